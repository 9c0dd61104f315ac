/// Which records refer to which, for the fields that tell it from the other side.
struct Inverses {
    private struct Key: Hashable {
        let collection: CollectionName
        let path: String
    }

    /// For each id referred to, the ids of the records that do so, in order.
    private var ids: [Key: [String: [String]]] = [:]

    /// - Parameter records: those of each collection, in the order of their ids.
    init(_ records: [CollectionName: [CheckedRecord]]) {
        let keys = Set(
            CollectionSchema.all.flatMap(\.fields).compactMap { field in
                if case .inverse(let collection, let path) = field.origin {
                    Key(collection: collection, path: path)
                } else {
                    nil
                }
            }
        )
        for (collection, keys) in Dictionary(grouping: keys, by: \.collection) {
            let shape = CollectionSchema.named(collection).shape
            let paths = shape.leaves.map { leaf in keys.firstIndex { $0.path == leaf.path } }
            let found = Parallel.chunks(of: records[collection] ?? [], size: 1_024) { records in
                var visitor = Visitor(keys: paths, count: keys.count)
                for record in records {
                    visitor.record = record.label
                    record.withBytes { shape.walk($0, &visitor) }
                }
                return [visitor.ids]
            }
            for (number, key) in keys.enumerated() {
                var all: [String: [String]] = [:]
                for stretch in found { for (id, referrers) in stretch[number] { all[id, default: []] += referrers } }
                ids[key] = all
            }
        }
    }

    /// The ids of the records of a collection that refer to an id at a path, in order; nil where none does.
    func ids(referringTo id: String, from collection: CollectionName, at path: String) -> [String]? {
        ids[Key(collection: collection, path: path)]?[id]
    }

    private struct Visitor: LeafVisitor {
        /// The number of the key that each leaf belongs to.
        let keys: [Int?]
        var ids: [[String: [String]]]
        var record = ""

        init(keys: [Int?], count: Int) {
            self.keys = keys
            ids = Array(repeating: [:], count: count)
        }

        mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
            guard kind == .string, let key = keys[leaf] else { return }
            let id = JSONCursor.text(bytes)
            // whoever refers to a record twice is listed once
            if ids[key][id]?.last != record { ids[key][id, default: []].append(record) }
        }
    }
}
