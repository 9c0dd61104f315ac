package import Directory

/// Reads what a person typed as the value of a field.
package enum FieldValue {
    /// The value that a text means.
    ///
    /// Texts, ids and dates are taken as they are, a term by its id or another word for it. Numbers may have separators
    /// between thousands. Positions, lists and objects are JSON.
    ///
    /// - Throws: what the field takes.
    package static func read(_ text: String, as type: FieldType, at path: String) throws(EditRefusal) -> JSON {
        func refusal(_ expected: String) -> EditRefusal { .noValue(text, field: path, expected: expected) }
        switch type {
        case .text, .token, .slug, .reference, .date, .url: return .string(text)
        case .term(let vocabulary): return .string(vocabulary.resolve(text) ?? text)
        case .either(_, .term(let vocabulary)): return .string(vocabulary.resolve(text) ?? text)
        case .either: return .string(text)
        case .count:
            let digits = text.filter { $0 != " " && $0 != "," && $0 != "\u{202F}" }
            guard let number = Int(digits), number >= 0 else { throw refusal("a whole number, zero or more") }
            return .integer(number)
        case .flag:
            switch text.lowercased() {
            case "true", "yes": return true
            case "false", "no": return false
            default: throw refusal("true or false")
            }
        case .position:
            guard let value = json(text), value.array?.count == 2 else {
                throw refusal("a position as JSON, [longitude, latitude] in degrees")
            }
            return value
        case .any: return json(text) ?? .string(text)
        case .list(let element):
            if let value = json(text), value.array != nil { return value }
            if case .object = element {
                throw refusal("a list of objects as JSON; + at the end of the path adds one item")
            }
            throw refusal("a list as JSON; + at the end of the path adds one item")
        case .object(let fields, _):
            guard let value = json(text), value.members != nil else {
                let example = fields.filter(\.isRequired).prefix(3).map { "\"\($0.name)\": …" }.joined(separator: ", ")
                throw refusal("an object as JSON" + (example.isEmpty ? "" : ", such as {\(example)}"))
            }
            return value
        }
    }

    private static func json(_ text: String) -> JSON? { try? JSONReader.read(Array(text.utf8)) }
}
