extension Release {
    /// The release as the file has it.
    package var json: JSON {
        [
            "version": .string(version), "date": .string(date.description), "title": .string(title),
            "changes": .array(changes.map(\.json)),
        ]
    }
}

extension RecordChange {
    /// The change as the file has it.
    package var json: JSON {
        var members: [JSON.Member] = [.init("change", .string(kind.rawValue)), .init("record", .string(path))]
        if let formerPath { members.append(.init("from", .string(formerPath))) }
        members.append(.init("name", .string(name)))
        if !fields.isEmpty { members.append(.init("fields", .array(fields.map(\.json)))) }
        if let content { members.append(.init("content", content)) }
        return .object(members)
    }
}

extension RecordChange.FieldChange {
    /// The field as the file and the answers have it.
    package var json: JSON {
        func place(_ name: String, _ places: [Int]?) -> JSON.Member? {
            places.flatMap { $0.isEmpty ? nil : JSON.Member(name, .array($0.map(JSON.integer))) }
        }
        return .object(
            [
                JSON.Member("field", .string(field)), before.map { .init("before", $0) },
                place("before_at", places?.before), after.map { .init("after", $0) },
                place("after_at", places?.after),
            ].compactMap(\.self)
        )
    }
}
