package import Directory
internal import Drawings

extension MapFeature {
    /// Reads a record of `/operations` or `/institutions`.
    ///
    /// - Parameters:
    ///   - isPast: whether it is of a past day.
    ///   - address: where it is seen, if that is not its own address.
    package init(_ record: Record, isPast: Bool = false, address: String? = nil) {
        self.init(record, record.value(Self.members), isPast: isPast, address: address)
    }

    /// The paths of the members that are read.
    package static let paths = [
        "name", "name_language", "short_name", "status", "seat.city", "seat.coordinates", "established", "started",
        "closed",
        "mandate_ended",
    ]
    /// These members.
    package static let members = JSONProjection(paths)

    /// - Parameter value: `members` of the record, or more.
    package init(_ record: Record, _ value: JSON, isPast: Bool = false, address: String? = nil) {
        let status = value["status"]?.string
        self.init(
            address: address ?? record.path,
            name: ShortName.of(value, isPast: isPast) ?? record.id,
            nameLanguage: value["name_language"]?.string,
            symbol: record.collection == .institutions
                ? .institution : status == "active" ? .open : .closed,
            city: value["seat"]?["city"]?.string,
            position: GeographicPosition(value["seat"]?["coordinates"]),
            period: Self.period(value),
            status: status.map { Self.words(of: $0, record.collection) }
        )
    }

    /// A status in the words that pages have for it.
    private static func words(of status: String, _ collection: CollectionName) -> String {
        let field = CollectionSchema.named(collection).fields.first { $0.name == "status" }
        guard case .term(let vocabulary)? = field?.type else { return status }
        return vocabulary.label(of: status)
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
