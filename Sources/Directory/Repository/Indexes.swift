internal import Memoization

/// The indexes of a collection's records: a column for each leaf of the table, and the words.
///
/// Those of the Seed's collections are all created at load, so that no request waits for one. A collection of a past day
/// is asked a question or two and forgotten, and a long timeline has columns that nobody asks for: these create what a
/// question needs.
final class Indexes: Sendable {
    private let columns: Columns
    private let words: Deferred<TextIndex>
    /// Where the members of each record begin; nil where the indexes are created on demand.
    let members: MemberDirectory?

    private enum Columns {
        case all([Column])
        case onDemand(ColumnsOnDemand)
        /// Those of other indexes, but for the leaves of names.
        case renamed(Indexes, leaves: Set<Int>, ColumnsOnDemand)
    }

    /// Creates the indexes when they are asked for.
    init(_ schema: CollectionSchema, _ records: Records) {
        columns = .onDemand(ColumnsOnDemand(schema, records))
        words = Deferred { TextIndexBuilder.index(schema, records) }
        members = nil
    }

    /// Takes existing indexes.
    init(_ columns: ColumnCollector.Columns, _ words: TextIndex) {
        self.columns = .all(columns.columns)
        self.words = Deferred(value: words)
        members = columns.members
    }

    /// Takes the indexes of records that are now read under other names.
    init(_ other: Indexes, renaming records: Records, _ schema: CollectionSchema) {
        let leaves = schema.shape.leaves.indices.filter {
            LocalizedRecords.changedFields.contains(schema.shape.leaves[$0].path)
        }
        columns = .renamed(other, leaves: Set(leaves), ColumnsOnDemand(schema, records))
        words = other.words
        // the members of these records begin elsewhere
        members = nil
    }

    /// The values at a leaf, by its number in the shape of the records.
    func column(_ leaf: Int) -> Column {
        switch columns {
        case .all(let columns): columns[leaf]
        case .onDemand(let columns): columns.column(leaf)
        case .renamed(let other, let leaves, let columns):
            leaves.contains(leaf) ? columns.column(leaf) : other.column(leaf)
        }
    }

    /// Creates the columns of some leaves that are not there yet, together.
    func create(_ leaves: [Int]) {
        switch columns {
        case .all: break
        case .onDemand(let columns): columns.create(leaves)
        case .renamed(let other, let own, let columns):
            other.create(leaves.filter { !own.contains($0) })
            columns.create(leaves.filter(own.contains))
        }
    }

    /// The leaves whose columns are created on demand and were; nil where all are there from the beginning.
    var created: [Int]? {
        switch columns {
        case .all: nil
        case .onDemand(let columns), .renamed(_, _, let columns): columns.created
        }
    }

    /// The words of the records.
    var text: TextIndex { words.value }
}
