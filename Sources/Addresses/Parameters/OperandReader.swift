package import Directory
internal import Words

/// Reads the values of one parameter as what the parameter compares.
package struct OperandReader {
    package let name: String
    package let parameter: Parameter
    package let store: CollectionStore
    package let repository: Repository
    /// What the faults are told.
    package private(set) var reader: ParameterReader
    /// The values as they were typed, where they are compared folded: what is shown and stands in addresses.
    package private(set) var typed: [String] = []

    package init(
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
    package mutating func operands(_ comparison: Operator, _ values: [String]) -> [Column.Operand] {
        var operands: [Column.Operand] = []
        var seen: Set<Column.Operand> = []
        let isFolded = parameter.comparesFolded(comparison)
        let names = comparison == .equal || comparison == .not ? store.namesInLanguages(of: parameter) : [:]
        for value in parts(values, comparison) {
            guard !value.isEmpty else {
                if reader.faults.admit() {
                    reader.faults.append(
                        ParameterFault(name, value: value, "\(name) has an empty value. Give it one or leave it out.")
                    )
                }
                continue
            }
            guard let operand = operand(comparison, value), seen.insert(operand).inserted else { continue }
            operands.append(operand)
            if isFolded { typed.append(value) }
            for other in spelled(value, operand, comparison) where seen.insert(other).inserted {
                operands.append(other)
            }
            for other in others(of: value, comparison) where seen.insert(other).inserted { operands.append(other) }
            // a name in one language finds the value that gives it in several
            guard !names.isEmpty else { continue }
            for whole in names[Folding.fold(value)] ?? [] where seen.insert(.text(whole)).inserted {
                operands.append(.text(whole))
            }
        }
        return operands
    }

    /// What records have for a text that none of them has as it was typed: another spelling, another form of a symbol. Where
    /// that is nothing, the answer says so.
    private mutating func spelled(_ value: String, _ operand: Column.Operand, _ comparison: Operator) -> [Column
        .Operand]
    {
        guard comparison == .equal || comparison == .not, parameter.isOpen, case .text = operand,
            !store.has(operand, in: parameter), reader.spellings < Self.mostSearches
        else { return [] }
        // an address is judged as the record that it leads to
        if parameter.namesAddresses, repository.record(at: value) != nil { return [] }
        reader.spellings += 1
        switch repository.meaning(of: value, in: parameter, store.schema.name) {
        case .known(let texts): return texts.map(Column.Operand.text)
        case .unknown(let nearest, let isPart):
            if store.namesInLanguages(of: parameter)[Folding.fold(value)] != nil { return [] }
            // addresses are much alike
            let meant = parameter.namesAddresses ? nil : nearest
            reader.unknown.append(
                UnknownValue(
                    parameter: parameter,
                    value: value,
                    nearest: meant,
                    isPart: isPart && comparison == .equal
                )
            )
            return []
        }
    }

    /// What a value stands for beside what it is: an address for those that the record had before, a text that may stand in
    /// the place of an id for itself.
    private func others(of value: String, _ comparison: Operator) -> [Column.Operand] {
        guard comparison == .equal || comparison == .not else { return [] }
        if parameter.namesAddresses, let record = repository.record(at: value) {
            return ([record.path] + record.formerPaths).map { .text(Folding.fold($0)) }
        }
        return parameter.types.contains(where: \.takesText) ? [.text(Folding.fold(value))] : []
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
        guard value.utf8.contains(UInt8(ascii: ",")) else { return false }
        guard parameter.isText else {
            return value.hasAtMost(RequestBound.valueLetters.most) && parameter.types.contains { isName(value, $0) }
        }
        return value.separatedByCommas.contains("")
            || (value.hasAtMost(RequestBound.valueLetters.most) && store.has(.text(Folding.fold(value)), in: parameter))
    }

    /// Whether a value with commas in it is a name of a record: `Korea, Republic of`.
    private func isName(_ value: String, _ type: FieldType) -> Bool {
        switch type {
        case .reference(let collections): finder(collections).hasName(value)
        case .either(let left, let right): isName(value, left) || isName(value, right)
        case .list(let element): isName(value, element)
        default: false
        }
    }

    private mutating func operand(_ comparison: Operator, _ value: String) -> Column.Operand? {
        if comparison == .exists { return flag(value) }
        if comparison == .contains { return .text(Folding.fold(value)) }
        if let form = parameter.form, form != .symbol {
            switch form.value(of: value) {
            case .success(let value): return .text(Folding.fold(value))
            case .failure(let fault):
                refuse(value, fault)
                return nil
            }
        }
        for type in parameter.types {
            if let operand = read(value, as: type) { return operand }
        }
        if let record = named(value) { return .text(record.id) }
        refuse(value)
        return nil
    }

    private func read(_ value: String, as type: FieldType) -> Column.Operand? {
        switch type {
        case .slug where parameter.name == "id": .text(Folding.fold(present(value)))
        case .text, .token, .slug, .url: .text(Folding.fold(value))
        case .term(let vocabulary): repository.term(meantBy: value, in: vocabulary).map(Column.Operand.text)
        case .reference(let collections):
            if case .one(let record) = finder(collections).meaning(of: value) { .text(record.id) } else { nil }
        case .either(let left, let right): read(value, as: left) ?? read(value, as: right)
        case .date: Day(value).map(Column.Operand.date)
        case .count: Int(value).flatMap { Self.counts.contains($0) ? .number(Double($0)) : nil }
        case .flag: Self.flags[value.lowercased()].map { .text($0 ? "true" : "false") }
        case .list(let element): read(value, as: element)
        case .position, .object, .any: nil
        }
    }

    /// The id in force in the place of a former one.
    private func present(_ id: String) -> String {
        guard store.record(id: id) == nil else { return id }
        return store.record(formerID: id.lowercased())?.id ?? id
    }

    /// The whole numbers that can be asked for.
    package static let counts = 0...1_000_000_000

    private static let flags = ["true": true, "false": false]

    private mutating func flag(_ value: String) -> Column.Operand? {
        if let flag = Self.flags[value.lowercased()] { return .text(flag ? "true" : "false") }
        guard reader.faults.admit() else { return nil }
        reader.faults.append(
            ParameterFault(name, value: value, "\(name) takes true or false.", allowed: ["true", "false"])
        )
        return nil
    }

    /// The one record that a value names by the search. So many values of a request are looked for that way, since each
    /// costs a search.
    private mutating func named(_ value: String) -> Record? {
        let collections = parameter.types.flatMap(\.referenced)
        guard !collections.isEmpty, reader.searches < Self.mostSearches, value.hasAtMost(TextQuery.longest) else {
            return nil
        }
        guard removed(value) == nil, parameter.types.flatMap({ shared(value, $0) }).isEmpty else { return nil }
        reader.searches += 1
        if case .one(let record) = finder(collections).meaning(inWords: value, wholeNames: true) { return record }
        return nil
    }

    private static let mostSearches = 16

    private func finder(_ collections: [CollectionName]) -> RecordFinder {
        RecordFinder(repository, collections)
    }

    private mutating func refuse(_ value: String) {
        guard reader.faults.admit() else { return }
        if let removed = removed(value) { return refuse(value, removed) }
        let shared = parameter.types.flatMap { self.shared(value, $0) }
        if shared.count > 1 { return refuse(value, sharedBy: shared) }
        let allowed = parameter.types.flatMap { self.allowed($0) }
        let expected = parameter.types.map(expectation).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let guess = guess(value, among: parameter.types)
        let words = guess.map { $0.suggestions.isEmpty ? $0.value ?? "" : Suggestion.words($0.suggestions) }
        var fault = ParameterFault(
            name,
            value: value,
            "\"\(value.excerpt())\" is not \(expected.joined(separator: " or ")). "
                + (words.map { "Did you mean \($0)?" }
                    ?? (allowed.isEmpty ? "Correct it or leave \(name) out." : "Use a value listed under allowed.")),
            nearest: guess?.value,
            allowed: allowed
        )
        fault.suggestions = guess?.suggestions ?? []
        if guess == nil { name(elsewhere(value), in: &fault) }
        reader.faults.append(fault)
    }

    /// The records of other collections that have a value in their names, where it refers to one.
    private mutating func elsewhere(_ value: String) -> [Record] {
        let collections = parameter.types.flatMap(\.referenced)
        guard !collections.isEmpty, reader.searches < Self.mostSearches, value.hasAtMost(TextQuery.longest),
            repository.isInNames(value)
        else { return [] }
        reader.searches += 1
        return finder(collections).elsewhere(value)
    }

    /// Says where a value that is none here occurs.
    private func name(_ records: [Record], in fault: inout ParameterFault) {
        guard !records.isEmpty else { return }
        fault.suggestions = records.map { Suggestion(address: $0) }
        fault.detail += " It is in the names of \(Suggestion.words(fault.suggestions))."
    }

    /// Reports a text that can be no value of the parameter.
    private mutating func refuse(_ value: String, _ fault: ValueForm.Fault) {
        guard reader.faults.admit() else { return }
        let question = fault.nearest.map { " Did you mean \($0.excerpt())?" } ?? ""
        reader.faults.append(
            ParameterFault(
                name,
                value: value,
                "\(name) cannot be \"\(value.excerpt())\": \(fault.problem).\(question)",
                nearest: fault.nearest,
                allowed: fault.allowed
            )
        )
    }

    /// Reports the id of a record that was taken out, with the one that took its place.
    private mutating func refuse(_ value: String, _ removed: RemovedRecord) {
        let successor = removed.successor.flatMap { repository.record(at: $0) }
        // where the parameter refers to records of another collection, no value of it can be named
        let isValue = successor.map { record in parameter.types.contains { $0.referenced.contains(record.collection) } }
        var fault = ParameterFault(
            name,
            value: value,
            "\(removed.sentence)\(successor.map { " Use \(Suggestion.words([Suggestion(value: $0)]))." } ?? "")",
            nearest: isValue == true ? successor?.id : nil
        )
        fault.suggestions = successor.map { [isValue == true ? Suggestion(value: $0) : Suggestion(address: $0)] } ?? []
        reader.faults.append(fault)
    }

    /// The record that was taken out and had an id.
    private func removed(_ value: String) -> RemovedRecord? {
        for type in parameter.types where !type.referenced.isEmpty {
            if case .removed(let record) = finder(type.referenced).meaning(of: value) { return record }
        }
        return nil
    }

    /// Reports a word that several records share: which is meant is not guessed.
    private mutating func refuse(_ value: String, sharedBy records: [Record]) {
        let suggestions = records.map { Suggestion(value: $0) }
        var fault = ParameterFault(
            name,
            value: value,
            "\"\(value.excerpt())\" stands for \(records.count) records: \(Suggestion.words(suggestions)). Use the id of one."
        )
        fault.suggestions = suggestions
        reader.faults.append(fault)
    }

    /// The records that share a word.
    private func shared(_ value: String, _ type: FieldType) -> [Record] {
        switch type {
        case .reference(let collections):
            if case .several(let records) = finder(collections).meaning(of: value) { records } else { [] }
        case .either(let left, let right): shared(value, left) + shared(value, right)
        case .list(let element): shared(value, element)
        default: []
        }
    }

    /// What a value was probably meant as, with the edits between what was typed and a word for it.
    private struct Guess {
        /// What to put in its place; nil where several records come into question.
        let value: String?
        /// The records that may have been meant, where it refers to one.
        var suggestions: [Suggestion] = []
        let distance: Int
    }

    private func guess(_ value: String, _ type: FieldType) -> Guess? {
        switch type {
        case .term(let vocabulary):
            let words = vocabulary.terms.flatMap { term in ([term.id] + term.aliases).map { ($0, term.id) } }
            return Self.guess(value, words.filter { !NameResolver.isCode($0.0) })
        case .reference(let collections):
            let near = finder(collections).nearest(to: value)
            guard let first = near.records.first else { return nil }
            return Guess(
                value: near.records.count == 1 ? first.id : nil,
                suggestions: near.records.map { Suggestion(value: $0) },
                distance: near.distance
            )
        case .either(let left, let right): return guess(value, among: [left, right])
        case .list(let element): return guess(value, element)
        case .flag: return Self.guess(value, [("true", "true"), ("false", "false")])
        default: return nil
        }
    }

    private func guess(_ value: String, among types: [FieldType]) -> Guess? {
        var best: Guess?
        for type in types {
            if let guess = guess(value, type), best.map({ guess.distance < $0.distance }) ?? true { best = guess }
        }
        return best
    }

    /// The nearest of some words; codes are not guessed from.
    private static func guess(_ value: String, _ words: [(word: String, id: String)]) -> Guess? {
        guard !NameResolver.isCode(value), let near = EditDistance.nearestPlace(to: value, among: words.map(\.word))
        else { return nil }
        return Guess(value: words[near.place].id, distance: near.distance)
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
            "the id, a code or a name of one record in \(collections.map(\.path).joined(separator: " or "))"
        case .either(let left, let right): "\(expectation(left)) or \(expectation(right))"
        case .date: "a date of the calendar (YYYY-MM-DD, YYYY-MM or YYYY)"
        case .count: "a whole number from \(Self.counts.lowerBound) to \(Self.counts.upperBound)"
        case .flag: "true or false"
        default: "a value of this parameter"
        }
    }
}

extension Parameter {
    /// Whether a comparison with it is one of folded texts, so that what was typed is lost in it.
    fileprivate func comparesFolded(_ comparison: Operator) -> Bool {
        switch comparison {
        case .exists: false
        case .contains: true
        default:
            types.contains { type in
                switch type {
                case .text, .token, .slug, .url: true
                default: type.takesText
                }
            }
        }
    }

    /// Whether its values are addresses of records.
    fileprivate var namesAddresses: Bool { leaves.contains { $0.field.name == "record" } }

    /// Whether it compares words that may hold commas.
    fileprivate var isText: Bool {
        types.contains { type in
            switch type {
            case .text, .token: true
            default: type.takesText
            }
        }
    }
}
