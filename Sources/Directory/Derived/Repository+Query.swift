extension Repository {
    /// Answers a question.
    package func answer(_ query: Query) -> Answer {
        if english == nil, let day = query.asOf, query.asksOnlyTheDay, let answer = answer(query, on: day) {
            return answer
        }
        let store =
            query.since.map(changes) ?? store(query.collection, asOf: query.asOf, undated: query.undated)
        store.createColumns(for: query)
        let conditions = EvaluatedConditions(query, store, self)
        let selection = conditions.all()
        let words = store.found(query.text, searchContext)
        let found = words?.among(selection)
        let matches = found?.selection(capacity: store.records.count) ?? selection
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
            hints: matches.count == 0 ? hints(query, conditions, words, store) : [],
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
        let selection = EvaluatedConditions(query, store, self).all()
        return store.found(query.text, searchContext)?.among(selection).matches.count ?? selection.count
    }

    /// Answers a question about a past day and nothing else: the records of the page alone are made what they were.
    private func answer(_ query: Query, on day: Day) -> Answer? {
        let store = self[query.collection]
        guard let lifespans = store.lifespans else { return nil }
        let matches = Selection.existing(lifespans, day: day.earliest, capacity: store.records.count)
        let page = matches.page(query.offset..<query.offset + query.limit)
        let world = WorldOnDay(day: day, repository: self, hasEvidence: query.needsEvidence)
        return Answer(
            total: matches.count,
            records: Array(world.records(page.lazy.map(Int.init), of: store)),
            facets: [],
            groups: [],
            hints: matches.count == 0 ? hints(query, EvaluatedConditions(query, store, self), nil, store) : [],
            undated: lifespans.undatedCount(on: day.earliest),
            notes: SearchNotes()
        )
    }

    /// What there would be without each part of a question that has no answer. Nothing is evaluated that was before.
    ///
    /// - Parameters:
    ///   - conditions: those of the question, evaluated.
    ///   - words: the records that have the words, whatever the conditions; nil where no words are asked for.
    private func hints(
        _ query: Query,
        _ conditions: EvaluatedConditions,
        _ words: CollectionStore.Found?,
        _ store: CollectionStore
    ) -> [Hint] {
        func total(_ selection: Selection) -> Int { words?.among(selection).matches.count ?? selection.count }
        let capacity = store.records.count
        // what keeps the question comes before what drops a part of it
        var hints = query.conditions.indices.compactMap { place in
            asksAboutEveryName(query.conditions[place], query.collection).map { condition in
                let selections = [conditions.all(except: place), store.matches([condition])]
                return Hint(part: .nameInUse(place), total: total(.intersection(selections, capacity: capacity)))
            }
        }
        hints += query.conditions.indices.map { place in
            Hint(part: .condition(place), total: total(conditions.all(except: place)))
        }
        if query.text != nil { hints.append(Hint(part: .text, total: conditions.all().count)) }
        if query.asOf != nil {
            var today = query
            (today.asOf, today.undated) = (nil, nil)
            let store = self[query.collection]
            let selection = EvaluatedConditions(today, store, self).all()
            let count = store.found(query.text, searchContext)?.among(selection).matches.count ?? selection.count
            hints.append(Hint(part: .asOf, total: count))
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
