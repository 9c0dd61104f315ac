internal import Directory
internal import Words

/// Compares values that somebody has with those of records.
struct PropertyComparison {
    private let repository: Repository
    /// The States that words stand for.
    private var states: [String: String?] = [:]
    private var records: [String: JSON] = [:]
    /// The words of texts that were compared.
    private var words: [String: [String]] = [:]
    /// How many comparisons may still be made.
    private(set) var left = Self.most

    /// The comparisons of values that one batch may have: some tenths of a second. OpenRefine's batches make some hundred.
    static let most = 400_000
    /// What reading a record costs, and finding the State of a word, in comparisons.
    private static let costOfReading = 40

    init(_ repository: Repository) { self.repository = repository }

    /// The likeness of what a record has for a property to what was given: 1 for equal, 0.7 for the same year, 0.5 where the
    /// record has nothing, 0 for something else. Nil where records of its kind have no such property, or nothing was given.
    mutating func likeness(of asked: MatchQuery.Property, to record: Record) -> Double? {
        guard let property = RecordProperty.named(asked.id, of: record.collection) else { return nil }
        let wanted = asked.values.prefix(MatchQuery.mostProperties).compactMap(Self.text).filter { !$0.isEmpty }
        guard !wanted.isEmpty else { return nil }
        guard left >= 0 else { return nil }
        let values = property.values(in: read(record)).compactMap { pair in
            Self.text(pair.value).map { (leaf: pair.leaf, text: $0) }
        }
        guard !values.isEmpty else { return 0.5 }
        left -= values.count * wanted.count
        guard left >= 0 else { return nil }
        var best = 0.0
        for value in values {
            for text in wanted { best = max(best, likeness(text, value.text, value.leaf)) }
        }
        return best
    }

    /// The numbers of the records that have all of some properties, where no name was given: those whose own name, code or
    /// id one of the values is, and those that the index knows by the words of a State.
    mutating func records(
        with properties: [MatchQuery.Property],
        in collections: [CollectionName],
        _ index: NameIndex
    ) -> [Int] {
        guard !properties.isEmpty else { return [] }
        let wanted = Set(collections)
        var found: [Int] = []
        for number in index.records.indices.prefix(Self.mostLookedAt) {
            let record = index.record(number)
            guard wanted.contains(record.collection) else { continue }
            // what contradicts ends it
            if properties.allSatisfy({ likeness(of: $0, to: record) ?? 0 > 0.5 }) { found.append(number) }
            guard left >= 0 else { break }
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
        left -= Self.costOfReading
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
            return names.contains { isEqual($0, asked) } ? 1 : 0
        case .term(let vocabulary): return vocabulary.resolve(asked) == value || isEqual(asked, value) ? 1 : 0
        default:
            if leaf.path == "id" { return asked.lowercased() == value || state(asked) == value ? 1 : 0 }
            if leaf.path == "seat.country" { return state(asked) == value ? 1 : 0 }
            return isEqual(asked, value) ? 1 : 0
        }
    }

    private mutating func isEqual(_ left: String, _ right: String) -> Bool {
        if left == right { return !left.isEmpty }
        let (one, other) = (words(of: left), words(of: right))
        return !one.isEmpty && one == other
    }

    private mutating func words(of text: String) -> [String] {
        if let known = words[text] { return known }
        if words.count >= 8_192 { words.removeAll() }
        let found = NameWords.words(text)
        words[text] = found
        return found
    }

    /// The id of the State that a code or a name stands for.
    private mutating func state(_ word: String) -> String? {
        if let known = states[word] { return known }
        left -= Self.costOfReading
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
