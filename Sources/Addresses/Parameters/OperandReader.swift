package import Directory
internal import Words

/// Reads the values of one parameter as what the parameter compares.
package struct OperandReader {
    package let name: String
    package let parameter: Parameter
    package let store: CollectionStore
    package let repository: Repository
    /// What the faults are told.
    package internal(set) var reader: ParameterReader
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

    static let mostSearches = 16

    func finder(_ collections: [CollectionName]) -> RecordFinder {
        RecordFinder(repository, collections)
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
