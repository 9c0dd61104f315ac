/// Checks that every reference of a record names a record that is there, and only one.
struct ReferenceChecker {
    let identifiers: IdentifierIndex

    /// The faults of the references of a record.
    ///
    /// - Parameter table: the references that its collection may have.
    func faults(of record: CheckedRecord, _ table: ReferenceTable) -> [SeedFault] {
        // that all is well is seen without a tree
        guard !table.holds(of: record, identifiers) else { return [] }
        return faults(of: record.tree, fields: table.schema.fields.filter(\.isInSeed))
    }

    /// The faults of a record's references.
    ///
    /// - Parameter fields: those that the Seed holds.
    func faults(of record: SeedRecord, fields: [Field]) -> [SeedFault] {
        var faults: [SeedFault] = []
        var members = OrderedMembers(record.value)
        for field in fields where field.type.hasReferences {
            if let value = members[field.name] { check(value, field.type, at: field.name, record, &faults) }
        }
        return faults
    }

    private func check(
        _ value: JSON,
        _ type: FieldType,
        at path: @autoclosure () -> String,
        _ record: SeedRecord,
        _ faults: inout [SeedFault]
    ) {
        switch type {
        case .list(let element):
            for item in value.array ?? [] { check(item, element, at: path(), record, &faults) }
        case .object(let fields, _):
            for field in fields {
                guard let value = value[field.name] else { continue }
                check(value, field.type, at: "\(path()).\(field.name)", record, &faults)
            }
        case .reference(let collections):
            guard let id = value.string, Slug.isValid(id) else { return }
            let holders = collections.filter { identifiers.contains(id, in: $0) }
            if holders.count == 1 { return }
            if holders.isEmpty { return faults.append(dangling(id, collections, [], at: path(), record)) }
            let names = holders.map(\.rawValue).joined(separator: " and ")
            faults.append(record.fault(path(), "\"\(id)\" is an id in \(names); rename one of the two"))
        case .either(.reference(let collections), .term(let vocabulary)):
            guard let id = value.string, Slug.isValid(id), !vocabulary.contains(id),
                !collections.contains(where: { identifiers.contains(id, in: $0) })
            else { return }
            faults.append(dangling(id, collections, vocabulary.ids, at: path(), record))
        default: return
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

extension FieldType {
    /// Whether a value can name a record, or hold one that does.
    fileprivate var hasReferences: Bool {
        switch self {
        case .reference, .either: true
        case .list(let element): element.hasReferences
        case .object(let fields, _): fields.contains { $0.type.hasReferences }
        default: false
        }
    }
}
