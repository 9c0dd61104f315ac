/// The directory in memory: every record of one version of the data, indexed. Immutable, so that any number of threads
/// read it at once.
public struct Repository: Sendable {
    /// What is said of the data set as a whole.
    public let dataset: Dataset
    /// The digest of the content: SHA-256 in lower-case hexadecimal. Equal content has an equal version everywhere.
    public let version: String
    private let stores: [CollectionStore]
    private let past = PastStores()

    /// Builds the repository of checked records.
    init(dataset: Dataset, records: [SeedRecord], digest: String) {
        self.dataset = dataset
        version = digest
        let builder = RecordBuilder(records)
        stores = CollectionSchema.all.map { CollectionStore($0, builder.records(of: $0)) }
    }

    /// The first dozen digits of the version, which tell versions apart for people.
    public var shortVersion: String { String(version.prefix(12)) }

    /// A collection.
    public subscript(collection: CollectionName) -> CollectionStore {
        // stores stand in the order of CollectionName.allCases
        stores[CollectionName.allCases.firstIndex(of: collection) ?? 0]
    }

    /// A collection as it stood on a day: only what existed then, under the name it had then. Nil is today: everything,
    /// closed records included.
    public func store(_ name: CollectionName, asOf day: Day?) -> CollectionStore {
        guard let day, self[name].schema.lifespan != nil else { return self[name] }
        return past.store(name, day) { WorldOnDay(day: day, repository: self).store(name) }
    }

    /// The collections, in the order they are listed.
    public var collections: [CollectionStore] { stores }
}
