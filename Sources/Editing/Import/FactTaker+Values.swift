internal import Directory

extension FactTaker {
    /// The field and the value of a row, whichever way the sheet writes them.
    func value(_ row: FactRow, of address: RecordAddress) throws(EditRefusal) -> (String, JSON) {
        // a list takes a further item either way
        var field = row.field.hasSuffix("+") ? String(row.field.dropLast()) : row.field
        var language: String?
        if field.hasSuffix(")"), let opening = field.firstIndex(of: "(") {
            language = String(field[field.index(after: opening)...].dropLast())
            field = field[..<opening].filter { $0 != " " }
        }
        if field.prefix(while: { $0 != "[" && $0 != "." }).contains(where: { ",;/ ".contains($0) }) {
            throw .noPlace(row.field, hint: "a row has one field; write a row for each")
        }
        guard let record = draft[address] else { throw .unknownRecord(address.description, near: nil) }
        let path = try FieldPath(field, in: record, CollectionSchema.named(address.collection))
        let value: JSON
        switch row.value {
        case .none: throw .senseless("the row has no value")
        case .json(let json): value = Self.unwrapped(json, path.type)
        case .text(let text): value = try Self.read(text, path.type, field)
        }
        if let language, let text = value.string {
            guard language.allSatisfy({ $0.isLetter || $0 == "-" }), language.count < 12 else {
                throw .noPlace(row.field, hint: "a row has one language; write a row for each")
            }
            return (field, ["value": .string(text), "kind": "official", "language": .string(language)])
        }
        return (field, value)
    }

    /// What a text of a CSV means: of a list that is not JSON one item.
    private static func read(_ text: String, _ type: FieldType, _ field: String) throws(EditRefusal) -> JSON {
        guard case .list(let element) = type, !text.hasPrefix("[") else {
            return try FieldValue.read(text, as: type, at: field)
        }
        if case .object = element, !text.hasPrefix("{") { return .string(text) }
        return try FieldValue.read(text, as: element, at: field)
    }

    /// The value of an object that wraps a plain one: `{"value": "2012-01-17"}`.
    private static func unwrapped(_ value: JSON, _ type: FieldType) -> JSON {
        switch type {
        case .object, .list(.object): return value
        default:
            guard let members = value.members, members.count == 1, let inner = value["value"] else { return value }
            return inner
        }
    }
}
