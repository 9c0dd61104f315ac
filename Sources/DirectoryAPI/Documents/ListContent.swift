internal import Directory

/// Makes the content of a collection's page.
struct ListContent {
    let request: ListRequest
    let answer: Answer
    let repository: Repository

    private var query: Query { request.query }

    /// The content.
    var content: Content {
        let links = links
        return Content(
            repository: repository,
            schema: repository[query.collection].schema,
            records: answer.records,
            isList: true,
            fields: request.view.fields,
            meta: meta(address: links[0].address),
            links: links,
            facets: query.facets.isEmpty ? nil : facets,
            included: request.view.inclusions.isEmpty
                ? nil
                : Included(repository: repository, asOf: query.asOf).json(request.view.inclusions, for: answer.records)
        )
    }

    /// The addresses of this page and its neighbours, this page first.
    private var links: [(relation: String, address: String)] {
        let (limit, offset) = (query.limit, query.offset)
        let last = answer.total == 0 ? 0 : (answer.total - 1) / limit * limit
        var pages = [("self", offset), ("first", 0)]
        if offset > 0 { pages.append(("prev", max(0, min(offset - limit, last)))) }
        if offset + limit < answer.total { pages.append(("next", offset + limit)) }
        pages.append(("last", last))
        return zip(pages, request.pages(at: pages.map(\.1))).map { ($0.0, $1) }
    }

    private func meta(address: String) -> JSON {
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
        members.append(.init("citation", .string(Citation.line(repository, address))))
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
                JSON.Member(facet.parameter.name, .array(counts(facet)))
            }
        )
    }

    /// The values with the addresses that narrow the list to them, or widen it again where it is already narrowed.
    private func counts(_ facet: Facet) -> [JSON] {
        let parameter = facet.parameter
        let place = query.conditions.firstIndex { condition in
            condition.parameter.name == parameter.name && condition.comparison == .equal
        }
        let operands = place.map { query.conditions[$0].operands } ?? []
        // the rest of the address is written once, with a word in the place of the value that no encoding touches
        let mark = "~facet~"
        let pattern = narrowed(to: [.text(mark)], parameter, place).split(
            separator: "=" + mark,
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        return facet.counts.map { count in
            let applied = operands.contains(.text(count.value))
            let address: String
            if applied {
                address = narrowed(to: operands.filter { $0 != .text(count.value) }, parameter, place)
            } else if count.value.utf8.contains(UInt8(ascii: ",")) || pattern.count != 2 {
                address = narrowed(to: [.text(count.value)], parameter, place)
            } else {
                address = pattern[0] + "=" + Target.encode(count.value) + pattern[1]
            }
            var members: [JSON.Member] = [
                .init("value", .string(count.spelling)),
                .init("label", .string(label(count, parameter))),
                .init("count", .integer(count.count)),
                .init("url", .string(address)),
            ]
            if applied { members.append(.init("applied", true)) }
            return .object(members)
        }
    }

    /// The address of the list with these values for a parameter, in the place of a condition where there is one.
    private func narrowed(to operands: [Column.Operand], _ parameter: Parameter, _ place: Int?) -> String {
        request.with { other in
            other.query.offset = 0
            if let place { other.query.conditions.remove(at: place) }
            if !operands.isEmpty { other.query.conditions.append(Condition(parameter, .equal, operands)) }
        }.address
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
