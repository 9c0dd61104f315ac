/// What records are grouped by: the values of a parameter; of dates, their years or decades.
package struct GroupTerm: Sendable {
    /// The stretch of time that dates are grouped by.
    package enum Period: String, Sendable, CaseIterable {
        case year, decade

        /// The first year of the period that a year lies in.
        func start(of year: Int) -> Int { self == .year ? year : year / 10 * 10 }

        /// The years of the period that begins with a year.
        package func years(from start: Int) -> [Int] { self == .year ? [start] : Array(start..<start + 10) }
    }

    /// The parameter whose values are told apart.
    package let parameter: Parameter
    /// What dates are grouped by; nil for other values.
    package let period: Period?

    /// Makes a term.
    package init(_ parameter: Parameter, by period: Period? = nil) {
        self.parameter = parameter
        self.period = period
    }

    /// The name as an address has it: `region`, `closed.year`.
    package var name: String { period.map { "\(parameter.name).\($0.rawValue)" } ?? parameter.name }

    /// The name in plain words: "closed year".
    package var label: String { period.map { "\(parameter.label) \($0.rawValue)" } ?? parameter.label }

    /// Whether a record may have several values, so that it stands in several groups.
    package var isMultiple: Bool { parameter.leaves.count > 1 || parameter.leaves.contains(where: \.isMultiple) }

    /// How many terms a question may have.
    package static let most = 2
}

/// Records that have the same value of each term.
package struct Group: Sendable {
    /// The value of one term.
    package enum Value: Sendable, Hashable {
        /// A text: as a filter takes it, and as the records write it.
        case text(String, spelling: String)
        /// The first year of a period.
        case year(Int)
        /// A number.
        case number(Double)
        /// The records have none.
        case none
    }

    /// The value of each term, in the order of the terms.
    package let values: [Value]
    /// How many records there are; more than none.
    package let count: Int
}

/// A question that would tell more groups apart than one answer may hold.
package struct TooManyGroups: Error {
    /// How many groups an answer may have.
    package static let most = 2_000
    /// How often records may stand in groups, where each has several values of several terms.
    static let mostPlaces = 5_000_000
}
