/// What is wrong with a reference.
enum ReferenceFinding: Sendable {
    /// A fault that is known whole.
    case fault(SeedFault)
    /// The record that is named is not there.
    case dangling(DanglingReference)
    /// The record at this position in its file names another by a former id, which is no fault.
    case superseded(Int)
}

/// Checks that every reference of a record names a record that is there, and only one.
struct ReferenceChecker {
    let identifiers: IdentifierIndex

    /// What is wrong with the references of a record.
    ///
    /// - Parameter table: the references that its collection may have.
    func findings(in record: CheckedRecord, _ table: ReferenceTable) -> [ReferenceFinding] {
        // that all is well is seen without a tree
        guard !table.holds(of: record, identifiers) else { return [] }
        let found = findings(in: record.tree, fields: table.schema.fields.filter(\.isInSeed))
        return found.isEmpty ? [.superseded(record.position)] : found
    }

    /// What is wrong with a record's references.
    ///
    /// - Parameter fields: those that the Seed holds.
    func findings(in record: SeedRecord, fields: [Field]) -> [ReferenceFinding] {
        var findings: [ReferenceFinding] = []
        var members = OrderedMembers(record.value)
        for field in fields where field.type.hasReferences {
            if let value = members[field.name] { check(value, field.type, at: field.name, record, &findings) }
        }
        return findings
    }

    private func check(
        _ value: JSON,
        _ type: FieldType,
        at path: @autoclosure () -> String,
        _ record: SeedRecord,
        _ findings: inout [ReferenceFinding]
    ) {
        switch type {
        case .list(let element):
            for (index, item) in (value.array ?? []).enumerated() {
                check(item, element, at: "\(path())[\(index)]", record, &findings)
            }
        case .object(let fields, _):
            for field in fields {
                guard let value = value[field.name] else { continue }
                check(value, field.type, at: "\(path()).\(field.name)", record, &findings)
            }
        case .reference(let collections):
            guard let id = value.string, Slug.isValid(id), id.utf8.count <= SeedBounds.id else { return }
            let holders = collections.filter { identifiers.contains(id, in: $0) }
            if holders.count == 1 { return }
            if holders.isEmpty {
                // a former id leads to its record, as long as it is that of one alone
                if collections.count(where: { identifiers.present(of: id, in: $0) != nil }) == 1 { return }
                let reference = DanglingReference(record, path(), id, collections, terms: [])
                return findings.append(.dangling(reference))
            }
            let names = holders.map(\.rawValue).joined(separator: " and ")
            findings.append(.fault(record.fault(path(), "\"\(id)\" is an id in \(names); rename one of the two")))
        case .either(.reference(let collections), .term(let vocabulary)):
            guard let id = value.string, Slug.isValid(id), id.utf8.count <= SeedBounds.id, !vocabulary.contains(id),
                !isKnown(id, in: collections)
            else { return }
            findings.append(.dangling(DanglingReference(record, path(), id, collections, terms: vocabulary.ids)))
        case .either(.reference(let collections), .token):
            // what has the form of an id is one
            guard let id = value.string, Slug.isValid(id), id.utf8.count <= SeedBounds.id, !isKnown(id, in: collections)
            else { return }
            findings.append(.dangling(DanglingReference(record, path(), id, collections, terms: [])))
        default: return
        }
    }

    /// Whether an id is or was that of a record.
    private func isKnown(_ id: String, in collections: [CollectionName]) -> Bool {
        collections.contains { identifiers.contains(id, in: $0) || identifiers.present(of: id, in: $0) != nil }
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
