internal import Synchronization

/// The indexes of a collection's records: a column for each leaf of the table, and the words.
///
/// Those of the Seed's collections are all made at load, so that no request waits for one. A collection of a past day is
/// asked a question or two and forgotten, so it makes its indexes when a question needs them.
final class Indexes: Sendable {
    private struct Made: Sendable {
        var columns: [Column]?
        var text: TextIndex?
    }

    private let schema: CollectionSchema
    private let records: Records
    private let made: Mutex<Made>

    /// - Parameter ahead: whether to make every index now.
    init(_ schema: CollectionSchema, _ records: Records, ahead isAhead: Bool) {
        self.schema = schema
        self.records = records
        made = Mutex(Made())
        if isAhead {
            let (text, found) = Parallel.both {
                TextIndexBuilder.index(schema, records)
            } _: {
                Self.columns(schema, records)
            }
            (columns, members, words) = (found.columns, found.members, text)
        } else {
            (columns, members, words) = (nil, nil, nil)
        }
    }

    /// The indexes, where they were made beforehand.
    private let columns: [Column]?
    private let words: TextIndex?
    /// Where the members of each record begin; nil where the indexes are made on demand.
    let members: MemberDirectory?

    /// The values at a leaf, by its number in the shape of the records.
    func column(_ leaf: Int) -> Column {
        if let columns { return columns[leaf] }
        if let known = made.withLock({ $0.columns }) { return known[leaf] }
        // made outside the lock: two threads may make the same, which costs time and nothing else
        let columns = Self.columns(schema, records).columns
        made.withLock { $0.columns = columns }
        return columns[leaf]
    }

    /// The words of the records.
    var text: TextIndex {
        if let text = words ?? made.withLock({ $0.text }) { return text }
        let text = TextIndexBuilder.index(schema, records)
        made.withLock { $0.text = text }
        return text
    }

    private static func columns(_ schema: CollectionSchema, _ records: Records) -> (
        columns: [Column], members: MemberDirectory
    ) {
        let shape = schema.shape
        var visitor = ColumnVisitor(
            builders: shape.leaves.enumerated().map { ColumnBuilder($1, number: $0, capacity: records.count) },
            members: MemberDirectory(fields: schema.fields.map(\.name), capacity: records.count)
        )
        for number in records.indices {
            let record = records.storage[number]
            visitor.record = number
            shape.walk(record, &visitor)
            visitor.members.end(number, size: record.count)
        }
        return (visitor.builders.map { $0.column() }, visitor.members)
    }

    private struct ColumnVisitor: LeafVisitor {
        var builders: [ColumnBuilder]
        var members: MemberDirectory
        var record = 0

        mutating func begin(member: Int, at place: Int) { members.begin(member, of: record, at: place) }

        mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
            builders[leaf].add(record, kind, bytes)
        }
    }
}
