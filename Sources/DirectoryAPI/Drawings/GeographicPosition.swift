internal import Directory

/// A place on the globe in degrees, WGS 84.
struct GeographicPosition: Sendable, Hashable {
    /// Degrees east, -180 to 180.
    let longitude: Double
    /// Degrees north, -90 to 90.
    let latitude: Double

    /// Makes a position; nil where a number is out of its range.
    init?(longitude: Double, latitude: Double) {
        guard (-180...180).contains(longitude), (-90...90).contains(latitude) else { return nil }
        (self.longitude, self.latitude) = (longitude, latitude)
    }

    /// Makes the nearest position within the ranges.
    init(clamping longitude: Double, _ latitude: Double) {
        self.longitude = min(max(longitude, -180), 180)
        self.latitude = min(max(latitude, -90), 90)
    }

    /// Reads a position of RFC 7946: longitude, then latitude.
    init?(_ value: JSON?) {
        guard let numbers = value?.array, numbers.count >= 2, case .number(let longitude) = numbers[0],
            case .number(let latitude) = numbers[1], let longitude = Double(longitude), let latitude = Double(latitude)
        else { return nil }
        self.init(longitude: longitude, latitude: latitude)
    }
}
