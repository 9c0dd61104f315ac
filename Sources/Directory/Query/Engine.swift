extension CollectionStore {
    /// Answers a question to this collection.
    public func answer(_ query: Query) -> Answer {
        let matches = matches(query.conditions)
        let numbers = page(of: matches, order: query.order, limit: query.limit, offset: query.offset)
        return Answer(total: matches.count, records: numbers.map { records[$0] })
    }

    /// The numbers of the records that fulfil every condition.
    func matches(_ conditions: [Condition]) -> RecordSet {
        var matches = RecordSet.all(capacity: records.count)
        for condition in conditions { matches.formIntersection(self.matches(condition)) }
        return matches
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

    private func page(of matches: RecordSet, order: [SortTerm], limit: Int, offset: Int) -> [Int] {
        let numbers = matches.numbers
        guard offset < numbers.count else { return [] }
        let end = min(numbers.count, offset + limit)
        if order.isEmpty { return Array(numbers[offset..<end]) }
        let keys = order.map { term in (ranks: column(term.parameter.leaves[0]).ranks, term.isDescending) }
        let sorted = numbers.sorted { left, right in
            for (ranks, isDescending) in keys where ranks[left] != ranks[right] {
                if ranks[left] == .max || ranks[right] == .max { return ranks[right] == .max }
                return isDescending ? ranks[left] > ranks[right] : ranks[left] < ranks[right]
            }
            return left < right
        }
        return Array(sorted[offset..<end])
    }
}

extension CollectionStore {
    /// Whether any record has this value for a parameter.
    public func has(_ operand: Column.Operand, in parameter: Parameter) -> Bool {
        parameter.leaves.contains { !column($0).records(.equal, operand).isEmpty }
    }
}
