internal import Directory

/// Reads the values of one parameter as what the parameter compares.
struct OperandReader {
    let name: String
    let parameter: Parameter
    let store: CollectionStore
    let repository: Repository
    /// What the faults are told.
    private(set) var reader: ParameterReader

    init(
        name: String,
        parameter: Parameter,
        store: CollectionStore,
        repository: Repository,
        reader: ParameterReader
    ) {
        self.name = name
        self.parameter = parameter
        self.store = store
        self.repository = repository
        self.reader = reader
    }

    /// What is compared with, each once; none where nothing could be read, and then there are faults.
    mutating func operands(_ comparison: Operator, _ values: [String]) -> [Column.Operand] {
        var operands: [Column.Operand] = []
        var seen: Set<Column.Operand> = []
        for value in parts(values, comparison) {
            guard !value.isEmpty else {
                if reader.faults.admit() {
                    reader.faults.append(
                        ParameterFault(name, value: value, "\(name) has an empty value. Give it one or leave it out.")
                    )
                }
                continue
            }
            if let operand = operand(comparison, value), seen.insert(operand).inserted { operands.append(operand) }
        }
        return operands
    }

    /// The alternatives in some values: commas separate them, but not inside a text that stands in the data as it is typed.
    private mutating func parts(_ values: [String], _ comparison: Operator) -> [String] {
        var (whole, lists): ([String], [String]) = ([], [])
        for value in values {
            if comparison.takesOneValue || comparison == .contains || isText(value) {
                if reader.isShort(name, value) { whole.append(value) }
            } else {
                lists.append(value)
            }
        }
        guard !lists.isEmpty else { return whole }
        let listed = reader.listed(name, lists)
        // those of one pair after another, as they came
        return whole.isEmpty ? listed : whole + listed
    }

    /// Whether a value with commas in it is one text.
    private func isText(_ value: String) -> Bool {
        guard parameter.isText, value.utf8.contains(UInt8(ascii: ",")) else { return false }
        return value.separatedByCommas.contains("")
            || (value.hasAtMost(RequestBound.valueLetters.most) && store.has(.text(Folding.fold(value)), in: parameter))
    }

    private mutating func operand(_ comparison: Operator, _ value: String) -> Column.Operand? {
        if comparison == .exists { return flag(value) }
        if comparison == .contains { return .text(Folding.fold(value)) }
        for type in parameter.types {
            if let operand = read(value, as: type) { return operand }
        }
        refuse(value)
        return nil
    }

    private func read(_ value: String, as type: FieldType) -> Column.Operand? {
        switch type {
        case .text, .token, .slug, .url: .text(Folding.fold(value))
        case .term(let vocabulary): vocabulary.resolve(value).map(Column.Operand.text)
        case .reference(let collections):
            collections.lazy.compactMap { name in
                let store = repository[name]
                return store.names.record(named: value).map { .text(store.records[$0].id) }
            }.first
        case .either(let left, let right): read(value, as: left) ?? read(value, as: right)
        case .date: Day(value).map(Column.Operand.date)
        case .count: Int(value).flatMap { Self.counts.contains($0) ? .number(Double($0)) : nil }
        case .flag: Self.flags[value.lowercased()].map { .text($0 ? "true" : "false") }
        case .list(let element): read(value, as: element)
        case .position, .object, .any: nil
        }
    }

    /// The whole numbers that can be asked for.
    static let counts = 0...1_000_000_000

    private static let flags = ["true": true, "false": false]

    private mutating func flag(_ value: String) -> Column.Operand? {
        if let flag = Self.flags[value.lowercased()] { return .text(flag ? "true" : "false") }
        guard reader.faults.admit() else { return nil }
        reader.faults.append(
            ParameterFault(name, value: value, "\(name) takes true or false.", allowed: ["true", "false"])
        )
        return nil
    }

    private mutating func refuse(_ value: String) {
        guard reader.faults.admit() else { return }
        let allowed = parameter.types.flatMap { self.allowed($0) }
        let expected = parameter.types.map(expectation).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let nearest = guess(value, among: parameter.types)?.id
        reader.faults.append(
            ParameterFault(
                name,
                value: value,
                "\"\(value.excerpt())\" is not \(expected.joined(separator: " or ")). "
                    + (nearest.map { "Did you mean \($0)?" }
                        ?? (allowed.isEmpty
                            ? "Correct it or leave \(name) out." : "Use a value listed under allowed.")),
                nearest: nearest,
                allowed: allowed
            )
        )
    }

    /// What a value was probably meant as, with the edits between what was typed and a word for it.
    private typealias Guess = (id: String, distance: Int)

    private func guess(_ value: String, _ type: FieldType) -> Guess? {
        switch type {
        case .term(let vocabulary):
            let words = vocabulary.terms.flatMap { term in ([term.id] + term.aliases).map { ($0, term.id) } }
            return Self.guess(value, words)
        case .reference(let collections):
            var best: Guess?
            for name in collections {
                let store = repository[name]
                guard let near = store.names.nearest(to: value), near.distance < best?.distance ?? .max else {
                    continue
                }
                best = (store.records[near.record].id, near.distance)
            }
            return best
        case .either(let left, let right): return guess(value, among: [left, right])
        case .flag: return Self.guess(value, [("true", "true"), ("false", "false")])
        default: return nil
        }
    }

    private func guess(_ value: String, among types: [FieldType]) -> Guess? {
        var best: Guess?
        for type in types {
            if let guess = guess(value, type), guess.distance < best?.distance ?? .max { best = guess }
        }
        return best
    }

    private static func guess(_ value: String, _ words: [(word: String, id: String)]) -> Guess? {
        guard let near = EditDistance.nearestPlace(to: value, among: words.map(\.word)) else { return nil }
        return (words[near.place].id, near.distance)
    }

    /// Every allowed value, where there are few enough to list.
    private func allowed(_ type: FieldType) -> [String] {
        switch type {
        case .term(let vocabulary): return vocabulary.ids
        case .reference(let collections):
            let stores = collections.map { repository[$0] }
            guard stores.reduce(0, { $0 + $1.records.count }) <= 100 else { return [] }
            return stores.flatMap { $0.records.map(\.id) }
        case .either(let left, let right): return allowed(left) + allowed(right)
        case .flag: return ["true", "false"]
        default: return []
        }
    }

    private func expectation(_ type: FieldType) -> String {
        switch type {
        case .term(let vocabulary): "a known \(vocabulary.name)"
        case .reference(let collections):
            "the id of a record in \(collections.map { "/\($0)" }.joined(separator: " or "))"
        case .either(let left, let right): "\(expectation(left)) or \(expectation(right))"
        case .date: "a date of the calendar (YYYY-MM-DD, YYYY-MM or YYYY)"
        case .count: "a whole number from \(Self.counts.lowerBound) to \(Self.counts.upperBound)"
        case .flag: "true or false"
        default: "a value of this parameter"
        }
    }
}

extension Parameter {
    /// Whether it compares words that may hold commas.
    fileprivate var isText: Bool {
        types.contains { if case .text = $0 { true } else if case .token = $0 { true } else { false } }
    }
}
