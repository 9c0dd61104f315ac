extension Repository {
    /// Answers a question.
    public func answer(_ query: Query) -> Answer {
        let store = store(query.collection, asOf: query.asOf)
        var matches = store.matches(query.conditions)
        var ranked: [Int]?
        if let text = query.text {
            let found = store.text.matches(text)
            matches.formIntersection(RecordSet(found.map(\.record), capacity: store.records.count))
            ranked = found.map(\.record)
        }
        let numbers = store.page(of: matches, ranked: ranked, query)
        return Answer(
            total: matches.count,
            records: numbers.map { store.records[$0] },
            facets: query.facets.map { store.facet($0, among: matches) },
            hints: matches.isEmpty ? hints(query) : [],
            undated: store.undated
        )
    }

    /// What there would be without each part of a question that has no answer.
    private func hints(_ query: Query) -> [Hint] {
        func total(_ change: (inout Query) -> Void) -> Int {
            var other = query
            change(&other)
            let store = store(other.collection, asOf: other.asOf)
            var matches = store.matches(other.conditions)
            if let text = other.text {
                matches.formIntersection(
                    RecordSet(store.text.matches(text).map(\.record), capacity: store.records.count)
                )
            }
            return matches.count
        }
        var hints = query.conditions.indices.map { place in
            Hint(part: .condition(place), total: total { $0.conditions.remove(at: place) })
        }
        if query.text != nil { hints.append(Hint(part: .text, total: total { $0.text = nil })) }
        if query.asOf != nil { hints.append(Hint(part: .asOf, total: total { $0.asOf = nil })) }
        return hints.filter { $0.total > 0 }
    }
}

extension CollectionStore {
    /// The numbers of the records that fulfil every condition.
    func matches(_ conditions: [Condition]) -> RecordSet {
        var matches = RecordSet.all(capacity: records.count)
        for condition in conditions { matches.formIntersection(self.matches(condition)) }
        return matches
    }

    /// Whether any record has this value for a parameter.
    public func has(_ operand: Column.Operand, in parameter: Parameter) -> Bool {
        parameter.leaves.contains { !column($0).records(.equal, operand).isEmpty }
    }

    private func matches(_ condition: Condition) -> RecordSet {
        switch condition.comparison {
        case .not: return union(condition) { $0.records(.equal, $1) }.inverted
        case .exists:
            var present = RecordSet(capacity: records.count)
            for leaf in condition.parameter.leaves { present.formUnion(column(leaf).present) }
            return condition.operands.contains(.text("true")) ? present : present.inverted
        default: return union(condition) { $0.records(condition.comparison, $1) }
        }
    }

    private func union(_ condition: Condition, _ records: (Column, Column.Operand) -> RecordSet) -> RecordSet {
        var result = RecordSet(capacity: self.records.count)
        for leaf in condition.parameter.leaves {
            let column = column(leaf)
            for operand in condition.operands { result.formUnion(records(column, operand)) }
        }
        return result
    }

    /// How many of the records have each value of a parameter.
    func facet(_ parameter: Parameter, among matches: RecordSet) -> Facet {
        if parameter.leaves.count == 1 {
            let column = column(parameter.leaves[0])
            return Facet(
                parameter: parameter,
                counts: column.counts(among: matches).sorted(by: Facet.Count.comesBefore)
            )
        }
        // several places may hold one value in one record, which then counts once
        var holders: [String: (records: RecordSet, spelling: String)] = [:]
        for leaf in parameter.leaves {
            let column = column(leaf)
            for (text, records) in column.texts {
                holders[text, default: (RecordSet(capacity: records.capacity), column.spelling(of: text))]
                    .records.formUnion(records)
            }
        }
        let counts = holders.compactMap { value, holder -> Facet.Count? in
            let count = holder.records.intersectionCount(matches)
            return count == 0 ? nil : Facet.Count(value: value, spelling: holder.spelling, count: count)
        }
        return Facet(parameter: parameter, counts: counts.sorted(by: Facet.Count.comesBefore))
    }

    /// The numbers of a page.
    ///
    /// - Parameter ranked: the order without one asked for; nil for that of ids.
    func page(of matches: RecordSet, ranked: [Int]?, _ query: Query) -> [Int] {
        var numbers = matches.numbers
        guard query.offset < numbers.count else { return [] }
        let range = query.offset..<min(numbers.count, query.offset + query.limit)
        if query.order.isEmpty {
            guard let ranked else { return Array(numbers[range]) }
            return Array(ranked.filter(matches.contains)[range])
        }
        let keys = query.order.map { term in (ranks: column(term.parameter.leaves[0]).ranks, term.isDescending) }
        numbers.sort { left, right in
            for (ranks, isDescending) in keys where ranks[left] != ranks[right] {
                if ranks[left] == .max || ranks[right] == .max { return ranks[right] == .max }
                return isDescending ? ranks[left] > ranks[right] : ranks[left] < ranks[right]
            }
            return left < right
        }
        return Array(numbers[range])
    }
}
