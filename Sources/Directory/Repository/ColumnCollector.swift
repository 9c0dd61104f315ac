/// Collects the values of all leaves of a collection's records in one walk over each record.
struct ColumnCollector: LeafVisitor {
    /// What is collected.
    struct Columns: Sendable {
        /// The values at each leaf, by its number in the shape of the records.
        let columns: [Column]
        /// Where the members of each record begin.
        let members: MemberDirectory
    }

    private var builders: [ColumnBuilder]
    private var members: MemberDirectory
    private var record = 0

    /// The columns of some records.
    static func columns(_ schema: CollectionSchema, _ records: Records) -> Columns {
        let shape = schema.shape
        var collector = ColumnCollector(
            builders: shape.leaves.enumerated().map {
                ColumnBuilder($1, number: $0, capacity: records.count, isCopying: !records.storage.isKept)
            },
            members: MemberDirectory(fields: schema.fields.map(\.name), capacity: records.count)
        )
        records.storage.forEach(in: 0..<records.count) { number, record in
            collector.record = number
            shape.walk(record, &collector)
            collector.members.end(number, size: record.count)
        }
        return Columns(columns: collector.builders.map { $0.column() }, members: collector.members)
    }

    mutating func begin(member: Int, at place: Int) { members.begin(member, of: record, at: place) }

    mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
        builders[leaf].add(record, kind, bytes)
    }
}
