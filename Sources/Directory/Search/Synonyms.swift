internal import Words

/// The words of `synonyms.json`: what people type, and how the records write it.
package struct Synonyms: Sendable {
    /// A word or words that are typed, and what is looked for as well.
    struct Entry: Sendable {
        /// The keys of the words that are typed.
        let typed: [[UInt8]]
        /// The keys of the words that the records have.
        let written: [[UInt8]]
    }

    private let entries: [[UInt8]: [Entry]]
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
        for member in content?.members ?? [] {
            let written = SearchKeys.keys(member.name)
            for word in (member.value.array ?? []).compactMap(\.string) {
                let typed = SearchKeys.keys(word)
                guard let first = typed.first, !written.isEmpty, typed != written else { continue }
                entries[first, default: []].append(Entry(typed: typed, written: written))
                longest = max(longest, typed.count)
            }
        }
        self.entries = entries.mapValues { $0.sorted { $0.typed.count > $1.typed.count } }
        self.longest = longest
    }

    /// The entries of the longest typed words that words begin with.
    func entries(at words: ArraySlice<[UInt8]>) -> [Entry] {
        guard let first = words.first, let known = entries[first] else { return [] }
        guard let longest = known.first(where: { words.starts(with: $0.typed) })?.typed.count else { return [] }
        let found = known.lazy.filter { $0.typed.count == longest && words.starts(with: $0.typed) }
        return Array(found.prefix(Self.mostMeanings))
    }
}
