internal import Addresses
internal import Directory
internal import Markup

/// The lists of what refers to the records of a narrowed list: the mandates of these operations.
///
/// They are asked for through the reference, so that each is a question as any other. A record with several references may
/// fulfil two conditions by two of them; there only lists with one condition lead on.
struct RelatedLists {
    let page: ListPage

    /// How many lists are offered; each is a question more.
    private static let most = 3

    func write(to html: inout HTML) {
        let lists = lists
        guard !lists.isEmpty else { return }
        html.element("p", .class("related-lists")) { html in
            for (place, list) in lists.enumerated() {
                if place > 0 { html.raw(" · ") }
                html.link(list.address, list.words, Attribute(literal: "rel", "nofollow"))
            }
        }
    }

    private var lists: [(address: String, words: String)] {
        let conditions = page.query.conditions
        guard !conditions.isEmpty, page.query.text == nil, page.answer.total > 0, page.request.scope == nil,
            conditions.allSatisfy({ $0.referenced == nil })
        else { return [] }
        var lists: [(address: String, words: String)] = []
        for field in page.schema.fields where lists.count < Self.most {
            guard case .inverse(let collection, let path) = field.origin, collection != page.schema.name,
                let request = request(collection, path)
            else { continue }
            var query = request.query
            (query.limit, query.order) = (1, [])
            let count = page.repository.answer(query).total
            guard count > 0 else { continue }
            let noun = collection.noun(count)
            let whose = page.answer.total == 1 ? "this \(page.schema.name.noun(1))" : "these \(page.answer.total)"
            lists.append((request.address, "\(count) \(noun) of \(whose)"))
        }
        return lists
    }

    /// The question to the collection that refers here; nil where it cannot be asked.
    private func request(_ collection: CollectionName, _ path: String) -> ListRequest? {
        let table = page.repository[collection].parameters
        guard let reference = table.parameters.first(where: { !$0.isSynonym && $0.leaves.contains { $0.path == path } })
        else { return nil }
        // its records may be of other collections, and several
        let isMultiple = reference.leaves.count > 1 || reference.leaves.contains(where: \.isMultiple)
        guard !isMultiple || page.query.conditions.count == 1 else { return nil }
        var conditions = page.query.conditions
        if reference.referenced.count > 1, let type = page.store.parameters["type"] {
            guard !isMultiple else { return nil }
            conditions.append(Condition(type, .equal, [.text(page.schema.type)]))
        }
        guard conditions.count <= RequestBound.references.most else { return nil }
        let through = conditions.compactMap { Condition(through: reference, [(page.schema.name, $0)]) }
        var query = Query(collection, conditions: through, asOf: page.query.asOf)
        query.limit = Format.html.usualLimit
        if page.query.asOf != nil, CollectionSchema.named(collection).lifespan == nil { return nil }
        return ListRequest(query: query)
    }
}
