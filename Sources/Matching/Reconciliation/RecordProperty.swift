package import Directory

/// A property of records as other programs ask for it: a field of the table, or a value that several collections have in
/// different fields.
package struct RecordProperty: Sendable {
    /// The path of the field, or `country`, `city`, `acronym`, `former_names`.
    package let id: String
    package let name: String
    package let meaning: String
    package let leaves: [Leaf]

    /// The properties of a collection's records, in the order of its table.
    package static func all(of collection: CollectionName) -> [RecordProperty] { tables[collection] ?? [] }

    /// The property of this id; nil where the records have none.
    package static func named(_ id: String, of collection: CollectionName) -> RecordProperty? {
        all(of: collection).first { $0.id == id }
    }

    /// The property of this id in any collection.
    package static func named(_ id: String) -> RecordProperty? {
        CollectionName.seeded.lazy.compactMap { named(id, of: $0) }.first
    }

    private static let tables = CollectionSchema.table { schema -> [RecordProperty] in
        let leaves = schema.fields.flatMap { Leaf.leaves(ofField: $0) }.filter(isOffered)
        return leaves.map { leaf in
            RecordProperty(id: leaf.path, name: label(leaf.path), meaning: leaf.field.meaning, leaves: [leaf])
        } + joint(schema)
    }

    /// Whether a value means something alone: not one of a list of evidence or gaps, nor the record's own id.
    private static func isOffered(_ leaf: Leaf) -> Bool {
        guard case .value(let type) = leaf.content else { return false }
        switch type {
        case .any, .position: return false
        default: break
        }
        return !["evidence.", "gaps.", "names."].contains { leaf.path.hasPrefix($0) } && leaf.path != "type"
    }

    private static func label(_ path: String) -> String {
        let words = String(path.map { $0 == "_" ? " " : $0 }).replacing(".", with: ", ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// Properties that are called the same in all collections.
    private static func joint(_ schema: CollectionSchema) -> [RecordProperty] {
        let leaves = schema.fields.flatMap { Leaf.leaves(ofField: $0) }
        func property(_ id: String, _ meaning: String, _ paths: [String]) -> RecordProperty? {
            let found = paths.compactMap { path in leaves.first { $0.path == path } }
            guard !found.isEmpty, !leaves.contains(where: { $0.path == id }) else { return nil }
            return RecordProperty(id: id, name: label(id), meaning: meaning, leaves: found)
        }
        let country = schema.name == .states ? ["id"] : ["host.states", "seat.country"]
        return [
            property("country", "The States it is for or has its seat in.", country),
            property("city", "The city of its seat, or the capital.", ["seat.city", "capital"]),
            property("acronym", "Its acronyms and codes.", ["names.value"]),
            property("former_names", "Names that it had before.", ["names.value"]),
        ].compactMap { $0 }
    }

    /// Its values in a record, each once, in the order they stand there.
    package func values(in record: JSON) -> [(leaf: Leaf, value: JSON)] {
        let kinds: Set<NameKind>? =
            switch id {
            case "acronym": [.code, .formerCode]
            case "former_names": [.former, .formerCode]
            default: nil
            }
        if let kinds, leaves.first?.path == "names.value" {
            return (record["names"]?.array ?? []).compactMap { name in
                guard let text = name["value"]?.string,
                    kinds.contains(NameKind(name["kind"]?.string ?? "", isCode: NameKind.isCode(text)))
                else { return nil }
                return (leaves[0], .string(text))
            }
        }
        var seen: Set<JSON> = []
        return leaves.flatMap { leaf in
            leaf.values(in: record).compactMap { seen.insert($0).inserted ? (leaf, $0) : nil }
        }
    }
}
