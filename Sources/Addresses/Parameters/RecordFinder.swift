package import Directory
internal import Words

/// Finds the records that a typed word stands for in some collections: those that a parameter refers to, or the one of
/// an address.
package struct RecordFinder {
    package let stores: [CollectionStore]
    /// The records that were taken out.
    let removed: RemovedRecords
    private let repository: Repository

    package init(_ repository: Repository, _ collections: [CollectionName]) {
        self.repository = repository
        stores = collections.map { repository[$0] }
        removed = repository.dataset.removed
    }

    /// What a word stands for.
    package enum Meaning {
        /// One record.
        case one(Record)
        /// Several, of which none is meant more than another; each is told.
        case several([Record])
        /// A record that was taken out.
        case removed(RemovedRecord)
        /// None.
        case none
    }

    /// How many records are suggested at most where a word is only the beginning of a name.
    private static let mostSuggested = 5

    /// What a word stands for: an id as it is, an id that a record had, then an id in another case, a code, an alias, an
    /// acronym or a name. Ids are for good: no name takes the place of one.
    package func meaning(of word: String) -> Meaning {
        for store in stores { if let record = store.record(id: word) { return .one(record) } }
        if let known = former(word) { return known }
        var found: [Record] = []
        for store in stores {
            for number in store.names.records(named: word) {
                let record = store.records[number]
                // a parameter compares ids, so that records of one id are one value
                if !found.contains(where: { $0.id == record.id }) { found.append(record) }
            }
        }
        return found.count > 1 ? .several(found) : found.first.map(Meaning.one) ?? .none
    }

    /// What a text stands for by the search: the record that it names in another script, in a word for it or, unless whole
    /// names are asked for, in part; the records where it names several. Nothing is corrected, so that no code or name is
    /// guessed by its spelling.
    package func meaning(inWords text: String, wholeNames: Bool = false) -> Meaning {
        let seeded = stores.map(\.schema.name).filter { !$0.isDerived }
        guard !seeded.isEmpty, !NameResolver.isCode(Folding.slug(text)) else { return .none }
        let found = repository.named(text, in: seeded, isForgiving: false)
        guard let first = found.records.first else { return .none }
        return (wholeNames ? found.isWhole : found.isAlone) ? .one(first) : .several(found.records)
    }

    /// What an id that is no longer in force stands for, in any case; nil where a word is none.
    private func former(_ word: String) -> Meaning? {
        let id = Slug.isValid(word) ? word : word.lowercased()
        guard !stores.contains(where: { $0.record(id: id) != nil }) else { return nil }
        for store in stores { if let record = store.record(formerID: id) { return .one(record) } }
        return stores.lazy.compactMap { removed[$0.schema.name, id] }.first.map(Meaning.removed)
    }

    /// Whether a text is a name of a record but for case and marks, with its commas: `human,rights` is none, though its
    /// slug is an id.
    func hasName(_ text: String) -> Bool {
        let folded = Folding.fold(text)
        return stores.contains { store in
            store.names.records(named: text).contains { number in
                let names = store.records[number].value["names"]?.array ?? []
                return names.contains { $0["value"]?.string.map(Folding.fold) == folded }
            }
        }
    }

    /// The records that a word that stands for none was probably meant as, with the edits between: one that is spelled
    /// alike, otherwise those whose names it begins.
    package func nearest(to word: String) -> (records: [Record], distance: Int) {
        var best: (record: Record, distance: Int)?
        for store in stores {
            guard let near = store.names.nearest(to: word), near.distance < best?.distance ?? .max else { continue }
            best = (store.records[near.record], near.distance)
        }
        // what others are called is no slip of the finger for it, but for a letter
        let isNamed = best.map { $0.distance > 1 } ?? true && repository.isInNames(word)
        if let best, !isNamed { return ([best.record], best.distance) }
        let beginning = stores.flatMap { store in
            store.names.records(beginning: word, atMost: Self.mostSuggested).map { store.records[$0] }
        }
        if !beginning.isEmpty { return (Array(beginning.prefix(Self.mostSuggested)), .max) }
        let seeded = stores.map(\.schema.name).filter { !$0.isDerived }
        guard !seeded.isEmpty, !NameResolver.isCode(Folding.slug(word)) else { return ([], .max) }
        let found = repository.named(word, in: seeded, isForgiving: !isNamed)
        return (Array(found.records.prefix(Self.mostSuggested)), .max)
    }

    /// The records of all collections that a word may name.
    package func elsewhere(_ word: String) -> [Record] {
        guard !NameResolver.isCode(Folding.slug(word)) else { return [] }
        let found = repository.named(word, in: CollectionName.seeded, isForgiving: true)
        return Array(found.records.prefix(Self.mostSuggested))
    }
}
