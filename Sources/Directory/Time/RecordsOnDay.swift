/// Writes the records of a collection as they were on a day, member by member: what the day does not change, which is
/// most of a record, is copied as it stands.
struct RecordsOnDay {
    let day: Day
    /// The collections of the Seed today, in the order of `CollectionName.seeded`.
    let seeded: [CollectionStore]
    /// The collection today.
    let store: CollectionStore
    private let rules: [DayRule]
    /// The places of fields among the rules: the evidence, and the dates of the first and the last day.
    private let evidence: Int?
    private let begins: [Int]
    private let ends: [Int]
    /// The field that says whether the dates of a record tell that it existed; nil where nobody asked.
    private let certainty: Int?

    /// - Parameters:
    ///   - seeded: the collections of the Seed today. Not the repository, which keeps what is made of past days.
    ///   - tellsCertainty: whether each record says whether its dates tell that it existed.
    init(_ store: CollectionStore, day: Day, seeded: [CollectionStore], tellsCertainty: Bool = false) {
        self.day = day
        self.seeded = seeded
        self.store = store
        let schema = store.schema
        let rules = DayRule.all[schema.name] ?? []
        self.rules = rules
        evidence = rules.firstIndex { if case .evidence = $0.effect { true } else { false } }
        begins = schema.lifespan?.from.compactMap { schema.fieldNames.firstIndex(of: $0) } ?? []
        ends = schema.lifespan?.to.compactMap { schema.fieldNames.firstIndex(of: $0) } ?? []
        certainty = tellsCertainty ? rules.firstIndex { if case .certainty = $0.effect { true } else { false } } : nil
    }

    /// Some records, by their numbers today, as they were.
    ///
    /// - Parameter fields: for each field of the table whether it is needed; the others may be left out. Nil for all.
    func storage(of numbers: some Sequence<Int>, fields: [Bool]? = nil) -> RecordStorage {
        var builder = RecordStorageBuilder()
        forEach(in: numbers, fields: fields) { builder.append($0) }
        return RecordStorage(builder.blocks, order: builder.places)
    }

    /// Lends some records, by their numbers today, as they were.
    ///
    /// - Parameter fields: for each field of the table whether it is needed; the others may be left out. Nil for all.
    func forEach(in numbers: some Sequence<Int>, fields: [Bool]?, _ use: (UnsafeRawBufferPointer) -> Void) {
        let hasEvidence = evidence.map { fields?[$0] ?? true } ?? false
        // evidence speaks of what became of the other fields
        let fields = hasEvidence ? nil : fields
        var output = TextBuilder(capacity: 16_384)
        var other = TextBuilder(capacity: 4_096)
        for number in numbers {
            output.removeAll()
            store.records.storage.withRecord(number) { record in
                write(members(of: number, record), number, fields, hasEvidence, to: &output, &other)
            }
            output.withBytes(use)
        }
    }

    // MARK: Members

    /// The values of a record today, by the places of their fields; nil where it has none.
    typealias Members = [UnsafeRawBufferPointer?]

    private func members(of number: Int, _ record: UnsafeRawBufferPointer) -> Members {
        var members = Members(repeating: nil, count: rules.count)
        if let directory = store.members, directory.hasPlaces(of: number) {
            for field in rules.indices {
                guard let member = directory.member(field, of: number, record) else { continue }
                // the name between two quotes and a colon come before the value
                members[field] = UnsafeRawBufferPointer(rebasing: member[(rules[field].name.count + 3)...])
            }
            return members
        }
        var field = 0
        JSONCursor.forEachMember(of: record) { name, value in
            while field < rules.count, !name.equals(rules[field].name) { field += 1 }
            if field < rules.count { members[field] = value }
        }
        return members
    }

