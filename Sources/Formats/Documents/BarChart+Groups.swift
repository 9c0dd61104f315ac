internal import Addresses
internal import Directory
package import Drawings

extension BarChart {
    /// The values of the first field that a list is grouped by, with the records of each.
    ///
    /// - Parameters:
    ///   - totals: the groups of that field alone.
    ///   - title: what is counted, in words.
    package init(_ totals: GroupContent, title: String) {
        let request = totals.request
        let term = request.query.groups.first
        let bars = totals.groups.map { group -> Bar in
            let label = term.flatMap { totals.label(group.values[0], $0) } ?? totals.missing
            return Bar(label: label, count: group.count, address: request.narrowed(to: group)?.address)
        }
        self.init(title: title, bars: bars)
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
