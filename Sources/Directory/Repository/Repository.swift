internal import Memory

/// The directory in memory: every record of one version of the data, indexed. Immutable, so that any number of threads
/// read it at once.
package final class Repository: Sendable {
    /// What is said of the data set as a whole.
    package let dataset: Dataset
    /// The releases of the data, the first first; none where the Seed has no record of them.
    package let releases: [Release]
    /// The content of the files that hold no records, where the Seed has them; `dataset.json` among them.
    let documents: [SeedDocument: JSON]
    /// The words that stand for each other in a search.
    package let synonyms: Synonyms
    /// The digest of the content: SHA-256 in lower-case hexadecimal. Equal content has an equal version everywhere.
    package let version: String
    /// The collections that the Seed holds, in the order they are listed.
    package let seeded: [CollectionStore]
    /// How to cite what is taken from this version.
    package let citation: CitationLine
    /// The first dozen digits of the version, which tell versions apart for people.
    package let shortVersion: String
    /// What people who look at pages are told of the data first, such as that newer files have faults; nil for nothing.
    package let notice: String?
    /// Where readers tell of a mistake; nil where the operator has not said.
    package let contact: ContactTemplate?
    /// The languages that records are named in; nil for English.
    package let languages: NameLanguages?
    /// The same named in English; nil where these are.
    package let english: Repository?
    /// The DOIs that citations carry; nil where the operator has named none.
    package let doi: DigitalObjectIdentifier?
    /// The version in force, of one that was made of a former release; nil for the version in force itself.
    package let newest: Repository?
    /// What is derived from it.
    let derived = DerivedValues()

    /// Builds the repository of a checked Seed, whose records are let go when those to serve are written.
    init(_ seed: consuming CheckedSeed) {
        dataset = seed.dataset
        documents = seed.documents
        synonyms = Synonyms(seed.documents[.synonyms])
        notice = nil
        contact = nil
        languages = nil
        english = nil
        newest = nil
        doi = nil
        releases = seed.releases
        version = seed.digest
        shortVersion = String(seed.digest.prefix(12))
        citation = CitationLine(seed.dataset, version: shortVersion)
        var seed = seed
        let served = Self.served(seed.takeRecords(), released: dataset.released)
        // what the records were made of takes as much as they do, and the indexes are still to come
        MemoryBlock.returnFreed()
        seeded = CollectionStore.stores(served)
    }

    /// Reads a Seed, checks all of it and builds the repository: whole or not at all.
    ///
    /// - Throws: every fault of the Seed at once. What is checked is listed in docs/editing-the-data.md.
    package convenience init(checking seed: consuming Seed) throws(InvalidSeed) {
        self.init(try SeedLoader.check(seed))
        // the files and what they were read into took more than what is kept
        MemoryBlock.returnFreed()
    }

    /// Builds the repository of a former release, which was checked.
    convenience init(former seed: consuming CheckedSeed) {
        self.init(seed)
        MemoryBlock.returnFreed()
    }

    private static func served(
        _ records: consuming [CollectionName: [CheckedRecord]],
        released: Day
    ) -> [(schema: CollectionSchema, storage: RecordStorage)] {
        let builder = RecordBuilder(records, released: released)
        return CollectionName.seeded.map { name in
            let schema = CollectionSchema.named(name)
            return (schema, builder.records(of: schema))
        }
    }

    /// The same records, cited by addresses that begin with this origin.
    package func published(at origin: String) -> Repository {
        Repository(self, origin: origin, notice: notice, contact: contact)
    }

    /// The same records, which others have followed since.
    package func with(newest: Repository) -> Repository {
        Repository(
            self,
            origin: newest.citation.origin,
            notice: nil,
            contact: newest.contact,
            newest: newest,
            doi: newest.doi
        )
    }

    /// The same records, cited with a DOI.
    package func with(doi: DigitalObjectIdentifier?) -> Repository {
        doi == self.doi
            ? self : Repository(self, origin: citation.origin, notice: notice, contact: contact, doi: doi)
    }

    /// The same records, with something to tell people first.
    package func with(notice: String?) -> Repository {
        Repository(self, origin: citation.origin, notice: notice, contact: contact)
    }

    /// The same records, with an address where readers tell of mistakes.
    package func with(contact: ContactTemplate?) -> Repository {
        contact == self.contact ? self : Repository(self, origin: citation.origin, notice: notice, contact: contact)
    }

    /// The same records under their names in other languages, which are chosen when a record is read: this takes no
    /// more than a moment. Nothing is kept with it once it is let go.
    package func named(in languages: NameLanguages?) -> Repository {
        guard let languages, !languages.isPrimary else { return english ?? self }
        return Repository(english ?? self, languages)
    }

    private init(_ other: Repository, _ languages: NameLanguages) {
        self.languages = languages
        english = other
        newest = other.newest
        doi = other.doi
        notice = other.notice
        contact = other.contact
        dataset = other.dataset
        documents = other.documents
        synonyms = other.synonyms
        releases = other.releases
        version = other.version
        shortVersion = other.shortVersion
        citation = other.citation
        let choice = NameChoice(languages: languages, day: nil)
        seeded = other.seeded.map { CollectionStore($0, choice, .record) }
    }

    private init(
        _ other: Repository,
        origin: String,
        notice: String?,
        contact: ContactTemplate?,
        newest: Repository? = nil,
        doi: DigitalObjectIdentifier? = nil
    ) {
        self.newest = newest ?? other.newest
        self.doi = doi ?? other.doi
        self.notice = notice
        self.contact = contact
        languages = nil
        english = nil
        dataset = other.dataset
        documents = other.documents
        synonyms = other.synonyms
        releases = other.releases
        version = other.version
        seeded = other.seeded
        shortVersion = other.shortVersion
        var citation = other.citation
        citation.origin = origin
        let release = other.releases.last.flatMap { $0.version == other.version ? $0.number : nil }
        self.citation = citation.with(self.doi, release: release)
    }
}
