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
        let name = condition.parameter.label.inWords
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
