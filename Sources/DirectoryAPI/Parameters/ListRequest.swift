internal import Directory

/// What the parameters of a collection's address ask for, all of it understood.
struct ListRequest: Sendable {
    /// The question to the collection.
    var query: Query
    /// The format asked for by parameter.
    var format: Format?

    /// The address that asks the same in the one way this program writes it: conditions in the order of the table, then
    /// sort, then the page, defaults left out.
    ///
    /// - Parameter offset: another page than the one asked for.
    func address(offset: Int? = nil) -> String {
        var pairs: [(String, String)] = []
        for condition in query.conditions {
            let name = condition.parameter.name + condition.comparison.suffix
            let values = condition.operands.map(\.description)
            if values.contains(where: { $0.contains(",") }) {
                pairs += values.map { (name, $0) }
            } else {
                pairs.append((name, values.joined(separator: ",")))
            }
        }
        if !query.order.isEmpty {
            let terms = query.order.map { ($0.isDescending ? "-" : "") + $0.parameter.name }
            pairs.append((GeneralParameter.sort.rawValue, terms.joined(separator: ",")))
        }
        if query.limit != Query.defaultLimit { pairs.append((GeneralParameter.limit.rawValue, "\(query.limit)")) }
        let offset = offset ?? query.offset
        if offset != 0 { pairs.append((GeneralParameter.offset.rawValue, "\(offset)")) }
        if let format { pairs.append((GeneralParameter.format.rawValue, format.rawValue)) }
        let text = pairs.map { "\(Target.encode($0.0))=\(Target.encode($0.1))" }.joined(separator: "&")
        return "/\(query.collection)" + (text.isEmpty ? "" : "?" + text)
    }

    /// The question in plain words.
    var words: String {
        let subject = query.conditions.isEmpty ? "all \(query.collection)" : "\(query.collection)"
        let conditions = query.conditions.map(\.words).joined(separator: " and ")
        let order = query.order.map { ($0.parameter.name) + ($0.isDescending ? " descending" : "") }
        return subject + (conditions.isEmpty ? "" : " where \(conditions)")
            + (order.isEmpty ? "" : ", ordered by \(order.joined(separator: ", then "))")
    }
}
