internal import Addresses
package import Directory
package import Drawings

extension LifespanChart {
    private static let members = JSONProjection(["names", "status", "confirmation_due"])

    /// The lives of the field operations, by their beginnings; those of which no date is known are left out.
    ///
    /// - Complexity: reads each operation once.
    package init(_ repository: Repository) {
        let rows = repository[.operations].records.compactMap { record -> Row? in
            var line = LifeLine(record)
            guard line.begin ?? line.attested ?? line.end != nil else { return nil }
            let value = record.value(Self.members)
            let isUnclear = value["status"] == "unknown"
            // one that may be at work is drawn until it was last seen, and what comes after as not known
            line.marks = []
            return Row(
                line: line,
                notches: Self.renamings(value),
                note: Self.note(line, isUnclear: isUnclear),
                isCare: value["confirmation_due"] == true
            )
        }
        let ordered = rows.sorted { left, right in
            func start(_ line: LifeLine) -> AxisDate? { line.begin ?? line.attested ?? line.end }
            guard let one = start(left.line), let other = start(right.line) else { return false }
            return (one, left.line.name) < (other, right.line.name)
        }
        let first = ordered.compactMap { ($0.line.begin ?? $0.line.attested ?? $0.line.end)?.year }.min()
        self.init(
            rows: ordered,
            years: Self.years(from: first, repository),
            today: AxisDate(repository.dataset.released)
        )
    }

    /// How many operations were at work at the end of each year; of the last year, on the day of the data.
    private static func years(from first: Int?, _ repository: Repository) -> [Year] {
        let released = repository.dataset.released
        guard let first, first <= released.year else { return [] }
        return (first...released.year).map { year in
            let day = year == released.year ? released : Day(year: year, month: 12, day: 31) ?? released
            let presence = repository[.operations].presence(on: day)
            var request = ListRequest(query: Query(.operations, asOf: day))
            request.view.asOf = day
            return Year(
                year: year,
                certain: presence.certain,
                undecided: presence.undecided,
                address: request.address
            )
        }
    }

    /// When an operation took another official name.
    private static func renamings(_ value: JSON) -> [AxisDate] {
        let days = (value["names"]?.array ?? []).compactMap { name -> Day? in
            guard ["official", "former"].contains(name["kind"]?.string ?? ""), name["language"]?.string == "en" else {
                return nil
            }
            return name["from"]?.string.flatMap { Day($0) }
        }
        return Set(days).sorted().dropFirst().map { AxisDate($0) }
    }

    private static func note(_ line: LifeLine, isUnclear: Bool) -> String {
        let seen = line.seen.map { "seen \($0.text)" }
        if line.isOpen { return seen ?? "not seen in a dated source" }
        if isUnclear { return ["unclear", seen].compactMap(\.self).joined(separator: ", ") }
        return line.end.map { "to \($0.year)" } ?? "closed, day not found"
    }
}
