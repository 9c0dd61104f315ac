internal import Directory

/// The addresses of a list in the one way this program writes them: words and day, conditions in the order of the
/// table, then order, page and view; defaults left out. What pages and narrower lists share is written once.
struct ListAddress {
    private let path: String
    /// The pairs that say what is asked for.
    private let question: String
    /// The pairs of the order and of the size of a page.
    private let arrangement: String
    /// The pairs of what is shown.
    private let view: String

    /// The addresses of a request.
    init(_ request: ListRequest) {
        let query = request.query
        path = request.scope?.path ?? "/\(query.collection)"
        var question = ""
        Self.add(.q, query.text?.text, to: &question)
        Self.add(.asOf, query.asOf?.description, to: &question)
        for condition in query.conditions { Self.add(condition, to: &question) }
        self.question = question
        var arrangement = ""
        Self.add(.sort, Self.order(of: query), to: &arrangement)
        if query.limit != Query.defaultLimit { Self.add(.limit, String(query.limit), to: &arrangement) }
        self.arrangement = arrangement
        var view = ""
        Self.add(.fields, request.view.fields?.joined(separator: ","), to: &view)
        Self.add(.include, request.view.inclusions.joined(separator: ","), to: &view)
        Self.add(.facets, query.facets.map(\.name).joined(separator: ","), to: &view)
        Self.add(.format, request.view.format?.rawValue, to: &view)
        self.view = view
    }

    /// The address of a page.
    func page(at offset: Int) -> String {
        var query = question
        Self.join(arrangement, to: &query)
        if offset != 0 { Self.add(.offset, String(offset), to: &query) }
        Self.join(view, to: &query)
        return query.isEmpty ? path : path + "?" + query
    }

    /// The address of the list narrowed to a value of a parameter: what stands before and after the encoded value.
    func narrowed(by parameter: String) -> (before: String, after: String) {
        var before = question
        Self.join(Target.encode(parameter), to: &before)
        var after = ""
        Self.join(arrangement, to: &after)
        Self.join(view, to: &after)
        return (path + "?" + before + "=", after.isEmpty ? "" : "&" + after)
    }

    private static func add(_ parameter: GeneralParameter, _ value: String?, to query: inout String) {
        guard let value, !value.isEmpty else { return }
        add(parameter.rawValue, value, to: &query)
    }

    private static func add(_ condition: Condition, to query: inout String) {
        let name = condition.parameter.name + condition.comparison.suffix
        let values = condition.operands.map(\.description)
        // a value with a comma in it stands alone, since commas separate values
        if values.contains(where: { $0.utf8.contains(UInt8(ascii: ",")) }) {
            for value in values { add(name, value, to: &query) }
        } else {
            add(name, values.count == 1 ? values[0] : values.joined(separator: ","), to: &query)
        }
    }

    private static func add(_ name: String, _ value: String, to query: inout String) {
        if !query.isEmpty { query += "&" }
        query += Target.encode(name)
        query += "="
        query += Target.encode(value)
    }

    private static func join(_ pairs: String, to query: inout String) {
        guard !pairs.isEmpty else { return }
        if !query.isEmpty { query += "&" }
        query += pairs
    }

    /// The order asked for, as `sort` takes it; nil for the usual one of the collection.
    private static func order(of query: Query) -> String? {
        guard !query.order.isEmpty else { return nil }
        var order = ""
        for term in query.order {
            if !order.isEmpty { order += "," }
            if term.isDescending { order += "-" }
            order += term.parameter.name
        }
        return order == CollectionSchema.named(query.collection).order ? nil : order
    }
}
