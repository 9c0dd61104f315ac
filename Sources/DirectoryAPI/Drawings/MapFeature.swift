internal import Directory

/// A record as maps show it.
struct MapFeature: Sendable {
    /// The sign it is drawn with.
    enum Symbol: String, Sendable, CaseIterable {
        /// An operation at work.
        case open
        /// An operation that has ended, or of which no source shows whether it still works.
        case closed
        /// An institution.
        case institution

        /// What a legend says.
        var label: String {
            switch self {
            case .open: "operation at work"
            case .closed: "closed operation"
            case .institution: "institution"
            }
        }
    }

    /// The record.
    let record: Record
    /// Its address.
    let address: String
    /// Its name.
    let name: String
    /// Its sign.
    let symbol: Symbol
    /// The city it works from.
    let city: String?
    /// Where that city is; nil where no seat is known.
    let position: GeographicPosition?
    /// When it worked: "1992 to 2009", "since 1997"; empty where no date is known.
    let period: String
    /// Its status in words, for an operation.
    let status: String?

    /// Reads a record of `/operations` or `/institutions`.
    init(_ record: Record) { self.init(record, record.value(Self.members)) }

    /// The paths of the members that are read.
    static let paths = [
        "name", "status", "seat.city", "seat.coordinates", "established", "started", "closed", "mandate_ended",
    ]
    /// These members.
    static let members = JSONProjection(paths)

    /// - Parameter value: `members` of the record, or more.
    init(_ record: Record, _ value: JSON) {
        self.record = record
        address = record.path
        name = value["name"]?.string ?? record.id
        status = value["status"]?.string
        symbol = record.collection == .institutions ? .institution : status == "active" ? .open : .closed
        city = value["seat"]?["city"]?.string
        position = GeographicPosition(value["seat"]?["coordinates"])
        period = Self.period(value)
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
