/// Writes the records of a collection as they were on a day, member by member: what the day does not change, which is
/// most of a record, is copied as it stands.
struct RecordsOnDay {
    private let day: Day
    /// The collections of the Seed today, in the order of `CollectionName.seeded`.
    private let seeded: [CollectionStore]
    /// The collection today.
    private let store: CollectionStore
    private let rules: [DayRule]
    /// The places of three fields among the rules.
    private let evidence: Int?
    private let closed: Int?
    private let names: Int?

    /// - Parameter seeded: the collections of the Seed today. Not the repository, which keeps what is made of past days.
    init(_ store: CollectionStore, day: Day, seeded: [CollectionStore]) {
        self.day = day
        self.seeded = seeded
        self.store = store
        rules = DayRule.all[store.schema.name] ?? []
        evidence = store.schema.fieldNames.firstIndex(of: "evidence")
        closed = store.schema.fieldNames.firstIndex(of: "closed")
        names = store.schema.fieldNames.firstIndex(of: "names")
    }

    /// Some records, by their numbers today, as they were.
    func storage(of numbers: some Sequence<Int>) -> RecordStorage {
        var builder = RecordStorageBuilder()
        forEach(in: numbers, fields: nil) { builder.append($0) }
        return RecordStorage(builder.blocks, order: builder.places)
    }

    /// Lends some records, by their numbers today, as they were.
    ///
    /// - Parameter fields: for each field of the table whether it is needed; the others may be left out. Nil for all.
    func forEach(in numbers: some Sequence<Int>, fields: [Bool]?, _ use: (UnsafeRawBufferPointer) -> Void) {
        // evidence speaks of what became of the other fields
        let fields = evidence.map { fields?[$0] ?? true } ?? false ? nil : fields
        var output = TextBuilder(capacity: 16_384)
        var other = TextBuilder(capacity: 4_096)
        for number in numbers {
            output.removeAll()
            store.records.storage.withRecord(number) { record in
                write(members(of: number, record), fields, to: &output, &other)
            }
            output.withBytes(use)
        }
    }

    // MARK: Members

    /// A member that a record has, with its value.
    private struct Member {
        let field: Int
        let whole: UnsafeRawBufferPointer
        let value: UnsafeRawBufferPointer
    }

    private func members(of number: Int, _ record: UnsafeRawBufferPointer) -> [Member] {
        var members: [Member] = []
        members.reserveCapacity(rules.count)
        func take(_ field: Int, _ whole: UnsafeRawBufferPointer) {
            // two quotes and a colon
            let value = UnsafeRawBufferPointer(rebasing: whole[(rules[field].name.count + 3)...])
            members.append(Member(field: field, whole: whole, value: value))
        }
        if let directory = store.members, directory.hasPlaces(of: number) {
            for field in rules.indices {
                if let member = directory.member(field, of: number, record) { take(field, member) }
            }
            return members
        }
        guard var cursor = JSONCursor(record), cursor.take(UInt8(ascii: "{")) else { return members }
        var field = 0
        repeat {
            let start = cursor.place
            let name = cursor.string()
            _ = cursor.take(UInt8(ascii: ":"))
            _ = cursor.value()
            while field < rules.count, !name.equals(rules[field].name) { field += 1 }
            if field < rules.count { take(field, UnsafeRawBufferPointer(rebasing: record[start..<cursor.place])) }
        } while cursor.take(UInt8(ascii: ","))
        return members
    }

    /// - Parameter other: memory to work in.
    private func write(
        _ members: [Member],
        _ fields: [Bool]?,
        to output: inout TextBuilder,
        _ other: inout TextBuilder
    ) {
        var changes: [EvidenceOnDay.Change] = []
        // what exists on the day has not ended before it, so how it ended is of later, but for its last day
        let end = members.first { $0.field == closed }.flatMap { Self.date($0.value) }
        let isLastDay = end.map { $0.latest <= day.latest } ?? false
        output.append(literal: "{")
        for member in members where fields?[member.field] ?? true {
            let rule = rules[member.field]
            other.removeAll()
            var outcome = outcome(rule, member.value, members, changes, &other)
            if outcome == .gone, rule.isRequired { outcome = .same }
            if rule.isOfEnd, !isLastDay { outcome = .gone }
            guard outcome != .gone else {
                changes.append(EvidenceOnDay.Change(rule: rule, value: nil))
                continue
            }
            if output.count > 1 { output.append(literal: ",") }
            if outcome == .same {
                output.append(member.whole)
            } else {
                output.append(UnsafeRawBufferPointer(rebasing: member.whole[..<(rule.name.count + 3)]))
                other.withBytes { output.append($0) }
                changes.append(EvidenceOnDay.Change(rule: rule, value: other.withBytes { Array($0) }))
            }
        }
        output.append(literal: "}")
    }

    // MARK: Values

    /// What became of a value.
    private enum Outcome {
        /// It is what it is today.
        case same
        /// It was another.
        case other
        /// It was not there.
        case gone
    }

