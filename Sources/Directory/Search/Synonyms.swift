internal import Words

/// The words of `synonyms.json`: what people type, and how the records write it.
package struct Synonyms: Sendable {
    /// A word or words that are typed, and what is looked for as well.
    package struct Entry: Sendable {
        /// The keys of the words that are typed.
        package let typed: [[UInt8]]
        /// The keys of the words that the records have.
        package let written: [[UInt8]]
    }

    private let entries: [[UInt8]: [Entry]]
    /// The words that are typed alone, as people type them and by their keys, to correct a mistyped one to.
    private let alone: [(word: String, key: [UInt8])]
    private let nearest: NearestWords
    /// The words of the longest entry.
    let longest: Int

    /// How many ways to write what is typed are looked for.
    private static let mostMeanings = 16

    /// No synonyms.
    static let none = Synonyms(nil)

    /// Reads the content of a file that was checked (`SynonymCheck`); nil for a Seed without one.
    package init(_ content: JSON?) {
        var entries: [[UInt8]: [Entry]] = [:]
        var longest = 0
        var alone: [[UInt8]: String] = [:]
        for member in content?.members ?? [] {
            let written = SearchKeys.keys(member.name)
            for word in (member.value.array ?? []).compactMap(\.string) {
                let typed = SearchKeys.keys(word)
                guard let first = typed.first, !written.isEmpty, typed != written else { continue }
                entries[first, default: []].append(Entry(typed: typed, written: written))
                longest = max(longest, typed.count)
                if typed.count == 1, Spelling.isCorrected(typed[0]), alone[typed[0]] == nil { alone[typed[0]] = word }
            }
        }
        self.entries = entries.mapValues { $0.sorted { $0.typed.count > $1.typed.count } }
        self.longest = longest
        self.alone = alone.map { ($1, $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        nearest = NearestWords(self.alone.map { String(decoding: $0.key, as: UTF8.self) })
    }

    /// The word that is typed alone and nearest to a mistyped one, with what it stands for; nil where none is near enough.
    ///
    /// - Parameter edits: the edits that are too few to be bettered; nil for those that a word of its length may have.
    func nearest(
        to key: [UInt8],
        within work: inout NearestWords.Work,
        atMost edits: Int?
    ) -> (word: String, entries: [Entry])? {
        guard Spelling.isCorrected(key) else { return nil }
        let most = min(edits ?? .max, Spelling.edits(for: key.count))
        let found = nearest.places(near: key, atMost: most, within: &work) { place, use in
            alone[place].key.withUnsafeBufferPointer(use)
        }
        guard let place = found.places.first else { return nil }
        return (alone[place].word.lowercased(), entries(at: [alone[place].key]))
    }

    /// The entries of the longest typed words that words begin with.
    package func entries(at words: ArraySlice<[UInt8]>) -> [Entry] {
        guard let first = words.first, let known = entries[first] else { return [] }
        guard let longest = known.first(where: { words.starts(with: $0.typed) })?.typed.count else { return [] }
        let found = known.lazy.filter { $0.typed.count == longest && words.starts(with: $0.typed) }
        return Array(found.prefix(Self.mostMeanings))
    }
}
