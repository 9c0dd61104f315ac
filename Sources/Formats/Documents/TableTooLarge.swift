package import Addresses
internal import Directory

/// A table that would be larger than an answer may be. It is found while the table is written, so that no more than an
/// answer may have is ever made.
package struct TableTooLarge: Error {
    /// How many of its rows fit.
    package let rows: Int
    /// The bytes that a table may take.
    package let maximum: Int

    /// What to tell the client: the limit that fits, and where everything is at once.
    ///
    /// - Parameter total: how many records match.
    package func problem(_ list: ListRequest, total: Int) -> Problem {
        let name = GeneralParameter.limit.rawValue
        let count = max(0, min(list.query.limit, total - list.query.offset))
        let way =
            rows > 0
            ? "Give \(name)=\(rows) or less and follow Link to the next rows, narrow the list, or choose fields."
            : "Not one of them fits: choose fields."
        return Problem(errors: [
            ParameterFault(
                name,
                value: list.limit.map(String.init),
                "These \(count) records as \(list.format.label) are more than the \(size) that one answer may have. \(way) Everything at once is at \(Route.download.path).",
                nearest: rows > 0 ? "\(rows)" : nil
            )
        ])
    }

    /// What to tell the client of a map, which has no pages.
    ///
    /// - Parameter total: how many records match.
    package func problem(ofMap total: Int) -> Problem {
        Problem(
            .invalidParameters,
            "The \(total) records of this map are more than the \(size) that one answer may have. Narrow it, for one by \(GeneralParameter.bbox.rawValue). Everything at once is at \(Route.download.path)."
        )
    }

    /// The bound in words.
    package var size: String { maximum >= 1 << 20 ? "\(maximum >> 20) MB" : "\(maximum) bytes" }
}

/// Counts what is written of a table against what it may have.
package struct TableBudget {
    /// The bytes that a table may take.
    package let maximum: Int
    /// The bytes that are kept free for what follows the rows.
    package var reserve = 0
    private var rows = 0

    package init(_ maximum: Int) { self.maximum = maximum }

    /// Counts a row.
    ///
    /// - Parameter size: the bytes written so far, the row included.
    /// - Throws: where the row has no room.
    package mutating func count(_ size: Int) throws(TableTooLarge) {
        guard size <= maximum - reserve else { throw TableTooLarge(rows: rows, maximum: maximum) }
        rows += 1
    }
}
