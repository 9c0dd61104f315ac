/// The directory in memory: every record of one version of the data, indexed. Immutable, so that any number of threads
/// read it at once.
public struct Repository: Sendable {
    /// What is said of the data set as a whole.
    public let dataset: Dataset
    /// The digest of the content: SHA-256 in lower-case hexadecimal. Equal content has an equal version everywhere.
    public let version: String
    private let stores: [CollectionStore]

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

    /// The collections, in the order they are listed.
    public var collections: [CollectionStore] { stores }
}