    /// - Parameter other: what the value was where it was another.
    private func outcome(
        _ rule: DayRule,
        _ value: UnsafeRawBufferPointer,
        _ members: [Member],
        _ changes: [EvidenceOnDay.Change],
        _ other: inout TextBuilder
    ) -> Outcome {
        switch rule.effect {
        case .none: return .same
        case .leftOut: return .gone
        case .name:
            guard let name = nameThen(members), !name.equals(value) else { return .same }
            other.append(name)
            return .other
        case .status:
            guard value.equals(#""closed""#) || value.equals(#""unknown""#) else { return .same }
            other.append(literal: #""active""#)
            return .other
        case .evidence:
            guard !changes.isEmpty else { return .same }
            EvidenceOnDay(changes).write(value, to: &other)
            return .other
        case .value(let shape): return outcome(shape, value, rule, &other)
        }
    }

    private func outcome(
        _ shape: DayRule.Shape,
        _ value: UnsafeRawBufferPointer,
        _ rule: DayRule,
        _ other: inout TextBuilder
    ) -> Outcome {
        switch shape {
        case .date: return isOfLater(value) ? .gone : .same
        case .reference(let collections): return wasThere(value, collections, rule) ? .same : .gone
        case .object(let dates): return wasThere(value, dates, rule) ? .same : .gone
        case .list(let element):
            return filter(value, &other) { item in
                switch element {
                case .fixed: true
                case .date: !isOfLater(item)
                case .reference(let collections): wasThere(item, collections, rule)
                case .object(let dates): wasThere(item, dates, rule)
                case .terms: wasInOffice(item)
                }
            }
        }
    }

    /// Keeps some items of a list.
    private func filter(
        _ list: UnsafeRawBufferPointer,
        _ other: inout TextBuilder,
        _ isKept: (UnsafeRawBufferPointer) -> Bool
    ) -> Outcome {
        var (all, kept) = (0, 0)
        other.append(literal: "[")
        JSONCursor.forEachElement(of: list) { item in
            all += 1
            guard isKept(item) else { return }
            if kept > 0 { other.append(literal: ",") }
            other.append(item)
            kept += 1
        }
        other.append(literal: "]")
        return kept == 0 ? .gone : kept == all ? .same : .other
    }

    /// Whether an object speaks of the day or of before, and only of what was there: an event by then, a name in use by
    /// then, a figure of then.
    private func wasThere(_ object: UnsafeRawBufferPointer, _ dates: DayRule.Dates, _ rule: DayRule) -> Bool {
        var isThere = true
        var isDated = dates.needed == nil
        JSONCursor.forEachMember(of: object) { name, value in
            guard isThere else { return }
            if !isDated, let needed = dates.needed, name.equals(needed) { isDated = true }
            if dates.names.contains(where: { name.equals($0) }), isOfLater(value) { isThere = false }
            for reference in dates.references where name.equals(reference.name) {
                if !wasThere(value, reference.collections, rule) { isThere = false }
            }
        }
        return isThere && isDated
    }

    /// Whether the dates of somebody's term say that it held on the day. Where only an appearance is known, it lasted as
    /// long as that may mean.
    private func wasInOffice(_ term: UnsafeRawBufferPointer) -> Bool {
        var (from, to, seen): (Day?, Day?, Day?) = (nil, nil, nil)
        JSONCursor.forEachMember(of: term) { name, value in
            if name.equals("from") { from = Self.date(value) }
            if name.equals("to") { to = Self.date(value) }
            if name.equals("seen") { seen = Self.date(value) }
        }
        guard let start = from ?? seen ?? to, let end = to ?? seen ?? from else { return false }
        return start.earliest <= day.latest && day.earliest <= end.latest
    }

    private func wasThere(_ id: UnsafeRawBufferPointer, _ collections: [CollectionName], _ rule: DayRule) -> Bool {
        guard let text = id.contentOfString else { return true }
        let id = String(decoding: text, as: UTF8.self)
        for name in collections {
            guard let place = CollectionName.seeded.firstIndex(of: name) else { continue }
            let store = seeded[place]
            guard let record = store.record(id: id) else { continue }
            guard let lifespans = store.lifespans else { return true }
            guard lifespans.hadBegun(record.number, by: day.earliest) else { return false }
            return rule.includesEnded || !lifespans.hadEnded(record.number, before: day.earliest)
        }
        return true
    }

    private func isOfLater(_ value: UnsafeRawBufferPointer) -> Bool {
        Self.date(value).map { $0.earliest > day.latest } ?? false
    }

    private static func date(_ value: UnsafeRawBufferPointer) -> Day? {
        value.contentOfString.flatMap { Day(bytes: $0) }
    }

    // MARK: Names

    /// The name that was in use, as JSON, among those of the primary language with dates; nil for today's, where none of
    /// them tells.
    private func nameThen(_ members: [Member]) -> UnsafeRawBufferPointer? {
        guard let names = members.first(where: { $0.field == names }) else { return nil }
        var newest: (from: Int32, name: UnsafeRawBufferPointer?)?
        JSONCursor.forEachElement(of: names.value) { entry in
            var (from, to): (Day?, Day?) = (nil, nil)
            var name: UnsafeRawBufferPointer?
            var (isName, isPrimary) = (false, false)
            JSONCursor.forEachMember(of: entry) { member, value in
                if member.equals("from") { from = Self.date(value) }
                if member.equals("to") { to = Self.date(value) }
                if member.equals("value") { name = value }
                if member.equals("language") {
                    isPrimary = value.contentOfString.map(PrimaryLanguage.includes) ?? false
                }
                if member.equals("kind") {
                    isName = [#""official""# as StaticString, #""former""#, #""predecessor""#].contains {
                        value.equals($0)
                    }
                }
            }
            guard isName, isPrimary, from != nil || to != nil, from.map({ $0.latest <= day.earliest }) ?? true,
                to.map({ day.latest <= $0.earliest }) ?? true
            else { return }
            let start = from?.earliest ?? 0
            if newest.map({ $0.from < start }) ?? true { newest = (start, name) }
        }
        return newest?.name
    }
}
