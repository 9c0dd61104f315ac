/// How a table for spreadsheets is written.
package struct TableStyle: Sendable, Hashable {
    /// How a table shows dates.
    package enum Dates: String, Sendable, CaseIterable {
        /// As the records have them, with a column each for the first and the last day that they may mean.
        case bounds
        /// As the records have them.
        case plain
    }

    /// The ways to say whether a table begins with a byte order mark.
    package static let marks = ["0", "1"]

    /// How dates are shown.
    package var dates = Dates.bounds
    /// Whether the text begins with a byte order mark (U+FEFF).
    package var hasMark = false

    /// The usual one.
    package init() {}

    /// The pairs of a query that ask for it; none for the usual one.
    package var pairs: [(parameter: GeneralParameter, value: String)] {
        (dates == .bounds ? [] : [(.dates, dates.rawValue)]) + (hasMark ? [(.bom, "1")] : [])
    }
}
