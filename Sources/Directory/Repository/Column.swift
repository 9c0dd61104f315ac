/// The values of one leaf over a collection, arranged so that a comparison needs not look at every record.
public struct Column: Sendable {
    /// What a value is compared as.
    public enum Operand: Sendable, Equatable {
        /// A text, compared folded and as a whole; for `contains`, as a part.
        case text(String)
        /// A date.
        case date(Day)
        /// A number.
        case number(Double)

        /// The words a person would write.
        public var description: String {
            switch self {
            case .text(let text): text
            case .date(let day): day.description
            case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
            }
        }
    }

    /// The records that have a value.
    public let present: RecordSet
    /// The records by folded text; empty for dates and numbers.
    private let postings: [String: RecordSet]
    /// A folded text as it is written, where that differs.
    private let spellings: [String: String]
    /// Dates by first possible day, ascending, with the record.
    private let byEarliest: [(key: Int32, day: Day, record: Int)]
    /// Dates by last possible day, ascending, with the record.
    private let byLatest: [(key: Int32, record: Int)]
    /// Numbers with the record, ascending.
    private let byNumber: [(key: Double, record: Int)]
    /// For each record its place in the ascending order of first values, equal values sharing one; `Int32.max` without.
    public let ranks: [Int32]

    /// Arranges the values at a leaf.
    init(_ leaf: Leaf, of records: [Record]) {
        let steps = leaf.steps[...]
        let values = records.map { $0.value.values(at: steps) }
        let capacity = records.count
        present = RecordSet(values.indices.filter { !values[$0].isEmpty }, capacity: capacity)
        var postings: [String: RecordSet] = [:]
        var spellings: [String: String] = [:]
        var dates: [(day: Day, record: Int)] = []
        var numbers: [(key: Double, record: Int)] = []
        for (record, values) in values.enumerated() {
            for value in values {
                switch (value, leaf.content) {
                case (.string(let text), .value(.date)): if let day = Day(text) { dates.append((day, record)) }
                case (.string(let text), .value):
                    let folded = Folding.fold(text)
                    postings[folded, default: RecordSet(capacity: capacity)].insert(record)
                    if folded != text, spellings[folded] == nil { spellings[folded] = text }
                case (.bool(let flag), .value):
                    postings[flag ? "true" : "false", default: RecordSet(capacity: capacity)].insert(record)
                case (.number, .value(.count)): if let number = value.double { numbers.append((number, record)) }
                default: break
                }
            }
        }
        self.postings = postings
        self.spellings = spellings
        byEarliest = dates.map { ($0.day.earliest, $0.day, $0.record) }.sorted { $0.key < $1.key }
        byLatest = dates.map { ($0.day.latest, $0.record) }.sorted { $0.key < $1.key }
        byNumber = numbers.sorted { $0.key < $1.key }
        ranks = Self.ranks(of: values.map(\.first), leaf)
    }

    /// The records for which a comparison holds with one of the values.
    ///
    /// A date compares by every day it may mean: `1992` is after `1991`, but neither before nor after `1992-06`.
    public func records(_ comparison: Operator, _ operand: Operand) -> RecordSet {
        switch (comparison, operand) {
        case (.contains, .text(let part)):
            var result = RecordSet(capacity: present.capacity)
            for (text, records) in postings where text.contains(part) { result.formUnion(records) }
            return result
        case (.equal, .text(let text)): return postings[text] ?? RecordSet(capacity: present.capacity)
        case (.equal, .date(let day)):
            let start = byEarliest.partitioningIndex { $0.key >= day.earliest }
            let within = byEarliest[start...].prefix { $0.key <= day.latest }.filter { $0.day.latest <= day.latest }
            return RecordSet(within.map(\.record), capacity: present.capacity)
        case (.greaterOrEqual, .date(let day)): return records(startingFrom: day.earliest)
        case (.greater, .date(let day)): return records(startingFrom: day.latest + 1)
        case (.lessOrEqual, .date(let day)): return Self.prefix(byLatest, through: day.latest, present.capacity)
        case (.less, .date(let day)): return Self.prefix(byLatest, through: day.earliest - 1, present.capacity)
        case (.equal, .number(let number)):
            let start = byNumber.partitioningIndex { $0.key >= number }
            return RecordSet(byNumber[start...].prefix { $0.key == number }.map(\.record), capacity: present.capacity)
        case (.greaterOrEqual, .number(let number)): return Self.suffix(byNumber, from: number, present.capacity)
        case (.greater, .number(let number)): return Self.suffix(byNumber, from: number.nextUp, present.capacity)
        case (.lessOrEqual, .number(let number)): return Self.prefix(byNumber, through: number, present.capacity)
        case (.less, .number(let number)): return Self.prefix(byNumber, through: number.nextDown, present.capacity)
        default: return RecordSet(capacity: present.capacity)
        }
    }

    /// The different texts, folded, with the records that have them.
    var texts: [String: RecordSet] { postings }

    /// How many of some records have each text.
    func counts(among matches: RecordSet) -> [Facet.Count] {
        postings.compactMap { text, records in
            let count = records.intersectionCount(matches)
            return count == 0 ? nil : Facet.Count(value: text, spelling: spelling(of: text), count: count)
        }
    }

    /// A folded text as the first record that has it writes it.
    func spelling(of folded: String) -> String { spellings[folded] ?? folded }

    /// The records with a date that begins on this day, as yyyymmdd, or later.
    private func records(startingFrom key: Int32) -> RecordSet {
        let start = byEarliest.partitioningIndex { $0.key >= key }
        return RecordSet(byEarliest[start...].map(\.record), capacity: present.capacity)
    }

    private static func suffix<Key: Comparable>(
        _ sorted: [(key: Key, record: Int)],
        from key: Key,
        _ capacity: Int
    ) -> RecordSet {
        let start = sorted.partitioningIndex { $0.key >= key }
        return RecordSet(sorted[start...].map(\.record), capacity: capacity)
    }

    private static func prefix<Key: Comparable>(
        _ sorted: [(key: Key, record: Int)],
        through key: Key,
        _ capacity: Int
    ) -> RecordSet {
        let end = sorted.partitioningIndex { $0.key > key }
        return RecordSet(sorted[..<end].map(\.record), capacity: capacity)
    }

    private static func ranks(of values: [JSON?], _ leaf: Leaf) -> [Int32] {
        let keys = values.map { value -> SortKey? in value.flatMap { SortKey($0, as: leaf) } }
        let sorted = Set(keys.compactMap(\.self)).sorted()
        let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, Int32($0)) })
        return keys.map { key in key.flatMap { places[$0] } ?? .max }
    }
}

/// What a value is ordered by.
private enum SortKey: Hashable, Comparable {
    case text(String, original: String)
    case number(Double)
    case date(Day)

    init?(_ value: JSON, as leaf: Leaf) {
        switch (value, leaf.content) {
        case (.string(let text), .value(.date)):
            guard let day = Day(text) else { return nil }
            self = .date(day)
        case (.string(let text), _): self = .text(Folding.fold(text), original: text)
        case (.bool(let flag), _): self = .number(flag ? 1 : 0)
        case (.number, _):
            guard let number = value.double else { return nil }
            self = .number(number)
        default: return nil
        }
    }
}

extension Array {
    /// The index of the first element for which a condition holds, in an array where it holds for none before all for
    /// which it does. O(log n).
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
