/// Finds the record of a collection that a word stands for.
public final class NameResolver: Sendable {
    private let byIdentifier: [String: Int]
    private let byShortName: [String: Int?]
    private let byName: [String: Int?]

    /// Reads ids, aliases, acronyms and names of a collection's records.
    init(_ records: Records) {
        var identifiers: [String: Int] = [:]
        var short: [String: Int?] = [:]
        var names: [String: Int?] = [:]
        func note(_ word: String, _ number: Int, in table: inout [String: Int?]) {
            // a word that two records share stands for neither
            if let known = table[word] {
                if known != number { table[word] = .some(nil) }
            } else {
                table[word] = number
            }
        }
        for (number, record) in records.enumerated() {
            // the rest of the record need not be read
            func list(_ name: StaticString) -> [JSON] {
                record.withBytes { JSONCursor.member(name, of: $0).map(JSONReader.readTrusted)?.array } ?? []
            }
            identifiers[record.id] = number
            for alias in list("aliases").compactMap(\.string) { note(alias, number, in: &short) }
            for name in list("names") {
                guard let value = name["value"]?.string, let kind = name["kind"]?.string else { continue }
                if kind.hasSuffix("acronym") { note(Folding.slug(value), number, in: &short) }
                note(Folding.slug(value), number, in: &names)
            }
        }
        byIdentifier = identifiers
        byShortName = short
        byName = names
        let known = identifiers.map { (word: $0, record: $1) }
        let shared = [short, names].flatMap { table in
            table.compactMap { word, number in number.map { (word: word, record: $0) } }
        }
        words = (known + shared).sorted { ($0.word, $0.record) < ($1.word, $1.record) }
        nearest = NearestWords(words.lazy.map(\.word))
    }

    /// The number of the record with this id; the id is compared as it is.
    public func record(id: String) -> Int? { byIdentifier[id] }

    /// The number of the record that an id in another case, an alias or an acronym of one record alone stands for.
    public func record(shortName word: String) -> Int? { record(shortSlug: Folding.slug(word)) }

    /// The number of the record that a short name or a full name of one record alone stands for.
    public func record(named word: String) -> Int? {
        let slug = Folding.slug(word)
        return record(shortSlug: slug) ?? record(fullSlug: slug)
    }

    /// The number of the record that a short name stands for, by the slug of that.
    public func record(shortSlug slug: String) -> Int? { byIdentifier[slug] ?? (byShortName[slug] ?? nil) }

    /// The number of the record that a full name of one record alone stands for, by the slug of that.
    public func record(fullSlug slug: String) -> Int? { byName[slug] ?? nil }

    /// The number of the record that a mistyped word probably stands for, with the edits between that record's word and
    /// the one typed; nil where none is near enough.
    public func nearest(to word: String) -> (record: Int, distance: Int)? {
        // the words are slugs, so that spaces and marks in what was typed are no edits
        nearest.place(nearest: Folding.slug(word)) { words[$0].word }.map { (words[$0.place].record, $0.distance) }
    }

    /// Every id, alias, acronym and name in folded form, with the number of its record. In alphabetical order.
    private let words: [(word: String, record: Int)]
    private let nearest: NearestWords
}
