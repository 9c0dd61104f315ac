internal import Addresses
internal import Directory
package import Drawings

extension BarChart {
    /// The values of the first field that a list is grouped by, with the records of each; where it is grouped by two, in
    /// parts by the values of the second. The most frequent of these are told apart, the others are one part.
    ///
    /// - Parameters:
    ///   - content: the groups.
    ///   - title: what is counted, in words.
    package init(_ content: GroupContent, title: String) {
        let totals = content.alone(0)
        let request = totals.request
        let term = request.query.groups.first
        let kinds = Self.kinds(content)
        let isCut = kinds.count > Self.mostSeries
        let shown = isCut ? Array(kinds.prefix(Self.mostSeries - 1)) : kinds
        let places = Dictionary(shown.enumerated().map { ($1, $0) }) { first, _ in first }
        var parts: [Group.Value: [Int]] = [:]
        if content.terms.count > 1 {
            for group in content.groups {
                let place = places[group.values[1]] ?? shown.count
                parts[group.values[0], default: Array(repeating: 0, count: shown.count + (isCut ? 1 : 0))][place] +=
                    group.count
            }
        }
        let bars = totals.groups.map { group -> Bar in
            let label = term.flatMap { totals.label(group.values[0], $0) } ?? totals.missing
            return Bar(
                label: label,
                count: group.count,
                address: request.narrowed(to: group)?.address,
                parts: parts[group.values[0]] ?? []
            )
        }
        let names = shown.map { content.label($0, content.terms[1]) ?? content.missing }
        self.init(title: title, bars: bars, series: names + (isCut ? ["others"] : []))
    }

    /// The values of the second field: in their order where all are told apart, otherwise the most frequent first.
    private static func kinds(_ content: GroupContent) -> [Group.Value] {
        guard content.terms.count > 1 else { return [] }
        let groups = content.alone(1).groups
        guard groups.count > mostSeries else { return groups.map { $0.values[0] } }
        return groups.enumerated().sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }.map { $0.element.values[0] }
    }
}

extension GroupContent {
    /// What stands for no value.
    package var missing: String { "none known" }

    /// The groups of one of the fields alone.
    ///
    /// - Parameter place: which of the fields.
    package func alone(_ place: Int) -> GroupContent {
        guard terms.count > 1 else { return self }
        var request = request
        request.query.groups = [terms[place]]
        var query = request.scopedQuery
        (query.limit, query.offset, query.order, query.facets) = (1, 0, [], [])
        return GroupContent(request: request, groups: repository.answer(query).groups ?? [], repository: repository)
    }
}
