package import Directory

extension GroupTerm {
    /// The names of what the records of a collection can be grouped by, in the order of its table.
    package static func names(of table: ParameterTable) -> [String] {
        table.parameters.flatMap { parameter -> [String] in
            guard !parameter.isSynonym else { return [] }
            if parameter.holdsDates {
                return Period.allCases.map { GroupTerm(parameter, by: $0).name }
            }
            return parameter.isCountable || parameter.holdsNumbers ? [parameter.name] : []
        }
    }

    /// The term of this name; nil where there is none. Constant time.
    package static func named(_ name: String, in table: ParameterTable) -> GroupTerm? {
        if let parameter = table[name], !parameter.isSynonym, !parameter.holdsDates {
            return parameter.isCountable || parameter.holdsNumbers ? GroupTerm(parameter) : nil
        }
        guard let dot = name.lastIndex(of: "."), let period = Period(rawValue: String(name[name.index(after: dot)...])),
            let parameter = table[String(name[..<dot])], !parameter.isSynonym, parameter.holdsDates
        else { return nil }
        return GroupTerm(parameter, by: period)
    }

    /// Whether its values have labels of their own: terms and records.
    package var isLabelled: Bool {
        parameter.types.contains { type in
            switch type {
            case .term, .reference, .either: true
            default: false
            }
        }
    }
}

extension Parameter {
    /// Whether its values are dates.
    package var holdsDates: Bool { types.contains { if case .date = $0 { true } else { false } } }

    /// Whether its values are numbers.
    fileprivate var holdsNumbers: Bool { types.contains { if case .count = $0 { true } else { false } } }
}
