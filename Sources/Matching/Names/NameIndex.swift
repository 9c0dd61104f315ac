package import Directory
internal import Words

/// Every name, code and id of the records, to find those that a text names. Made once for a version of the data; linear in
/// the words of all names.
package final class NameIndex: Sendable {
    /// The records that have names, in the order of their collections.
    let records: [Record]
    let names: [KnownName]
    /// The words that occur in names, each with its weight: how rare it is.
    let vocabulary: [String]
    let numbers: [String: Int32]
    let weights: [Float]
    /// Which words say little.
    let isSmall: [Bool]
    /// The names that a word occurs in, ascending.
    let postings: [[Int32]]
    /// The words that are spelled in Latin letters alone and long enough to be mistyped.
    let spelled: [Int32]
    let nearest: NearestWords
    /// The words that sound alike.
    let sounds: [[UInt8]: [Int32]]
    /// Names by all of their words, by their words without small ones, and by these without the organization.
    let whole: [String: [Int32]]
    let brief: [String: [Int32]]
    let bare: [String: [Int32]]
    /// Records by id, by address and by identifiers of others.
    let identified: [String: [Int32]]
    /// Records by the words of their id.
    let slugs: [String: [Int32]]
    /// Records by the symbol that a document is cited by, however it is written.
    let symbols: [String: [(record: Int32, revision: String?)]]
    /// Names by the first letters of their words.
    let initials: [String: [Int32]]
    /// What else is said of a record: words of all its names, of its seat and of the States it is for.
    let context: [[Int32]]
    /// The words of a record that are acronyms.
    let acronyms: [[Int32]]
    /// The seat of a record and the States that it is for, each in the words that say something.
    let places: [[[Int32]]]
    let states: [[Int32]]
    /// The years that may stand behind a name of a record, and the year of the data.
    let years: [RecordYears]
    let latest: Int
    let rivals: NameRivals

    /// Reads the names of all records.
    package init(_ repository: Repository) {
        var builder = NameIndexBuilder()
        for store in repository.seeded { for record in store.records { builder.add(record, store.schema, repository) } }
        records = builder.records
        vocabulary = builder.vocabulary
        numbers = builder.numbers
        let weights = builder.weights()
        self.weights = weights
        isSmall = builder.isSmall
        postings = builder.postings
        names = builder.names.map { name in
            let weight = name.words.reduce(Float(0)) { $0 + weights[Int($1)] }
            return KnownName(
                text: name.text,
                kind: name.kind,
                from: name.from,
                to: name.to,
                record: name.record,
                words: name.words,
                weight: weight
            )
        }
        let words = builder.vocabulary
        let plain = words.indices.filter { number in
            words[number].utf8.count > 3 && words[number].utf8.allSatisfy { (0x61...0x7A).contains($0) }
        }
        spelled = plain.map(Int32.init)
        nearest = NearestWords(plain.map { words[$0] })
        var sounds: [[UInt8]: [Int32]] = [:]
        for number in plain where words[number].utf8.count >= 6 {
            if let sound = SoundKey.key(Array(words[number].utf8)) { sounds[sound, default: []].append(Int32(number)) }
        }
        self.sounds = sounds
        (whole, brief, bare) = builder.keys()
        identified = builder.identified
        slugs = builder.slugs
        symbols = builder.symbols
        initials = builder.initials
        context = builder.context.map { Array(Set($0)).sorted() }
        acronyms = builder.acronyms
        (places, states, years) = (builder.places, builder.states, builder.years)
        latest = repository.dataset.released.year
        rivals = NameRivals(builder.forms, builder.vocabulary, alone: builder.alone)
    }

    /// A match that is certain only if the record and the name found are of the years given.
    func dated(_ match: NameMatch, _ given: [Int]) -> NameMatch {
        var match = match
        if !years[match.record].agree(given, match.name, latest: latest) { match.isWhole = false }
        return match
    }

    /// How many words of a name say what is named.
    func heavyWords(of name: KnownName) -> Int { name.words.count { isHeavy($0) } }

    /// Whether a word says what is named.
    func isHeavy(_ word: Int32) -> Bool {
        !isSmall[Int(word)] && !NameWords.isOrganization(vocabulary[Int(word)])
    }

    /// Whether a word is of the name of a State that a record is in or for.
    func isState(_ word: Int32, of record: Int32) -> Bool { states[Int(record)].contains(word) && isHeavy(word) }

    /// Whether a word is in a name of a record, or in that of its seat or host State.
    func belongs(_ word: Int32, to record: Int32) -> Bool { context[Int(record)].hasSorted(word) }

    /// The record of a number.
    package func record(_ number: Int) -> Record { records[number] }

    /// The words of a text as a key.
    static func key(_ words: some Sequence<String>) -> String { words.joined(separator: " ") }

    /// The words without those that say little.
    static func brief(_ words: [String]) -> [String] { words.filter { !NameWords.isSmall($0) } }

    /// The words of a brief text without the organization; nil where fewer than two are left or none is left out.
    static func bare(_ brief: [String]) -> [String]? {
        let bare = brief.filter { !NameWords.isOrganization($0) }
        return bare.count >= 2 ? bare : nil
    }
}

extension [Int32] {
    /// Whether ascending numbers have one. O(log n).
    func hasSorted(_ wanted: Int32) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == wanted
    }
}
