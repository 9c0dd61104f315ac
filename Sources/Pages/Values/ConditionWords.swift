package import Directory

/// Says conditions and values for people, by the labels of terms and the names of records.
package struct ConditionWords {
    package let repository: Repository
    /// The day whose names count; nil for today's.
    package var asOf: Day?

    /// A condition in plain words: "Region: Central Asia".
    package func words(_ condition: Condition) -> String {
        let shown =
            condition.typed.isEmpty ? condition.operands.map { label($0, condition.parameter) } : condition.typed
        let values = shown.joined(separator: " or ")
        let name = FieldWords.label(condition)
        switch condition.comparison {
        case .equal: return "\(name): \(values)"
        case .not: return "\(name): not \(values)"
        case .greater: return "\(name): after \(values)"
        case .greaterOrEqual: return "\(name): from \(values) on"
        case .less: return "\(name): before \(values)"
        case .lessOrEqual: return "\(name): up to \(values)"
        case .contains: return "\(name) contains \u{201C}\(values)\u{201D}"
        case .exists:
            return condition.operands.first == .text("false")
                ? "without \(name.lowercased())" : "with \(name.lowercased())"
        }
    }

    /// A condition as a part of a sentence: "region is Central Asia", "closed on or after 1 January 2010".
    package func sentence(_ condition: Condition) -> String {
        let parameter = condition.parameter
        let shown: [String] =
            condition.typed.isEmpty
            ? condition.operands.map { label($0, parameter) }
            : condition.typed.map { label(of: $0, parameter) ?? (parameter.isDate ? DateWords.words($0) : $0) }
        let values = shown.joined(separator: " or ")
        let name = FieldWords.inSentence(FieldWords.label(condition))
        // of a date the name says what happened
        let verb = parameter.isDate ? "" : "is "
        let isDay = condition.operands.contains { if case .date(let day) = $0 { day.day != nil } else { false } }
        let at = isDay ? "on" : "in"
        switch condition.comparison {
        case .equal: return parameter.isDate ? "\(name) \(at) \(values)" : "\(name) is \(values)"
        case .not: return parameter.isDate ? "\(name) not \(at) \(values)" : "\(name) is not \(values)"
        case .greater: return "\(name) \(verb)\(parameter.isDate ? "after" : "more than") \(values)"
        case .greaterOrEqual: return "\(name) \(verb)\(parameter.isDate ? "\(at) or after" : "at least") \(values)"
        case .less: return "\(name) \(verb)\(parameter.isDate ? "before" : "less than") \(values)"
        case .lessOrEqual: return "\(name) \(verb)\(parameter.isDate ? "\(at) or before" : "at most") \(values)"
        case .contains: return "\(name) has the words \u{201C}\(values)\u{201D}"
        case .exists:
            return condition.operands.first == .text("false") ? "\(name) is not known" : "\(name) is known"
        }
    }

    /// Both bounds of a stretch as a part of a sentence: "closed between 2010 and 2015".
    package func sentence(from first: Condition, to last: Condition) -> String {
        func value(_ condition: Condition) -> String {
            condition.operands.map { label($0, condition.parameter) }.joined(separator: " or ")
        }
        let name = FieldWords.inSentence(FieldWords.label(first))
        return "\(name) \(first.parameter.isDate ? "" : "is ")between \(value(first)) and \(value(last))"
    }

    private func label(_ operand: Column.Operand, _ parameter: Parameter) -> String {
        switch operand {
        case .date(let day): DateWords.words(day.description)
        case .number: operand.description
        case .text(let value): label(of: value, parameter) ?? value
        }
    }

    /// What people call a value of a parameter; nil where it has no other name.
    package func label(of value: String, _ parameter: Parameter) -> String? {
        parameter.types.lazy.compactMap { label(of: value, $0) }.first
    }

    private func label(of value: String, _ type: FieldType) -> String? {
        switch type {
        case .term(let vocabulary): vocabulary.terms.first { $0.id == value }?.label
        case .reference(let collections):
            collections.lazy.compactMap { repository.identity($0, id: value, asOf: asOf)?.name }.first
        case .either(let left, let right): label(of: value, left) ?? label(of: value, right)
        case .flag: value == "true" ? "yes" : "no"
        default: nil
        }
    }
}
