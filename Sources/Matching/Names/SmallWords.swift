internal import Words

/// The words that say little in a name: articles, prepositions and "and" of the six languages. No word is among them that
/// is an acronym, too (UN, US, WHO), unless it is told apart by its letters or its place (AU).
enum SmallWords {
    /// Whether a word is one, given as `NameWords` has it.
    static func contains(_ word: String) -> Bool { keys.contains(word) }

    /// Whether two letters in a name are an acronym, although they are a small word in other names: they are capitals in a
    /// text that is not written in capitals.
    static func isAcronym(_ letters: Substring.UnicodeScalarView) -> Bool {
        letters.count == 2 && letters.allSatisfy(\.properties.isUppercase)
            && contains(String(letters).lowercased())
    }

    /// What an acronym is compared as that would be a small word.
    static func acronym(_ word: String) -> String { word + "0" }

    /// The words with those of two letters as acronyms that stand where no preposition stands: "de" in front, "in" behind.
    static func marked(_ words: [String]) -> [String] {
        guard words.count > 1, let first = words.first, let last = words.last else { return words }
        var words = words
        if neverFirst.contains(first) { words[0] = acronym(first) }
        if neverLast.contains(last) { words[words.count - 1] = acronym(last) }
        return words
    }

    private static let neverLast: Set<String> = neverFirst.union(["el", "es", "in", "la", "no", "so"])
    private static let neverFirst: Set<String> = ["al", "at", "au", "de"]

    private static let keys = Set(
        """
        the a an of in on to for and at by with from \
        le la les l des du d de et en au aux dans sur pour par \
        der die das den dem im am zu zum zur von vom und bei für in \
        el los las del y e al con por para \
        il lo gli i dei della delle dell nel nella per di da degli dello sul su \
        v vo na po s so k ko u o ob ot dlya i
        """.split(separator: " ").map { String(decoding: WordKey.key(SearchFolding.fold(String($0))), as: UTF8.self) }
    )
}
