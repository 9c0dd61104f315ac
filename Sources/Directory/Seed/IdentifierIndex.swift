internal import Synchronization

/// The ids of every collection, to resolve references against.
struct IdentifierIndex {
    /// The place and the line of the first record of each id.
    private let places: [CollectionName: [String: (position: Int, line: Int)]]
    private let sorted = SortedIdentifiers()

    /// Notes the ids of all records that have one. One that stands in the wrong file is noted where it belongs, so that
    /// nothing that leads to it is a fault of its own.
    init(_ records: [CollectionName: [CheckedRecord]]) {
        var places = records.mapValues { records in
            var places = [String: (position: Int, line: Int)](minimumCapacity: records.count)
            for record in records {
                if let id = record.id, places[id] == nil { places[id] = (record.position, record.line) }
            }
            return places
        }
        for record in records.values.joined() {
            guard let id = record.id, let owner = record.owner, places[owner]?[id] == nil else { continue }
            places[owner]?[id] = (record.position, record.line)
        }
        self.places = places
    }

    /// Whether a collection has a record of this id.
    func contains(_ id: String, in collection: CollectionName) -> Bool { places[collection]?[id] != nil }

    /// Whether the file of a collection could be read.
    func wasRead(_ collection: CollectionName) -> Bool { places[collection] != nil }

    /// The ids of a collection, in alphabetical order. Sorted once, when they are first asked for.
    func ids(of collection: CollectionName) -> [String] {
        sorted.ids(of: collection) { places[collection]?.keys.sorted() ?? [] }
    }

    /// What is wrong with the id of a record: that one before it has it already.
    func faults(of record: CheckedRecord) -> [SeedFault] {
        guard record.owner == nil, let id = record.id, let first = places[record.collection]?[id],
            first.position != record.position
        else { return [] }
        return [record.tree.fault("id", "already the id of the record on line \(first.line); give each its own")]
    }
}

/// The ids of collections in alphabetical order, each list made when it is first asked for.
private final class SortedIdentifiers: Sendable {
    private let lists = Mutex<[CollectionName: [String]]>([:])

    func ids(of collection: CollectionName, _ make: () -> [String]) -> [String] {
        if let list = lists.withLock({ $0[collection] }) { return list }
        let list = make()
        lists.withLock { $0[collection] = list }
        return list
    }
}
