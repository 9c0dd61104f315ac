internal import Directory

/// References from one record to another, wherever a table has them.
package enum References {
    /// The value with each reference to a record of a collection replaced, or taken out with the item that needs it.
    ///
    /// - Parameter new: what an id becomes; nil takes the reference out.
    static func map(
        _ value: JSON,
        _ fields: [Field],
        to collection: CollectionName,
        _ new: (String) -> String?
    ) -> JSON {
        let byName = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
        return .object(
            (value.members ?? []).compactMap { member in
                guard let field = byName[member.name], field.isInSeed else { return member }
                return map(member.value, as: field.type, to: collection, new).map { .init(member.name, $0) }
            }
        )
    }

    private static func map(
        _ value: JSON,
        as type: FieldType,
        to collection: CollectionName,
        _ new: (String) -> String?
    ) -> JSON? {
        switch type {
        case .list(let element):
            let items = (value.array ?? []).compactMap { map($0, as: element, to: collection, new) }
            return items.isEmpty ? nil : .array(items.unique)
        case .object(let fields, _):
            let result = map(value, fields, to: collection, new)
            // an item without what it has to have goes as a whole
            let isWhole = fields.allSatisfy { !$0.isRequired || value[$0.name] == nil || result[$0.name] != nil }
            return isWhole && result.members?.isEmpty == false ? result : nil
        default:
            guard type.referenced.contains(collection), let id = value.string else { return value }
            return new(id).map(JSON.string)
        }
    }

    /// The ids of a collection that a value refers to, each with the path of the field.
    static func all(_ value: JSON, _ fields: [Field], to collection: CollectionName) -> [(path: String, id: String)] {
        fields.filter(\.isInSeed).flatMap(Leaf.leaves(ofField:)).flatMap { leaf -> [(path: String, id: String)] in
            guard leaf.type.referenced.contains(collection) else { return [] }
            return leaf.values(in: value).compactMap(\.string).map { (leaf.path, $0) }
        }
    }

    /// Whether evidence names the items of a field by the ids of records of a collection.
    static func areKeys(of field: Field, _ collection: CollectionName) -> Bool {
        guard case .list(let element) = field.type else { return false }
        guard case .object(let fields, _) = element else { return element.referenced.contains(collection) }
        return fields.first { $0.name == ItemLabels.key(element) }?.type.referenced.contains(collection) ?? false
    }
}

extension [JSON] {
    /// The values without those that occurred before.
    var unique: [JSON] {
        var known: Set<JSON> = []
        return filter { known.insert($0).inserted }
    }
}

extension SeedDraft {
    /// Where records and the description of the data set refer to a record, as `operations/astana predecessors`.
    package func references(to address: RecordAddress) -> [String] {
        let dataset = References.all(dataset, Dataset.fields, to: address.collection).filter { $0.id == address.id }
        let places = CollectionName.seeded.flatMap { name -> [String] in
            let fields = CollectionSchema.named(name).fields
            return (records[name] ?? []).flatMap { record -> [String] in
                let found = References.all(record, fields, to: address.collection).filter { $0.id == address.id }
                return found.map { "\(name)/\(record["id"]?.string ?? "?") \($0.path)" }
            }
        }
        return places.unique + dataset.map { "dataset.json \($0.path)" }.unique
    }

    /// Has every reference to a record name another, or none.
    mutating func redirect(_ address: RecordAddress, to other: String?) {
        func new(_ id: String) -> String? { id == address.id ? other : id }
        dataset = References.map(dataset, Dataset.fields, to: address.collection, new)
        for name in CollectionName.seeded {
            let schema = CollectionSchema.named(name)
            let keyed = schema.fields.filter { References.areKeys(of: $0, address.collection) }.map(\.name)
            for record in records[name] ?? [] {
                guard let id = record["id"]?.string else { continue }
                let found = References.all(record, schema.fields, to: address.collection)
                guard found.contains(where: { $0.id == address.id }) else { continue }
                // the record that takes the place of another cannot refer to itself
                let isItself = name == address.collection && id == other
                let mapped = References.map(record, schema.fields, to: address.collection) { reference in
                    reference == address.id && isItself ? nil : new(reference)
                }
                var evidence = EvidenceEdit(mapped, schema)
                if let other {
                    evidence.rename { path in
                        let (field, part) = EvidencePaths.split(path)
                        return keyed.contains(field) && part == address.id ? "\(field).\(other)" : nil
                    }
                }
                _ = evidence.prune()
                replace(RecordAddress(name, id), with: evidence.result)
            }
        }
    }
}
