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

    /// Makes the indexes when they are asked for.
    init(_ schema: CollectionSchema, _ records: Records) {
        self.schema = schema
        self.records = records
        made = Mutex(Made())
        (columns, members, words) = (nil, nil, nil)
    }

    /// Takes indexes that are made.
    init(_ schema: CollectionSchema, _ records: Records, _ columns: ColumnCollector.Columns, _ words: TextIndex) {
        self.schema = schema
        self.records = records
        made = Mutex(Made())
        (self.columns, members, self.words) = (columns.columns, columns.members, words)
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
        let columns = ColumnCollector.columns(schema, records).columns
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
}
