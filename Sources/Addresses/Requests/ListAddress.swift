internal import Directory

/// The addresses of a list in the one way this program writes them: words and day, conditions in the order of the
/// table, then order, page and view; defaults left out. What pages and narrower lists share is written once.
package struct ListAddress {
    private let path: String
    /// The pairs that say what is asked for.
    private let question: String
    /// The pairs of the order and of the size of a page.
    private let arrangement: String
    /// The pairs of what is shown.
    private let view: String

    /// The addresses of a request.
    package init(_ request: ListRequest) {
        let query = request.query
        path = request.scope?.path ?? query.collection.path
        var question = TextBuilder()
        if let text = query.text { Self.add(.q, text.text, to: &question) }
        if let day = query.asOf { Self.add(.asOf, day.description, to: &question) }
        if let undated = query.undated { Self.add(.undated, undated.rawValue, to: &question) }
        if let since = query.since { Self.add(.since, since.shortVersion, to: &question) }
        for condition in query.conditions { Self.add(condition, to: &question) }
        self.question = question.text
        arrangement = Self.arrangement(query, limit: request.namedLimit)
        view = Self.view(request)
    }

    private static func arrangement(_ query: Query, limit: Int?) -> String {
        guard !query.order.isEmpty || limit != nil else { return "" }
        var pairs = TextBuilder()
        if let order = order(of: query) { add(.sort, order, to: &pairs) }
        if let limit { add(.limit, limit, to: &pairs) }
        return pairs.text
    }

    private static func view(_ request: ListRequest) -> String {
        let view = request.view
        guard
            view.fields != nil || view.look != nil || view.format != nil || view.languages != nil
                || !view.inclusions.isEmpty
                || view.table != TableStyle()
                || !request.query.facets.isEmpty || !request.query.groups.isEmpty
        else { return "" }
        var pairs = TextBuilder()
        if let fields = view.fields { add(.fields, fields, to: &pairs) }
        add(.include, view.inclusions, to: &pairs)
        add(.facets, request.query.facets.map(\.name), to: &pairs)
        add(.group, request.query.groups.map(\.name), to: &pairs)
        if let look = view.look { add(.view, look.rawValue, to: &pairs) }
        add(.lang, view.languages?.tags ?? [], to: &pairs)
        for pair in view.table.pairs { add(pair.parameter, pair.value, to: &pairs) }
        if let format = view.format { add(.format, format.rawValue, to: &pairs) }
        return pairs.text
    }

    /// The address of a page.
    package func page(at offset: Int) -> String {
        if offset == 0, question.isEmpty, arrangement.isEmpty, view.isEmpty { return path }
        var address = TextBuilder(capacity: path.utf8.count + question.utf8.count + 128)
        address.append(path)
        address.append(literal: "?")
        let start = address.count
        address.append(question)
        Self.join(arrangement, to: &address, since: start)
        if offset != 0 { Self.add(.offset, offset, to: &address, since: start) }
        Self.join(view, to: &address, since: start)
        return address.text
    }

    /// The address of the list narrowed to a value of a parameter: what stands before and after the encoded value.
    package func narrowed(by parameter: String) -> (before: String, after: String) {
        var before = TextBuilder()
        before.append(path)
        before.append(literal: "?")
        before.append(question)
        if !question.isEmpty { before.append(literal: "&") }
        Target.encode(parameter, to: &before)
        before.append(literal: "=")
        var after = TextBuilder()
        for pairs in [arrangement, view] where !pairs.isEmpty {
            after.append(literal: "&")
            after.append(pairs)
        }
        return (before.text, after.text)
    }

    private static func add(_ condition: Condition, to query: inout TextBuilder) {
        let name = condition.parameter.name
        let values = condition.values
        let isApart = condition.standsApart
        for (place, value) in values.enumerated() {
            if place > 0, !isApart {
                query.append(literal: ",")
            } else {
                if !query.isEmpty { query.append(literal: "&") }
                Target.encode(name, to: &query)
                query.append(condition.comparison.suffix)
                query.append(literal: "=")
            }
            Target.encode(value, to: &query)
        }
    }

    // MARK: Pairs

    private static func add(_ parameter: GeneralParameter, _ value: String, to query: inout TextBuilder) {
        guard !value.isEmpty else { return }
        begin(parameter, &query, since: 0)
        Target.encode(value, to: &query)
    }

    private static func add(_ parameter: GeneralParameter, _ words: [String], to query: inout TextBuilder) {
        guard let first = words.first else { return }
        begin(parameter, &query, since: 0)
        Target.encode(first, to: &query)
        for word in words.dropFirst() {
            query.append(literal: ",")
            Target.encode(word, to: &query)
        }
    }

    private static func add(
        _ parameter: GeneralParameter,
        _ number: Int,
        to query: inout TextBuilder,
        since start: Int = 0
    ) {
        begin(parameter, &query, since: start)
        query.append(number)
    }

    /// Begins a pair, behind those that were added since a place.
    private static func begin(_ parameter: GeneralParameter, _ query: inout TextBuilder, since start: Int) {
        if query.count > start { query.append(literal: "&") }
        query.append(parameter.rawValue)
        query.append(literal: "=")
    }

    private static func join(_ pairs: String, to query: inout TextBuilder, since start: Int) {
        guard !pairs.isEmpty else { return }
        if query.count > start { query.append(literal: "&") }
        query.append(pairs)
    }

    /// The order asked for, as `sort` takes it; nil for the usual one of the collection.
    private static func order(of query: Query) -> String? {
        query.order.isEmpty || query.hasUsualOrder ? nil : query.orderWords
    }
}
