extension CollectionStore {
    /// The records that fulfil every condition.
    func matches(_ conditions: [Condition]) -> Selection {
        Selection.intersection(conditions.map(matches), capacity: records.count)
    }

    /// Whether any record has this value for a parameter.
    package func has(_ operand: Column.Operand, in parameter: Parameter) -> Bool {
        parameter.numbers.contains { leaf in column(leaf).range(.equal, operand).map { !$0.range.isEmpty } ?? false }
    }

    /// The values that are found by a part of them, by that part: names of one thing in several languages, between
    /// slashes. Folded. Empty for parameters that hold no such values. O(different values).
    package func namesInLanguages(of parameter: Parameter) -> [String: [String]] {
        var wholes: [String: [String]] = [:]
        for (leaf, number) in zip(parameter.leaves, parameter.numbers) where leaf.field.hasNamesInLanguages {
            for whole in column(number).texts(containing: UInt8(ascii: "/")) {
                for part in whole.split(separator: "/") {
                    let part = part.split(separator: " ").joined(separator: " ")
                    if wholes[part]?.contains(whole) != true { wholes[part, default: []].append(whole) }
                }
            }
        }
        return wholes
    }

    private func matches(_ condition: Condition) -> Selection {
        switch condition.comparison {
        case .exists:
            let isThere = condition.operands.contains(.text("true"))
            let columns = condition.parameter.numbers.map(column)
            let (present, count) =
                columns.count == 1
                ? (columns[0].present, columns[0].presentCount)
                : RecordSet.union(columns.map(\.present), capacity: records.count)
            return isThere ? .set(present, count: count) : .set(present.inverted, count: records.count - count)
        case .not:
            let (set, count) = union(condition, .equal)
            return .set(set.inverted, count: records.count - count)
        default:
            if let simple = simple(condition) { return simple }
            let (set, count) = union(condition, condition.comparison)
            return .set(set, count: count)
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

    /// The records that have one of several values, with how many these are.
    private func union(_ condition: Condition, _ comparison: Operator) -> (set: RecordSet, count: Int) {
        var sets: [RecordSet] = []
        var lists: [ArraySlice<UInt32>] = []
        for leaf in condition.parameter.numbers {
            let column = column(leaf)
            func add(_ code: Int) {
                if let set = column.sets[code] { sets.append(set) } else { lists.append(column.holders(of: code)) }
            }
            for operand in condition.operands {
                if let range = column.range(comparison, operand) {
                    for code in range.range where range.contains(code) { add(code) }
                } else if case .text(let part) = operand {
                    for code in column.codes(containing: part) { add(code) }
                }
            }
        }
        var (union, count) = RecordSet.union(sets, capacity: records.count)
        for list in lists {
            for record in list where union.insert(Int(record)) { count += 1 }
        }
        return (union, count)
    }
}
