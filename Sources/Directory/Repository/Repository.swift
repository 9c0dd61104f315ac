/// The directory in memory: every record of one version of the data, indexed. Immutable, so that any number of threads
/// read it at once.
public final class Repository: Sendable {
    /// What is said of the data set as a whole.
    public let dataset: Dataset
    /// The releases of the data, the first first; none where the Seed has no record of them.
    public let releases: [Release]
    /// The digest of the content: SHA-256 in lower-case hexadecimal. Equal content has an equal version everywhere.
    public let version: String
    /// The collections that the Seed holds, in the order they are listed.
    public let seeded: [CollectionStore]
    /// How to cite what is taken from this version.
    public let citation: CitationLine
    /// The first dozen digits of the version, which tell versions apart for people.
    public let shortVersion: String
    private let made = MadeStores()
    let graphs = KeptGraphs()

    /// Builds the repository of a checked Seed, whose records are let go when those to serve are written.
    init(_ seed: consuming CheckedSeed) {
        dataset = seed.dataset
        releases = seed.releases
        version = seed.digest
        shortVersion = String(seed.digest.prefix(12))
        citation = CitationLine(seed.dataset, version: shortVersion)
        var seed = seed
        let served = Self.served(seed.takeRecords())
        // what the records were made of takes as much as they do, and the indexes are still to come
        MemoryBlock.returnFreed()
        seeded = CollectionStore.stores(served)
    }

    /// Reads a Seed, checks all of it and builds the repository: whole or not at all.
    ///
    /// - Throws: every fault of the Seed at once. What is checked is listed in docs/editing-the-data.md.
    public convenience init(checking seed: consuming Seed) throws(InvalidSeed) {
        self.init(try SeedLoader.check(seed))
        // the files and what they were read into took more than what is kept
        MemoryBlock.returnFreed()
    }

    private static func served(
        _ records: consuming [CollectionName: [CheckedRecord]]
    ) -> [(schema: CollectionSchema, storage: RecordStorage)] {
        let builder = RecordBuilder(records)
        return CollectionName.seeded.map { name in
            let schema = CollectionSchema.named(name)
            return (schema, builder.records(of: schema))
        }
    }

    /// The same records, cited by addresses that begin with this origin.
    public func published(at origin: String) -> Repository { Repository(self, origin: origin) }

    private init(_ other: Repository, origin: String) {
        dataset = other.dataset
        releases = other.releases
        version = other.version
        seeded = other.seeded
        shortVersion = other.shortVersion
        var citation = other.citation
        citation.origin = origin
        self.citation = citation
    }

    /// A collection. One that is derived is made when it is first asked for.
    public subscript(collection: CollectionName) -> CollectionStore {
        switch collection {
        case .timeline:
            made.store(collection, nil) {
                let store = CollectionStore.store(.timeline, TimelineBuilder(repository: self).records())
                // what a long one was made with is worth giving back
                if store.records.count > Self.longTimeline { MemoryBlock.returnFreed() }
                return store
            }
        case .changes:
            made.store(collection, nil) {
                .store(.changes, RecordStorage(ChangeRecords(repository: self).records()))
            }
        // stores stand in the order of CollectionName.seeded
        default: seeded[CollectionName.seeded.firstIndex(of: collection) ?? 0]
        }
    }

    private static let longTimeline = 10_000

    /// A collection as it stood on a day: only what existed then, under the name it had then. Nil is today: everything,
    /// closed records included.
    public func store(_ name: CollectionName, asOf day: Day?) -> CollectionStore {
        guard let day, self[name].schema.lifespan != nil else { return self[name] }
        return made.store(name, day) { WorldOnDay(day: day, repository: self).store(name) }
    }

    /// A record as it was on a day; nil where there was none, or where its dates do not tell. Nil is today.
    public func record(_ name: CollectionName, id: String, asOf day: Day?) -> Record? {
        let store = self[name]
        guard let record = store.record(id: id), let day, let lifespans = store.lifespans else {
            return store.record(id: id)
        }
        guard lifespans.existed(record.number, on: day.earliest) else { return nil }
        return WorldOnDay(day: day, repository: self).records(CollectionOfOne(record.number), of: store).first
    }

    /// The collections, in the order they are listed.
    public var collections: [CollectionStore] { CollectionName.allCases.map { self[$0] } }
}
