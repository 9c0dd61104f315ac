internal import Synchronization

/// The ids of every collection, to resolve references against.
struct IdentifierIndex {
    /// The place and the line of a record.
    private struct Place {
        let position: Int
        let line: Int
    }

    /// The place of the first record of each id.
    private let places: [CollectionName: [String: Place]]
    /// The first record that says of an id that it was once its own.
    private let owners: [CollectionName: [String: CheckedRecord]]
    private let sorted = SortedIdentifiers()

    /// Notes the ids of all records that have one. One that stands in the wrong file is noted where it belongs, so that
    /// nothing that leads to it is a fault of its own.
    init(_ records: [CollectionName: [CheckedRecord]]) {
        var places = records.mapValues { records in
            var places = [String: Place](minimumCapacity: records.count)
            for record in records {
                if let id = record.id, places[id] == nil {
                    places[id] = Place(position: record.position, line: record.line)
                }
            }
            return places
        }
        owners = records.mapValues { records in
            let former = records.lazy.filter { $0.id != nil }.flatMap { record in record.formerIDs.map { ($0, record) }
            }
            return Dictionary(Array(former)) { first, _ in first }
        }
        for record in records.values.joined() {
            guard let id = record.id, let owner = record.owner, places[owner]?[id] == nil else { continue }
            places[owner]?[id] = Place(position: record.position, line: record.line)
        }
        self.places = places
    }

    /// Whether a collection has a record of this id.
    func contains(_ id: String, in collection: CollectionName) -> Bool { places[collection]?[id] != nil }

    /// The id in force of the record that had this id before; nil where none had, or where the id is in force itself.
    func present(of former: String, in collection: CollectionName) -> String? {
        contains(former, in: collection) ? nil : owners[collection]?[former]?.id
    }

    /// Whether the file of a collection could be read.
    func wasRead(_ collection: CollectionName) -> Bool { places[collection] != nil }

    /// The ids of a collection, in alphabetical order. Sorted once, when they are first asked for.
    func ids(of collection: CollectionName) -> [String] {
        sorted.ids(of: collection) { places[collection]?.keys.sorted() ?? [] }
    }

    /// What is wrong with the ids of a record: that another one has them already.
    func faults(of record: CheckedRecord) -> [SeedFault] { repetition(of: record) + reuse(by: record) }

    private func repetition(of record: CheckedRecord) -> [SeedFault] {
        guard record.owner == nil, let id = record.id, let first = places[record.collection]?[id],
            first.position != record.position
        else { return [] }
        return [record.tree.fault("id", "already the id of the record on line \(first.line); give each its own")]
    }

    private func reuse(by record: CheckedRecord) -> [SeedFault] {
        record.formerIDs.enumerated().compactMap { place, former in
            func fault(_ problem: String) -> SeedFault {
                record.tree.fault("former_ids[\(place)]", "\"\(former.abbreviated)\" \(problem)")
            }
            if former == record.id { return fault("is the id that it has; name those that it had before") }
            if let other = places[record.collection]?[former] {
                return fault(
                    "is the id of the record on line \(other.line); an id is for good, so give that record another or take this out"
                )
            }
            if let owner = owners[record.collection]?[former], owner.position != record.position {
                return fault(
                    "is a former id of \(owner.label) too, on line \(owner.line); it leads to one record, so keep one"
                )
            }
            return nil
        }
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
