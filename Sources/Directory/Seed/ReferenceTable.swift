/// The places of a collection's records at which other records are named.
struct ReferenceTable {
    let schema: CollectionSchema
    /// What is named at each leaf of the shape; nil where nothing is.
    private let leaves: [FieldType?]

    init(_ schema: CollectionSchema) {
        self.schema = schema
        leaves = schema.shape.leaves.map { leaf in
            guard leaf.field.isInSeed, case .value(let type) = leaf.content, !type.referenced.isEmpty else {
                return nil
            }
            return type
        }
    }

    /// Whether each reference of a record names a record that is there, and only one, by the id that it has.
    func holds(of record: CheckedRecord, _ identifiers: IdentifierIndex) -> Bool {
        var visitor = Visitor(leaves: leaves, identifiers: identifiers)
        record.withBytes { schema.shape.walk($0, &visitor) }
        return visitor.holds
    }

    private struct Visitor: LeafVisitor {
        let leaves: [FieldType?]
        let identifiers: IdentifierIndex
        var holds = true

        mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
            guard kind == .string, let type = leaves[leaf] else { return }
            let id = String(decoding: bytes, as: UTF8.self)
            func holders(_ collections: [CollectionName]) -> Int {
                collections.reduce(0) { $0 + (identifiers.contains(id, in: $1) ? 1 : 0) }
            }
            switch type {
            case .reference(let collections): if holders(collections) != 1 { holds = false }
            case .either(.reference(let collections), .term(let vocabulary)):
                if !vocabulary.contains(id), holders(collections) == 0 { holds = false }
            case .either(.reference(let collections), .token):
                if Slug.isValid(bytes), holders(collections) == 0 { holds = false }
            default: break
            }
        }
    }
}
