/// A record as maps show it.
package struct MapFeature: Sendable {
    /// The sign it is drawn with.
    package enum Symbol: String, Sendable, CaseIterable {
        /// An operation at work.
        case open
        /// An operation that has ended, or of which no source shows whether it still works.
        case closed
        /// An institution.
        case institution

        /// What a legend says.
        package var label: String {
            switch self {
            case .open: "operation at work"
            case .closed: "closed operation"
            case .institution: "institution"
            }
        }
    }

    /// Its address.
    package let address: String
    /// Its name.
    package let name: String
    /// The language of the name, where it is not English.
    package let nameLanguage: String?
    /// Its sign.
    package let symbol: Symbol
    /// The city it works from.
    package let city: String?
    /// Where that city is; nil where no seat is known.
    package let position: GeographicPosition?
    /// When it worked: "1992 to 2009", "since 1997"; empty where no date is known.
    package let period: String
    /// Its status in words, for an operation.
    package let status: String?

    /// Joins its parts.
    package init(
        address: String,
        name: String,
        nameLanguage: String? = nil,
        symbol: Symbol,
        city: String?,
        position: GeographicPosition?,
        period: String,
        status: String?
    ) {
        self.address = address
        self.name = name
        self.nameLanguage = nameLanguage
        self.symbol = symbol
        self.city = city
        self.position = position
        self.period = period
        self.status = status
    }
}
