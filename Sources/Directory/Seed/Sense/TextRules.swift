/// Checks the texts of a record: their letters, and codes of languages and currencies.
struct TextRules {
    private let record: SeedRecord
    private let checksLetters: Bool
    private var faults: [SeedFault] = []

    private init(_ record: SeedRecord, checksLetters: Bool) {
        (self.record, self.checksLetters) = (record, checksLetters)
    }

    /// The faults of the texts, in the order of the fields.
    ///
    /// - Parameters:
    ///   - fields: those that need a look: all that the Seed holds, or those with codes.
    ///   - checksLetters: whether the letters need a look.
    static func faults(of record: SeedRecord, fields: [Field], checksLetters: Bool = true) -> [SeedFault] {
        var rules = TextRules(record, checksLetters: checksLetters)
        var members = OrderedMembers(record.value)
        for field in fields {
            if let value = members[field.name] { rules.look(value, field, field.type) { field.name } }
        }
        return rules.faults
    }

    /// - Parameter path: where the value stands; asked where something is wrong with it.
    private mutating func look(_ value: JSON, _ field: Field, _ type: FieldType, at path: () -> String) {
        switch type {
        case .list(let element):
            for (place, item) in (value.array ?? []).enumerated() {
                look(item, field, element) { "\(path())[\(place)]" }
            }
        case .object(let fields, _):
            for inner in fields where checksLetters || inner.holdsCodes {
                if let part = value[inner.name] { look(part, inner, inner.type) { "\(path()).\(inner.name)" } }
            }
        case .text, .token, .either(_, .token):
            guard let text = value.string else { return }
            if let problem = field.problemOfCode(text) ?? (checksLetters ? LetterCheck.problem(in: text) : nil) {
                faults.append(record.fault(path(), problem))
            }
        default: break
        }
    }
}

extension Field {
    /// What is wrong with a text where the field holds codes; nil where nothing is, or any text may stand there.
    fileprivate func problemOfCode(_ text: String) -> String? {
        switch name {
        case "language": LanguageTag.problem(in: text)
        case "currency": CurrencyCodes.problem(in: text)
        case "script": LanguageTag.problem(inScript: text)
        default: nil
        }
    }
}

extension TextRules {
    /// The fields in which codes stand.
    static func coded(_ fields: [Field]) -> [Field] { fields.filter(\.holdsCodes) }
}

extension Field {
    /// Whether codes stand in it.
    fileprivate var holdsCodes: Bool { ["language", "currency", "script"].contains(name) || type.hasCodes }
}

extension FieldType {
    /// Whether codes stand somewhere in it.
    fileprivate var hasCodes: Bool {
        switch self {
        case .list(let element): element.hasCodes
        case .object(let fields, _): fields.contains(where: \.holdsCodes)
        default: false
        }
    }
}
