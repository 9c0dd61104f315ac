/// The ids of every collection, to resolve references against.
struct IdentifierIndex {
    private let ids: [CollectionName: [String: Int]]

    /// Counts the ids of all records that have one.
    init(_ records: [SeedRecord]) {
        var ids: [CollectionName: [String: Int]] = [:]
        for record in records {
            guard let id = record.value["id"]?.string else { continue }
            ids[record.collection, default: [:]][id, default: 0] += 1
        }
        self.ids = ids
    }

    /// Whether a collection has a record of this id.
    func contains(_ id: String, in collection: CollectionName) -> Bool { ids[collection]?[id] != nil }

    /// The ids of a collection, in alphabetical order.
    func ids(of collection: CollectionName) -> [String] { ids[collection]?.keys.sorted() ?? [] }
}
