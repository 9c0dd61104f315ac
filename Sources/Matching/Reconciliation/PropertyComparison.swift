internal import Directory
internal import Words

/// Compares values that somebody has with those of records.
struct PropertyComparison {
    private let repository: Repository
    /// The States that words stand for.
    private var states: [String: String?] = [:]
    private var records: [String: JSON] = [:]

    init(_ repository: Repository) { self.repository = repository }

    /// The likeness of what a record has for a property to what was given: 1 for equal, 0.7 for the same year, 0.5 where the
    /// record has nothing, 0 for something else. Nil where records of its kind have no such property, or nothing was given.
    mutating func likeness(of asked: MatchQuery.Property, to record: Record) -> Double? {
        guard let property = RecordProperty.named(asked.id, of: record.collection) else { return nil }
        let wanted = asked.values.prefix(MatchQuery.mostProperties).compactMap(Self.text).filter { !$0.isEmpty }
        guard !wanted.isEmpty else { return nil }
        let values = property.values(in: read(record)).compactMap { pair in
            Self.text(pair.value).map { (leaf: pair.leaf, text: $0) }
        }
        guard !values.isEmpty else { return 0.5 }
        var best = 0.0
        for value in values {
            for text in wanted { best = max(best, likeness(text, value.text, value.leaf)) }
        }
        return best
    }

    /// The numbers of the records that have all of some properties, where no name was given: those whose own name, code or
    /// id one of the values is, and those that the index knows by the words of a State.
    func records(
        with properties: [MatchQuery.Property],
        in collections: [CollectionName],
        _ index: NameIndex
    ) -> [Int] {
        guard !properties.isEmpty else { return [] }
        // bounded: a batch may ask two hundred times
        let wanted = Set(collections)
        var comparison = PropertyComparison(repository)
        var found: [Int] = []
        for number in index.records.indices.prefix(Self.mostLookedAt) {
            let record = index.record(number)
            guard wanted.contains(record.collection) else { continue }
            let likeness = properties.map { comparison.likeness(of: $0, to: record) ?? 0 }
            if likeness.allSatisfy({ $0 > 0.5 }) { found.append(number) }
            if found.count == MatchQuery.mostLimit { break }
        }
        return found
    }

    /// The records that are looked at where no name was given.
    private static let mostLookedAt = 2_000

    /// The records read are kept: those that a batch asks for are often the same.
    private mutating func read(_ record: Record) -> JSON {
        let path = record.path
        if let known = records[path] { return known }
        if records.count >= 256 { records.removeAll() }
        let value = record.value
        records[path] = value
        return value
    }

    /// What was given or is there, as text: of an object the id.
    private static func text(_ value: JSON) -> String? {
        switch value {
        case .string(let text): text
        case .number(let literal): literal
        case .bool(let flag): flag ? "true" : "false"
        case .object: value["id"]?.string ?? value["name"]?.string
        case .array, .null: nil
        }
    }

    private mutating func likeness(_ asked: String, _ value: String, _ leaf: Leaf) -> Double {
        switch leaf.type.element {
        case .date:
            if value.hasPrefix(asked) || asked.hasPrefix(value) { return 1 }
            return asked.prefix(4) == value.prefix(4) && asked.utf8.count >= 4 ? 0.7 : 0
        case .reference(let collections):
            if asked.lowercased() == value { return 1 }
            if collections == [.states] { return state(asked) == value ? 1 : 0 }
            let names = collections.compactMap { repository[$0].record(id: value)?.name }
            return names.contains { Self.isEqual($0, asked) } ? 1 : 0
        case .term(let vocabulary): return vocabulary.resolve(asked) == value || Self.isEqual(asked, value) ? 1 : 0
        default:
            if leaf.path == "id" { return asked.lowercased() == value || state(asked) == value ? 1 : 0 }
            if leaf.path == "seat.country" { return state(asked) == value ? 1 : 0 }
            return Self.isEqual(asked, value) ? 1 : 0
        }
    }

    private static func isEqual(_ left: String, _ right: String) -> Bool {
        let (one, other) = (NameWords.words(left), NameWords.words(right))
        return !one.isEmpty && one == other
    }

    /// The id of the State that a code or a name stands for.
    private mutating func state(_ word: String) -> String? {
        if let known = states[word] { return known }
        var found: String?
        switch RecordLookUp.state(word, repository) {
        case let id?: found = id
        case nil: found = nil
        }
        if states.count < 1_024 { states[word] = found }
        return found
    }
}

extension FieldType {
    /// What a list holds; otherwise the type itself.
    var element: FieldType { if case .list(let element) = self { element.element } else { self } }
}
