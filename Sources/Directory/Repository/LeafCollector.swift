/// Collects the values of some leaves of a collection's records. A walk passes over what leads to none of them.
struct LeafCollector: LeafVisitor {
    private var builders: [ColumnBuilder]
    /// For each leaf of the table the place of its builder; nil where it has none.
    private let places: [Int?]
    private var record = 0

    /// From how many records on the work is shared among the cores, in so many pieces.
    private static let (many, pieces) = (4_096, 8)

    /// The columns of some leaves, by their numbers in the shape of the records.
    static func columns(of leaves: [Int], _ schema: CollectionSchema, _ records: Records) -> [Column] {
        columns(of: leaves, schema, records, pieces: records.count < many ? 1 : pieces)
    }

    /// - Parameter pieces: in how many pieces the work is done.
    static func columns(of leaves: [Int], _ schema: CollectionSchema, _ records: Records, pieces: Int) -> [Column] {
        let all = schema.shape.leaves
        let shape = RecordShape(schema, leadingTo: leaves.map { all[$0] })
        let heads = Set(leaves.compactMap { all[$0].steps.first })
        let fields = schema.fieldNames.map(heads.contains)
        let size = max((records.count + pieces - 1) / pieces, 1)
        let collected = Parallel.map((records.count + size - 1) / size) { piece in
            var collector = LeafCollector(leaves, all, records)
            records.storage.forEach(in: piece * size..<min(records.count, (piece + 1) * size), fields: fields) {
                collector.record = $0
                shape.walk($1, &collector)
            }
            return collector.builders
        }
        return Parallel.map(leaves.count) { place in
            var builder =
                collected.first?[place] ?? ColumnBuilder(all[leaves[place]], number: leaves[place], capacity: 0)
            for piece in collected.dropFirst() { builder.append(piece[place]) }
            return builder.column()
        }
    }

    private init(_ leaves: [Int], _ all: [Leaf], _ records: Records) {
        builders = leaves.map {
            ColumnBuilder(all[$0], number: $0, capacity: records.count, isCopying: !records.storage.isKept)
        }
        places = all.indices.map { leaves.firstIndex(of: $0) }
    }

    mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
        if let place = places[leaf] { builders[place].add(record, kind, bytes) }
    }
}
