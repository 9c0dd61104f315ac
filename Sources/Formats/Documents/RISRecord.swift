internal import Directory

/// A work as a record of RIS: a tag and a value on each line.
package struct RISRecord {
    private let work: CitedWork

    package init(_ work: CitedWork) { self.work = work }

    /// The record.
    package var text: String {
        var lines = [("TY", work.kind.ris), ("TI", work.title)]
        func add(_ tag: String, _ value: String?) {
            if let value, !value.isEmpty { lines.append((tag, value)) }
        }
        add("T2", work.container)
        add("AU", work.author)
        add("PB", work.publisher)
        add("M3", work.kind.genre)
        if let issued = work.issued {
            add("PY", "\(issued.year)")
            add("DA", Self.date(issued))
        }
        add("ET", work.version)
        add("DO", work.doi)
        add("UR", work.address)
        add("Y2", work.accessed.map(Self.date))
        add("DB", work.archive?.name)
        add("N1", work.note)
        add("ID", work.key)
        lines.append(("ER", ""))
        return lines.map { "\($0.0)  - \($0.1)\r\n" }.joined()
    }

    /// A date as far as it is known: `2026/11/24`, `2014/01`.
    private static func date(_ day: Day) -> String {
        [day.year, day.month, day.day].compactMap { $0 }.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "/")
    }
}
