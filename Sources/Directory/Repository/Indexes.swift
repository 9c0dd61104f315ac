internal import Memoization

/// The indexes of a collection's records: a column for each leaf of the table, and the words.
///
/// Those of the Seed's collections are all created at load, so that no request waits for one. A collection of a past day
/// is asked a question or two and forgotten, so it creates its indexes when a question needs them.
final class Indexes: Sendable {
    private let columns: Deferred<[Column]>
    private let words: Deferred<TextIndex>
    /// Where the members of each record begin; nil where the indexes are created on demand.
    let members: MemberDirectory?

    /// Creates the indexes when they are asked for.
    init(_ schema: CollectionSchema, _ records: Records) {
        columns = Deferred { ColumnCollector.columns(schema, records).columns }
        words = Deferred { TextIndexBuilder.index(schema, records) }
        members = nil
    }

    /// Takes existing indexes.
    init(_ columns: ColumnCollector.Columns, _ words: TextIndex) {
        self.columns = Deferred(value: columns.columns)
        self.words = Deferred(value: words)
        members = columns.members
    }

    /// The values at a leaf, by its number in the shape of the records.
    func column(_ leaf: Int) -> Column { columns.value[leaf] }

    /// The words of the records.
    var text: TextIndex { words.value }
}
