internal import Synchronization

/// The indexes of a collection's records: a column for each leaf of the table, and the words.
///
/// Those of the Seed's collections are all made at load, so that no request waits for one. A collection of a past day is
/// asked a question or two and forgotten, so it makes an index when a question needs it.
final class Indexes: Sendable {
    private struct Made {
        var columns: [String: Column] = [:]
        var text: TextIndex?
    }

    private let schema: CollectionSchema
    private let records: [Record]
    /// All columns, where they were made beforehand.
    private let columns: [String: Column]
    private let words: TextIndex?
    private let made = Mutex(Made())

    /// - Parameter ahead: whether to make every index now.
    init(_ schema: CollectionSchema, _ records: [Record], ahead isAhead: Bool) {
        self.schema = schema
        self.records = records
        let leaves = isAhead ? Leaf.leaves(of: schema.fields) : []
        columns = Dictionary(uniqueKeysWithValues: leaves.map { ($0.path, Column($0, of: records)) })
        words = isAhead ? TextIndex(schema, records) : nil
    }

    /// The values at a leaf.
    func column(_ leaf: Leaf) -> Column {
        if let column = columns[leaf.path] ?? made.withLock({ $0.columns[leaf.path] }) { return column }
        // made outside the lock: two threads may make the same, which costs time and nothing else
        let column = Column(leaf, of: records)
        made.withLock { $0.columns[leaf.path] = column }
        return column
    }

    /// The words of the records.
    var text: TextIndex {
        if let text = words ?? made.withLock({ $0.text }) { return text }
        let text = TextIndex(schema, records)
        made.withLock { $0.text = text }
        return text
    }
}
