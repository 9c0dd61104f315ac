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
    var json: JSON {
        var members: [JSON.Member] = [
            .init("change", .string(kind.rawValue)), .init("record", .string(path)), .init("name", .string(name)),
        ]
        if !fields.isEmpty { members.append(.init("fields", .array(fields.map(\.json)))) }
        return .object(members)
    }
}

extension RecordChange.FieldChange {
    /// The field as the file and the answers have it.
    package var json: JSON {
        .object(
            [JSON.Member("field", .string(field))] + (before.map { [.init("before", $0)] } ?? [])
                + (after.map { [.init("after", $0)] } ?? [])
        )
    }
}
