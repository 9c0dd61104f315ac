extension CollectionStore {
    /// The records that fulfil every condition.
    func matches(_ conditions: [Condition]) -> Selection {
        Selection.intersection(conditions.map(matches), capacity: records.count)
    }

    /// Whether any record has this value for a parameter.
    public func has(_ operand: Column.Operand, in parameter: Parameter) -> Bool {
        parameter.numbers.contains { leaf in column(leaf).range(.equal, operand).map { !$0.range.isEmpty } ?? false }
    }

    private func matches(_ condition: Condition) -> Selection {
        switch condition.comparison {
        case .exists:
            let isThere = condition.operands.contains(.text("true"))
            let columns = condition.parameter.numbers.map(column)
            if isThere, columns.count == 1 { return .set(columns[0].present, count: columns[0].presentCount) }
            var present = columns[0].present
            for column in columns.dropFirst() { present.formUnion(column.present) }
            let set = isThere ? present : present.inverted
            return .set(set, count: set.count)
        case .not:
            let set = union(condition, .equal).inverted
            return .set(set, count: set.count)
        default:
            if let simple = simple(condition) { return simple }
            let set = union(condition, condition.comparison)
            return .set(set, count: set.count)
        }
    }

    /// A comparison of one place with one value, for which the column knows the answer.
    private func simple(_ condition: Condition) -> Selection? {
        guard condition.parameter.numbers.count == 1, condition.operands.count == 1 else { return nil }
        let column = column(condition.parameter.numbers[0])
        guard let range = column.range(condition.comparison, condition.operands[0]) else { return nil }
        if range.range.isEmpty { return .none(capacity: records.count) }
        if range.range.count == 1, range.excluded.isEmpty {
            let code = range.range.lowerBound
            if let set = column.sets[code] { return .set(set, count: column.holderCount(of: code)) }
            return .list(column.holders(of: code), capacity: records.count)
        }
        return column.codes.map { .range(column, $0, in: range) }
    }

    private func union(_ condition: Condition, _ comparison: Operator) -> RecordSet {
        var result = RecordSet(capacity: records.count)
        for leaf in condition.parameter.numbers {
            let column = column(leaf)
            func add(_ code: Int) {
                if let set = column.sets[code] {
                    result.formUnion(set)
                } else {
                    for record in column.holders(of: code) { result.insert(Int(record)) }
                }
            }
            for operand in condition.operands {
                if let range = column.range(comparison, operand) {
                    for code in range.range where range.contains(code) { add(code) }
                } else if case .text(let part) = operand {
                    for code in column.codes(containing: part) { add(code) }
                }
            }
        }
        return result
    }
}
