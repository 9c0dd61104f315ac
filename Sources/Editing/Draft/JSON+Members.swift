package import Directory

extension JSON {
    /// The object with a member set, or taken out where the value is nil. A new member stands at its place in the table,
    /// before the first member that the table has behind it.
    func setting(_ name: String, _ value: JSON?, order fields: [Field]) -> JSON {
        var members = self.members ?? []
        guard let value else {
            members.removeAll { $0.name == name }
            return .object(members)
        }
        if let place = members.firstIndex(where: { $0.name == name }) {
            members[place] = Member(name, value)
            return .object(members)
        }
        let places = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let own = places[name] ?? fields.count
        let next = members.firstIndex { places[$0.name].map { $0 > own } ?? false } ?? members.count
        members.insert(Member(name, value), at: next)
        return .object(members)
    }

    /// The value with its members in the order of the table, inside objects and lists too; unknown members stay behind
    /// those that are known.
    func ordered(by fields: [Field]) -> JSON {
        guard let members else { return self }
        let known = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        let names = Set(fields.map(\.name))
        let own = fields.compactMap { field in known[field.name].map { Member(field.name, $0.ordered(as: field.type)) }
        }
        return .object(own + members.filter { !names.contains($0.name) })
    }

    private func ordered(as type: FieldType) -> JSON {
        switch type {
        case .object(let fields, _): ordered(by: fields)
        case .list(let element): array.map { .array($0.map { $0.ordered(as: element) }) } ?? self
        default: self
        }
    }

    /// The value as words for a person: a text without quotes, anything else as JSON.
    package var plain: String {
        switch self {
        case .string(let text): text
        default: description
        }
    }
}
