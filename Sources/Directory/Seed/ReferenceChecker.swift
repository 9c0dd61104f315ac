/// Checks that every reference of a record names a record that is there, and only one.
struct ReferenceChecker {
    let identifiers: IdentifierIndex

    /// The faults of a record's references.
    func faults(of record: SeedRecord, fields: [Field]) -> [SeedFault] {
        fields.filter(\.isInSeed).flatMap { field in
            record.value[field.name].map { faults(of: $0, field.type, at: field.name, record) } ?? []
        }
    }

    private func faults(of value: JSON, _ type: FieldType, at path: String, _ record: SeedRecord) -> [SeedFault] {
        switch type {
        case .list(let element):
            return (value.array ?? []).flatMap { faults(of: $0, element, at: path, record) }
        case .object(let fields, _):
            return fields.flatMap { field in
                value[field.name].map { faults(of: $0, field.type, at: "\(path).\(field.name)", record) } ?? []
            }
        case .reference(let collections):
            guard let id = value.string, Slug.isValid(id) else { return [] }
            let holders = collections.filter { identifiers.contains(id, in: $0) }
            if holders.count == 1 { return [] }
            if holders.isEmpty { return [dangling(id, collections, [], at: path, record)] }
            let names = holders.map(\.rawValue).joined(separator: " and ")
            return [record.fault(path, "\"\(id)\" is an id in \(names); rename one of the two")]
        case .either(.reference(let collections), .term(let vocabulary)):
            guard let id = value.string, Slug.isValid(id), !vocabulary.contains(id),
                !collections.contains(where: { identifiers.contains(id, in: $0) })
            else { return [] }
            return [dangling(id, collections, vocabulary.ids, at: path, record)]
        default:
            return []
        }
    }

    private func dangling(
        _ id: String,
        _ collections: [CollectionName],
        _ terms: [String],
        at path: String,
        _ record: SeedRecord
    ) -> SeedFault {
        let known = collections.flatMap(identifiers.ids(of:)) + terms
        let hint =
            EditDistance.nearest(to: id, among: known).map { "did you mean \($0)?" }
            ?? "add the record or take the id out"
        return record.fault(
            path,
            "no record \"\(id)\" in \(collections.map(\.rawValue).joined(separator: " or ")); \(hint)"
        )
    }
}
