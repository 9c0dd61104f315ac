package import Directory
internal import Drawings

extension GeographicPosition {
    /// Reads a position of RFC 7946: longitude, then latitude.
    package init?(_ value: JSON?) {
        guard let numbers = value?.array, numbers.count >= 2, case .number(let longitude) = numbers[0],
            case .number(let latitude) = numbers[1], let longitude = Double(longitude),
            let latitude = Double(latitude)
        else { return nil }
        self.init(longitude: longitude, latitude: latitude)
    }
}
