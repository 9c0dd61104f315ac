package import Addresses
package import Directory

/// The records that a list leaves out for want of a date or a number: they fulfil what else is asked, and have nothing to
/// compare.
package struct MissingValues {
    /// What they have no value of.
    package let parameter: Parameter
    /// How many there are; at least one.
    package let count: Int
    /// Whether only those are counted whose subject has ended.
    package let isOfEnded: Bool
    /// The list of them.
    package let request: ListRequest

    /// How many dates and numbers are looked at; each is a question more.
    package static let most = 2

    /// The records, by what they lack; none, without any work, where neither a date nor a number is compared.
    ///
    /// - Complexity: that of one more question for each of the parameters.
    package static func found(by request: ListRequest, in repository: Repository) -> [MissingValues] {
        compared(by: request.query).compactMap { parameter in
            let ended = ended(parameter.name, request.query, repository)
            let asked = request.with { request in
                request.query.conditions.removeAll { $0.parameter.name == parameter.name && $0.referenced == nil }
                request.query.conditions.append(Condition(parameter, .exists, [.text("false")]))
                if let ended { request.query.conditions.append(ended) }
                request.query.offset = 0
            }
            var query = asked.scopedQuery
            (query.limit, query.order, query.facets, query.groups) = (1, [], [], [])
            let count = repository.answer(query).total
            guard count > 0 else { return nil }
            return MissingValues(parameter: parameter, count: count, isOfEnded: ended != nil, request: asked)
        }
    }

    /// The dates and numbers that a question compares, the first few.
    package static func compared(by query: Query) -> [Parameter] {
        var seen: [Parameter] = []
        for condition in query.conditions where condition.referenced == nil && seen.count < most {
            guard decides(condition.comparison), comparesInOrder(condition.parameter),
                !seen.contains(where: { $0.name == condition.parameter.name })
            else { continue }
            seen.append(condition.parameter)
        }
        return seen
    }

    private static func comparesInOrder(_ parameter: Parameter) -> Bool {
        parameter.types.contains { type in
            switch type {
            case .date, .count: true
            default: false
            }
        }
    }

    private static func decides(_ comparison: Operator) -> Bool {
        switch comparison {
        case .equal, .greater, .greaterOrEqual, .less, .lessOrEqual: true
        case .not, .contains, .exists: false
        }
    }

    /// What exists still has no end, and is not left out for it: that the others have ended. Nil for dates that are no end.
    private static func ended(_ name: String, _ query: Query, _ repository: Repository) -> Condition? {
        let store = repository[query.collection]
        guard let lifespan = store.schema.lifespan, lifespan.to.contains(name), let state = lifespan.state,
            let parameter = store.parameters[state.field],
            !query.conditions.contains(where: { $0.parameter.name == state.field })
        else { return nil }
        return Condition(parameter, .equal, [.text(state.ended)])
    }
}
