internal import Directory

/// Whether a value has the form that a field takes. A value of another form is prose or a remark, and is not guessed at.
enum FactShape {
    /// Refuses a value of another form.
    static func require(_ value: JSON, _ type: FieldType, at path: String) throws(EditRefusal) {
        func refusal(_ expected: String) -> EditRefusal { .noValue(value.plain, field: path, expected: expected) }
        switch type {
        case .any: return
        case .text, .token: guard value.string != nil else { throw refusal("a text") }
        case .slug, .reference: guard value.isWord else { throw refusal("an id") }
        case .term(let vocabulary):
            guard value.isWord else { throw refusal("a term: \(vocabulary.ids.joined(separator: ", "))") }
        case .either(_, let other):
            if case .term = other { guard value.isWord else { throw refusal("an id or a term") } }
            guard value.string != nil else { throw refusal("an id or a text") }
        case .date:
            guard value.string.flatMap({ Day($0) }) != nil else {
                throw .senseless(
                    "\"\(value.plain)\" for \(path) is no date of the calendar; a date is YYYY-MM-DD, YYYY-MM or YYYY"
                )
            }
        case .url:
            guard value.string.map({ $0.hasPrefix("http://") || $0.hasPrefix("https://") }) == true, value.isWord else {
                throw refusal("an address that begins with http:// or https://")
            }
        case .count: guard case .number = value else { throw refusal("a whole number") }
        case .flag: guard case .bool = value else { throw refusal("true or false") }
        case .position: guard value.array?.count == 2 else { throw refusal("a position: longitude, latitude") }
        case .list(let element):
            guard let items = value.array else { throw refusal("a list") }
            for item in items { try require(item, element, at: path) }
        case .object(let fields, _): try requireObject(value, fields, at: path)
        }
    }

    private static func requireObject(_ value: JSON, _ fields: [Field], at path: String) throws(EditRefusal) {
        let known = fields.filter(\.isInSeed)
        guard let members = value.members else {
            let example = (known.filter(\.isRequired) + known.filter { !$0.isRequired }).prefix(3)
                .map { "\"\($0.name)\": …" }.joined(separator: ", ")
            throw .noValue(value.plain, field: path, expected: "an object, {\(example)}")
        }
        for member in members {
            guard let field = known.first(where: { $0.name == member.name }) else {
                throw .unknownField(member.name, of: "items of \(path)", near: nil, known: known.map(\.name))
            }
            try require(member.value, field.type, at: "\(path).\(field.name)")
        }
    }
}

extension JSON {
    /// Whether it is a text of one word.
    fileprivate var isWord: Bool { string.map { !$0.isEmpty && !$0.contains(" ") } ?? false }
}
