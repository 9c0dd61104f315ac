internal import Directory

/// Makes the content of a collection's page.
struct ListContent {
    let request: ListRequest
    let answer: Answer
    let repository: Repository

    private var query: Query { request.query }

    /// The content.
    var content: Content {
        Content(
            repository: repository,
            schema: repository[query.collection].schema,
            records: answer.records,
            isList: true,
            fields: request.view.fields,
            meta: meta,
            links: links,
            facets: query.facets.isEmpty ? nil : facets,
            included: request.view.inclusions.isEmpty
                ? nil
                : Included(repository: repository, asOf: query.asOf).json(request.view.inclusions, for: answer.records)
        )
    }

    /// The addresses of this page and its neighbours.
    private var links: [(relation: String, address: String)] {
        let (limit, offset) = (query.limit, query.offset)
        func page(_ offset: Int) -> String { request.with { $0.query.offset = offset }.address }
        let last = answer.total == 0 ? 0 : (answer.total - 1) / limit * limit
        var links = [("self", request.address), ("first", page(0))]
        if offset > 0 { links.append(("prev", page(max(0, min(offset - limit, last))))) }
        if offset + limit < answer.total { links.append(("next", page(offset + limit))) }
        links.append(("last", page(last)))
        return links
    }

    private var meta: JSON {
        var members: [JSON.Member] = [
            .init("total", .integer(answer.total)),
            .init("limit", .integer(query.limit)),
            .init("offset", .integer(query.offset)),
            .init("query", .string(request.words)),
        ]
        if let day = query.asOf {
            members.append(.init("as_of", .string(day.description)))
            members.append(.init("undated", .integer(answer.undated)))
        }
        let hints = answer.hints.compactMap(hint)
        if !hints.isEmpty { members.append(.init("hints", .array(hints))) }
        members.append(.init("data_version", .string(repository.shortVersion)))
        members.append(.init("citation", .string(Citation.line(repository, request.address))))
        return .object(members)
    }

    /// What to drop; nil for the scope, which is the address itself.
    private func hint(_ hint: Hint) -> JSON? {
        if case .condition(let place) = hint.part, place >= query.conditions.count { return nil }
        let (drop, address): (String, String) =
            switch hint.part {
            case .condition(let place):
                (
                    query.conditions[place].parameter.name + query.conditions[place].comparison.suffix,
                    request.with { $0.query.conditions.remove(at: place) }.address
                )
            case .text: (GeneralParameter.q.rawValue, request.with { $0.query.text = nil }.address)
            case .asOf: (GeneralParameter.asOf.rawValue, request.with { $0.query.asOf = nil }.address)
            }
        return ["drop": .string(drop), "total": .integer(hint.total), "url": .string(address)]
    }

    // MARK: Facets

    private var facets: JSON {
        .object(
            answer.facets.map { facet in
                JSON.Member(facet.parameter.name, .array(facet.counts.map { count($0, of: facet.parameter) }))
            }
        )
    }

    /// A value with the address that narrows the list to it, or widens the list again where it is already narrowed.
    private func count(_ count: Facet.Count, of parameter: Parameter) -> JSON {
        let place = query.conditions.firstIndex { condition in
            condition.parameter.name == parameter.name && condition.comparison == .equal
        }
        let applied = place.map { query.conditions[$0].operands.contains(.text(count.value)) } ?? false
        let changed = request.with { other in
            other.query.offset = 0
            let operands = place.map { query.conditions[$0].operands } ?? []
            let remaining = applied ? operands.filter { $0 != .text(count.value) } : [.text(count.value)]
            if let place { other.query.conditions.remove(at: place) }
            if !remaining.isEmpty { other.query.conditions.append(Condition(parameter, .equal, remaining)) }
        }
        var members: [JSON.Member] = [
            .init("value", .string(count.spelling)),
            .init("label", .string(label(count, parameter))),
            .init("count", .integer(count.count)),
            .init("url", .string(changed.address)),
        ]
        if applied { members.append(.init("applied", true)) }
        return .object(members)
    }

    private func label(_ count: Facet.Count, _ parameter: Parameter) -> String {
        for type in parameter.types {
            if let label = label(count.value, type) { return label }
        }
        return count.spelling
    }

    private func label(_ value: String, _ type: FieldType) -> String? {
        switch type {
        case .term(let vocabulary): vocabulary.terms.first { $0.id == value }?.label
        case .either(let left, let right): label(value, left) ?? label(value, right)
        case .reference(let collections):
            collections.lazy.compactMap { repository[$0].record(id: value)?.name }.first
        default: nil
        }
    }
}
