internal import Addresses
internal import Directory
internal import Formats

/// The rows of a table below headings: the values of the first field that the list is counted by.
struct GroupedRows {
    /// Rows with one value.
    struct Part {
        let heading: String
        /// The list of just these records; nil where they have none of their own.
        let address: String?
        var rows: [(record: Record, value: JSON)]
    }

    let parts: [Part]

    /// The place that the value of a row is read at, as a projection has to have it; nil where rows cannot stand below
    /// headings: nothing is counted, the page has not all records, or a record would stand below several.
    static func leaf(_ page: ListPage) -> Leaf? {
        guard let term = page.query.groups.first, !term.isMultiple, page.answer.total == page.answer.records.count,
            page.answer.total > 0
        else { return nil }
        return term.parameter.leaves.first
    }

    /// Puts rows below the headings of their values, in the order of the counts. O(rows + groups).
    init?(_ page: ListPage, _ rows: [(record: Record, value: JSON)]) {
        guard let leaf = Self.leaf(page), let term = page.query.groups.first, let groups = page.answer.groups else {
            return nil
        }
        let content = GroupContent(request: page.request, groups: groups, repository: page.repository).alone(0)
        var parts = content.groups.map { group in
            Part(
                heading: content.label(group.values[0], term) ?? content.missing.beginningSentence,
                address: content.request.narrowed(to: group)?.address,
                rows: []
            )
        }
        var places: [String: Int] = [:]
        var none: Int?
        for (place, group) in content.groups.enumerated() {
            switch group.values[0] {
            case .text(let text, let spelling): (places[text], places[spelling]) = (place, place)
            case .year, .number: places[group.values[0].text] = place
            case .none: none = place
            }
        }
        for row in rows {
            let value = leaf.values(in: row.value).first
            var key = value.map { $0.string ?? String(decoding: $0.bytes, as: UTF8.self) }
            if let period = term.period, let year = value?.string.flatMap({ Day($0) })?.year {
                key = String(period == .year ? year : year / 10 * 10)
            }
            // a value that the counts tell apart in another way would stand below no heading
            guard let place = key.flatMap({ places[$0] }) ?? (value == nil ? none : nil) else { return nil }
            parts[place].rows.append(row)
        }
        self.parts = parts.filter { !$0.rows.isEmpty }
    }
}
