internal import Synchronization

/// The columns of a collection, each created when a question needs it.
final class ColumnsOnDemand: Sendable {
    private let schema: CollectionSchema
    private let records: Records
    private let known = Mutex<[Int: Column]>([:])
    /// Held while columns are created, so that each is created once. Whoever asks for one that is there takes it not.
    private let creating = Mutex<Void>(())

    init(_ schema: CollectionSchema, _ records: Records) {
        self.schema = schema
        self.records = records
    }

    /// The leaves whose columns are there, ascending.
    var created: [Int] { known.withLock { $0.keys.sorted() } }

    /// The values at a leaf, by its number in the shape of the records.
    func column(_ leaf: Int) -> Column {
        if let column = known.withLock({ $0[leaf] }) { return column }
        create([leaf])
        // there by now; the other way is for the compiler
        return known.withLock { $0[leaf] } ?? LeafCollector.columns(of: [leaf], schema, records)[0]
    }

    /// Creates the columns of some leaves that are not there yet, in one walk over the records.
    func create(_ leaves: [Int]) {
        guard !missing(of: leaves).isEmpty else { return }
        creating.withLock { _ in
            let missing = missing(of: leaves)
            guard !missing.isEmpty else { return }
            let columns = LeafCollector.columns(of: missing, schema, records)
            known.withLock { for (leaf, column) in zip(missing, columns) { $0[leaf] = column } }
        }
    }

    private func missing(of leaves: [Int]) -> [Int] {
        known.withLock { known in Set(leaves).filter { known[$0] == nil }.sorted() }
    }
}
