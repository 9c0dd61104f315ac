internal import Addresses
internal import Directory

/// The records that a list leaves out for want of a date or a number: they fulfil what else is asked, and have nothing to
/// compare.
struct UndatedRecords {
    let page: ListPage

    /// Some records that are left out.
    struct LeftOut {
        let count: Int
        /// The reason, in a sentence.
        let words: String
        /// The list of them.
        let address: String
    }

    /// How many dates and numbers are looked at; each is a question more.
    private static let most = 2

    /// The records, by what they lack.
    var found: [LeftOut] {
        var seen: [String] = []
        for condition in page.query.conditions {
            let name = condition.parameter.name
            guard condition.referenced == nil, condition.parameter.isDate || condition.parameter.isNumber,
                Self.decides(condition.comparison),
                !seen.contains(name), seen.count < Self.most
            else { continue }
            seen.append(name)
        }
        return seen.compactMap(leftOut)
    }

    private static func decides(_ comparison: Operator) -> Bool {
        switch comparison {
        case .equal, .greater, .greaterOrEqual, .less, .lessOrEqual: true
        case .not, .contains, .exists: false
        }
    }

    private func leftOut(_ name: String) -> LeftOut? {
        guard let parameter = page.store.parameters[name] else { return nil }
        let asked = page.request.with { request in
            request.query.conditions.removeAll { $0.parameter.name == name && $0.referenced == nil }
            request.query.conditions.append(Condition(parameter, .exists, [.text("false")]))
            if let state = ended(name) { request.query.conditions.append(state) }
            request.query.offset = 0
        }
        var query = asked.scopedQuery
        (query.limit, query.order, query.facets, query.groups) = (1, [], [], [])
        let count = page.repository.answer(query).total
        guard count > 0 else { return nil }
        let label = FieldWords.label(parameter).lowercased()
        let noun = page.schema.name.noun(count)
        let (verb, possessive) = count == 1 ? ("is", "its") : ("are", "their")
        let subject = "\(count) \(ended(name) == nil ? "" : "closed ")\(noun) \(verb) left out"
        let lacked = parameter.isDate ? "date" : "number"
        let words = "\(subject), since no source read gives \(possessive) \(lacked) for \u{201C}\(label)\u{201D}."
        return LeftOut(count: count, words: words, address: asked.address)
    }

    /// What exists still has no end, and is not left out for it: that the others have ended. Nil for dates that are no end.
    private func ended(_ name: String) -> Condition? {
        guard let lifespan = page.schema.lifespan, lifespan.to.contains(name), let state = lifespan.state,
            let parameter = page.store.parameters[state.field],
            !page.query.conditions.contains(where: { $0.parameter.name == state.field })
        else { return nil }
        return Condition(parameter, .equal, [.text(state.ended)])
    }
}
