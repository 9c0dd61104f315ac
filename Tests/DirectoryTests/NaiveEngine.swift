import Directory
import Words

/// Answers questions by looking at every record, without any index: what the repository has to agree with.
struct NaiveEngine {
    private let records: [(id: String, value: JSON)]

    init(_ store: CollectionStore) { records = store.records.map { ($0.id, $0.value) } }

    /// The ids of all records that match, in order, without regard to the page.
    func ids(_ query: Query) -> [String] {
        let found = records.filter { record in
            query.conditions.allSatisfy { Self.holds($0, record.value) }
                && (query.asOf.map { Self.existed(record.value, on: $0) } ?? true)
        }
        let fields = CollectionSchema.named(query.collection).fieldNames
        let hasShortNames = query.asOf == nil && fields.contains("short_name")
        return Self.sorted(found, by: query.order, hasShortNames: hasShortNames).map(\.id)
    }

    /// How many of the records with some ids have each value of a parameter.
    func counts(_ parameter: Parameter, _ ids: Set<String>) -> [String: Int] {
        var counts: [String: Int] = [:]
        for record in records where ids.contains(record.id) {
            for value in Set(Self.texts(parameter, record.value)) { counts[Folding.fold(value), default: 0] += 1 }
        }
        return counts
    }

    // MARK: Conditions

    private static func holds(_ condition: Condition, _ record: JSON) -> Bool {
        let values = condition.parameter.leaves.flatMap {
            walk(record, $0.path.split(separator: ".").map(String.init)[...])
        }
        switch condition.comparison {
        case .exists: return values.isEmpty == (condition.operands == [.text("false")])
        case .not: return !condition.operands.contains { operand in values.contains { compare($0, .equal, operand) } }
        default:
            return condition.operands.contains { operand in
                values.contains { compare($0, condition.comparison, operand) }
            }
        }
    }

    private static func compare(_ value: JSON, _ comparison: Operator, _ operand: Column.Operand) -> Bool {
        switch (value, operand) {
        case (.string(let text), .text(let wanted)):
            return comparison == .contains ? Folding.fold(text).contains(wanted) : Folding.fold(text) == wanted
        case (.bool(let flag), .text(let wanted)): return (flag ? "true" : "false") == wanted
        case (.number(let literal), .number(let wanted)):
            guard let number = Double(literal) else { return false }
            return compare(number...number, comparison, wanted...wanted)
        case (.string(let text), .date(let wanted)):
            guard let day = Day(text) else { return false }
            return compare(day.earliest...day.latest, comparison, wanted.earliest...wanted.latest)
        default: return false
        }
    }

    /// Whether a comparison holds for every value of the one range, with the bound of the other that is hardest to keep.
    private static func compare<Value: Comparable>(
        _ value: ClosedRange<Value>,
        _ comparison: Operator,
        _ wanted: ClosedRange<Value>
    ) -> Bool {
        switch comparison {
        case .equal: value.lowerBound >= wanted.lowerBound && value.upperBound <= wanted.upperBound
        case .greater: value.lowerBound > wanted.upperBound
        case .greaterOrEqual: value.lowerBound >= wanted.lowerBound
        case .less: value.upperBound < wanted.lowerBound
        case .lessOrEqual: value.upperBound <= wanted.upperBound
        case .not, .contains, .exists: false
        }
    }

    // MARK: Time

    /// Whether an operation existed on a day for certain.
    private static func existed(_ record: JSON, on day: Day) -> Bool {
        guard let begun = (record["established"] ?? record["started"])?.string.flatMap({ Day($0) }),
            begun.latest <= day.earliest
        else { return false }
        if let end = (record["closed"] ?? record["mandate_ended"])?.string.flatMap({ Day($0) }) {
            return end.earliest >= day.latest
        }
        switch record["status"]?.string {
        case "closed": return false
        case "unknown":
            return (record["status_as_of"]?.string.flatMap { Day($0) }).map { $0.latest >= day.latest } ?? true
        default: return true
        }
    }

    // MARK: Order

    private static func sorted(
        _ records: [(id: String, value: JSON)],
        by order: [SortTerm],
        hasShortNames: Bool
    ) -> [(id: String, value: JSON)] {
        records.sorted { left, right in
            for term in order {
                let (a, b) = (key(term, left.value, hasShortNames), key(term, right.value, hasShortNames))
                switch (a, b) {
                case (nil, nil): continue
                case (nil, _): return false
                case (_, nil): return true
                case (let a?, let b?):
                    if a == b { continue }
                    return term.isDescending ? b < a : a < b
                }
            }
            return left.id < right.id
        }
    }

    /// What a record is ordered by, as a text that orders alike.
    private static func key(_ term: SortTerm, _ record: JSON, _ hasShortNames: Bool) -> String? {
        // lists call a record by its short name, where it has one of the day and the language
        if term.parameter.name == "name", hasShortNames, record["name_language"] == nil,
            let name = (record["short_name"] ?? record["name"])?.string
        {
            return Folding.fold(name)
        }
        let path = term.parameter.leaves[0].path.split(separator: ".").map(String.init)
        switch walk(record, path[...]).first {
        case .string(let text)?:
            if let day = Day(text) { return "\(day.earliest) \(99_999_999 - day.latest)" }
            return Folding.fold(text) + "\u{0}" + text
        case .number(let literal)?: return String(repeating: "0", count: max(0, 12 - literal.count)) + literal
        case .bool(let flag)?: return flag ? "1" : "0"
        default: return nil
        }
    }

    private static func texts(_ parameter: Parameter, _ record: JSON) -> [String] {
        parameter.leaves.flatMap { walk(record, $0.path.split(separator: ".").map(String.init)[...]) }.compactMap {
            if case .bool(let flag) = $0 { flag ? "true" : "false" } else { $0.string }
        }
    }

    private static func walk(_ value: JSON, _ steps: ArraySlice<String>) -> [JSON] {
        if case .array(let elements) = value { return elements.flatMap { walk($0, steps) } }
        guard let step = steps.first else { return [value] }
        return value[step].map { walk($0, steps.dropFirst()) } ?? []
    }
}
