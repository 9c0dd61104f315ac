package import Directory
internal import Drawings

extension MapFeature {
    /// Reads a record of `/operations` or `/institutions`.
    package init(_ record: Record) { self.init(record, record.value(Self.members)) }

    /// The paths of the members that are read.
    package static let paths = [
        "name", "name_language", "status", "seat.city", "seat.coordinates", "established", "started", "closed",
        "mandate_ended",
    ]
    /// These members.
    package static let members = JSONProjection(paths)

    /// - Parameter value: `members` of the record, or more.
    package init(_ record: Record, _ value: JSON) {
        let status = value["status"]?.string
        self.init(
            address: record.path,
            name: value["name"]?.string ?? record.id,
            nameLanguage: value["name_language"]?.string,
            symbol: record.collection == .institutions
                ? .institution : status == "active" ? .open : .closed,
            city: value["seat"]?["city"]?.string,
            position: GeographicPosition(value["seat"]?["coordinates"]),
            period: Self.period(value),
            status: status
        )
    }

    private static func period(_ value: JSON) -> String {
        let from = (value["established"] ?? value["started"])?.string?.prefix(4)
        let to = (value["closed"] ?? value["mandate_ended"])?.string?.prefix(4)
        switch (from, to) {
        case (let from?, let to?): return from == to ? String(from) : "\(from) to \(to)"
        case (let from?, nil): return value["status"] == "closed" ? "from \(from)" : "since \(from)"
        case (nil, let to?): return "until \(to)"
        case (nil, nil): return ""
        }
    }
}