    /// - Parameters:
    ///   - hasEvidence: whether evidence is written, for which alone labels of items are found.
    ///   - other: memory to work in.
    private func write(
        _ members: Members,
        _ number: Int,
        _ fields: [Bool]?,
        _ hasEvidence: Bool,
        to output: inout TextBuilder,
        _ other: inout TextBuilder
    ) {
        var changes: [EvidenceOnDay.Change] = []
        // what exists on the day has not ended before it, so how it ended is of later, but for its last day
        let end = ends.lazy.compactMap { members[$0].flatMap(Self.date) }.first
        let isLastDay = end.map { $0.latest <= day.latest } ?? false
        output.append(literal: "{")
        for (place, rule) in rules.enumerated() where fields?[place] ?? true {
            other.removeAll()
            var outcome: Outcome
            switch rule.effect {
            case .certainty:
                guard place == certainty else { continue }
                let isCertain = store.lifespans?.existed(number, on: day.earliest) ?? true
                other.append(literal: isCertain ? #""yes""# : #""unknown""#)
                outcome = .other(nil)
            case .state where !(store.lifespans?.existed(number, on: day.earliest) ?? true):
                guard members[place] != nil, let unknown = store.schema.lifespan?.state?.unknown else { continue }
                other.append(literal: "\"")
                other.append(unknown)
                other.append(literal: "\"")
                outcome = .other(.shown(by: nil))
            case .history(let history): outcome = value(members[place], of: history, members, &other)
            default:
                guard let value = members[place] else { continue }
                outcome = self.outcome(rule, value, members, isLastDay, hasEvidence, changes, &other)
                if case .gone = outcome, rule.isRequired { outcome = .same(nil) }
            }
            switch outcome {
            case .gone:
                if members[place] != nil { changes.append(.init(rule: rule, outcome: .gone)) }
            case .same(let change):
                guard let value = members[place] else { continue }
                Self.begin(rule, &output)
                output.append(value)
                if let change { changes.append(.init(rule: rule, outcome: change)) }
            case .other(let change):
                Self.begin(rule, &output)
                other.withBytes { output.append($0) }
                if let change { changes.append(.init(rule: rule, outcome: change)) }
            }
        }
        output.append(literal: "}")
    }

    private static func begin(_ rule: DayRule, _ output: inout TextBuilder) {
        output.append(literal: output.count > 1 ? ",\"" : "\"")
        rule.name.withUnsafeBytes { output.append($0) }
        output.append(literal: "\":")
    }

    // MARK: Values

    /// What became of a value, and of what it rests on; nil where it rests on what it rests on today.
    enum Outcome {
        /// It is what it is today.
        case same(EvidenceOnDay.Change.Outcome?)
        /// It was another.
        case other(EvidenceOnDay.Change.Outcome?)
        /// It was not there.
        case gone
    }

    /// - Parameter other: what the value was where it was another.
    private func outcome(
        _ rule: DayRule,
        _ value: UnsafeRawBufferPointer,
        _ members: Members,
        _ isLastDay: Bool,
        _ hasEvidence: Bool,
        _ changes: [EvidenceOnDay.Change],
        _ other: inout TextBuilder
    ) -> Outcome {
        switch rule.effect {
        case .none, .certainty, .history: return .same(nil)
        case .leftOut: return .gone
        case .ofEnd: return isLastDay ? .same(nil) : .gone
        case .name(let names):
            guard let list = members[names], let found = nameThen(list, rules[names].type) else { return .same(nil) }
            other.append(found.value)
            let field = String(decoding: rules[names].name, as: UTF8.self)
            return .other(.shown(by: found.label.map { "\(field).\($0)" }))
        case .state(let term):
            term.withUnsafeBytes { other.append($0) }
            return .other(.derived(from: bounds(members)))
        case .evidence:
            guard !changes.isEmpty else { return .same(nil) }
            EvidenceOnDay(changes).write(value, to: &other)
            return .other(nil)
        case .value(let shape): return outcome(shape, value, rule, isLabelled: hasEvidence, &other)
        }
    }

    /// The names of the fields whose dates bound the lifespan of a record.
    private func bounds(_ members: Members) -> [[UInt8]] {
        [begins, ends].compactMap { places in places.first { members[$0] != nil }.map { rules[$0].name } }
    }

    static func date(_ value: UnsafeRawBufferPointer) -> Day? { value.contentOfString.flatMap { Day(bytes: $0) } }
}
