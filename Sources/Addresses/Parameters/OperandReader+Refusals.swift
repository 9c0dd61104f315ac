internal import Directory
internal import Words

/// What is said of values that a parameter does not take.
extension OperandReader {
    mutating func refuse(_ value: String) {
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
    mutating func elsewhere(_ value: String) -> [Record] {
        let collections = parameter.types.flatMap(\.referenced)
        guard !collections.isEmpty, reader.searches < Self.mostSearches, value.hasAtMost(TextQuery.longest),
            repository.isInNames(value)
        else { return [] }
        reader.searches += 1
        return finder(collections).elsewhere(value)
    }

    /// Says where a value that is none here occurs.
    func name(_ records: [Record], in fault: inout ParameterFault) {
        guard !records.isEmpty else { return }
        fault.suggestions = records.map { Suggestion(address: $0) }
        fault.detail += " It is in the names of \(Suggestion.words(fault.suggestions))."
    }

    /// Reports a text that can be no value of the parameter.
    mutating func refuse(_ value: String, _ fault: ValueForm.Fault) {
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
    mutating func refuse(_ value: String, _ removed: RemovedRecord) {
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
    func removed(_ value: String) -> RemovedRecord? {
        for type in parameter.types where !type.referenced.isEmpty {
            if case .removed(let record) = finder(type.referenced).meaning(of: value) { return record }
        }
        return nil
    }

    /// Reports a word that several records share: which is meant is not guessed.
    mutating func refuse(_ value: String, sharedBy records: [Record]) {
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
    func shared(_ value: String, _ type: FieldType) -> [Record] {
        switch type {
        case .reference(let collections):
            if case .several(let records) = finder(collections).meaning(of: value) { records } else { [] }
        case .either(let left, let right): shared(value, left) + shared(value, right)
        case .list(let element): shared(value, element)
        default: []
        }
    }

    /// Every allowed value, where there are few enough to list.
    func allowed(_ type: FieldType) -> [String] {
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

    func expectation(_ type: FieldType) -> String {
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
