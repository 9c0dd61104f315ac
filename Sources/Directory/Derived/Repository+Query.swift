extension Repository {
    /// Answers a question.
    package func answer(_ query: Query) -> Answer {
        let query = lookingUpReferences(query)
        if english == nil, let day = query.asOf, query.asksOnlyTheDay, let answer = answer(query, on: day) {
            return answer
        }
        let store = store(query.collection, asOf: query.asOf, undated: query.undated)
        store.createColumns(for: query)
        let (matches, found) = store.matches(query, searchContext)
        let places = query.offset..<query.offset + query.limit
        let numbers: [UInt32]
        if !query.order.isEmpty {
            numbers = store.page(places, of: matches, by: query.order)
        } else if let found {
            numbers = MatchOrder.page(places, of: [found.matches], factors: [100]).map(\.match.record)
        } else {
            numbers = matches.page(places)
        }
        return Answer(
            total: matches.count,
            records: store.records(numbers),
            facets: store.facets(query.facets, among: matches),
            groups: try? store.groups(query.groups, among: matches),
            hints: matches.count == 0 ? hints(query) : [],
            undated: query.undated == .only ? matches.count : undatedCount(query),
            notes: found?.notes ?? SearchNotes()
        )
    }

    /// How many records of a past day would match, were it known that they existed.
    private func undatedCount(_ query: Query) -> Int {
        guard let day = query.asOf, let lifespans = self[query.collection].lifespans else { return 0 }
        let count = lifespans.undatedCount(on: day.earliest)
        guard count > 0, !query.conditions.isEmpty || query.text != nil else { return count }
        let store = store(query.collection, asOf: day, undated: .only)
        store.createColumns(for: Query(query.collection, conditions: query.conditions))
        return store.matches(query, searchContext).matches.count
    }

    /// Answers a question about a past day and nothing else: the records of the page alone are made what they were.
    private func answer(_ query: Query, on day: Day) -> Answer? {
        let store = self[query.collection]
        guard let lifespans = store.lifespans else { return nil }
        let matches = Selection.existing(lifespans, day: day.earliest, capacity: store.records.count)
        let page = matches.page(query.offset..<query.offset + query.limit)
        return Answer(
            total: matches.count,
            records: Array(WorldOnDay(day: day, repository: self).records(page.lazy.map(Int.init), of: store)),
            facets: [],
            groups: [],
            hints: matches.count == 0 ? hints(query) : [],
            undated: lifespans.undatedCount(on: day.earliest),
            notes: SearchNotes()
        )
    }

    /// What there would be without each part of a question that has no answer.
    private func hints(_ query: Query) -> [Hint] {
        func total(_ change: (inout Query) -> Void) -> Int {
            var other = query
            change(&other)
            return store(other.collection, asOf: other.asOf, undated: other.undated).matches(other, searchContext)
                .matches.count
        }
        // what keeps the question comes before what drops a part of it
        var hints = query.conditions.indices.compactMap { place in
            asksAboutEveryName(query.conditions[place], query.collection).map { condition in
                Hint(part: .nameInUse(place), total: total { $0.conditions[place] = condition })
            }
        }
        hints += query.conditions.indices.map { place in
            Hint(part: .condition(place), total: total { $0.conditions.remove(at: place) })
        }
        if query.text != nil { hints.append(Hint(part: .text, total: total { $0.text = nil })) }
        if query.asOf != nil {
            hints.append(Hint(part: .asOf, total: total { ($0.asOf, $0.undated) = (nil, nil) }))
        }
        return hints.filter { $0.total > 0 }
    }

    /// A condition on the name in use, asked about former and other names, too; nil for any other condition.
    package func asksAboutEveryName(_ condition: Condition, _ collection: CollectionName) -> Condition? {
        guard condition.parameter.name == "name", [.equal, .contains].contains(condition.comparison),
            let names = self[collection].parameters["names"], names.operators.contains(condition.comparison)
        else { return nil }
        return Condition(names, condition.comparison, condition.operands, typed: condition.typed)
    }
}

extension Query {
    /// Whether the day is all that is asked for beside the page.
    fileprivate var asksOnlyTheDay: Bool {
        conditions.isEmpty && text == nil && order.isEmpty && facets.isEmpty && groups.isEmpty
            && undated == nil
    }
}
