internal import Words

extension Repository {
    /// How many suggestions there are at most for what somebody has typed so far.
    package static let mostSuggestions = 10

    /// The records that somebody who types a question may mean, the best first: those that it finds by a name, a code or a
    /// place.
    ///
    /// - Parameter collections: the collections to look in.
    package func suggestions(
        _ query: TextQuery,
        in collections: [CollectionName] = CollectionName.seeded
    ) -> SearchResult {
        let places = 0..<Self.mostSuggestions * 2
        let result = search(query, in: collections, places)
        let names = result.hits.filter { $0.isByName }
        return SearchResult(
            total: result.total,
            hits: Array((names.isEmpty ? result.hits : names).prefix(Self.mostSuggestions)),
            notes: result.notes,
            counts: result.counts
        )
    }

    /// The records that a text names.
    package struct Named: Sendable {
        /// At most `mostSuggestions`, the best first.
        package var records: [Record] = []
        /// Whether the first is the one that is meant: it alone is named, or it alone has the text as a whole name.
        package var isAlone = false
        /// Whether the first alone has the text, or what stands for all of it, as a whole name.
        package var isWhole = false
    }

    /// The records of some collections that a text names, in part or in other words than their own: by names, codes and
    /// places alone, and by all of its words.
    ///
    /// - Parameter isForgiving: whether the spelling may be corrected, after which no record is certain.
    package func named(_ text: String, in collections: [CollectionName], isForgiving: Bool) -> Named {
        guard text.utf8.count <= TextQuery.longest * 4 else { return Named() }
        let query = TextQuery(text, isOpen: false)
        guard !query.parts.isEmpty, query.wordCount <= TextQuery.mostWords else { return Named() }
        let result = search(query, in: collections, 0..<Self.mostSuggestions + 1, isForgiving: isForgiving)
        guard result.notes.leftOut.isEmpty else { return Named() }
        let hits = result.hits.filter { $0.isByName && $0.path != "heads.name" && !$0.isGuessedCode(of: text) }
        let typed = SearchKeys.keys(text)
        let written = synonyms.entries(at: typed[...]).filter { $0.typed.count == typed.count }.map(\.written)
        let whole = hits.filter(\.isByOwnName).filter { hit in
            let keys = SearchKeys.keys(hit.text)
            return keys == typed || written.contains(keys)
        }
        let isCertain = result.notes.isEmpty
        return Named(
            records: (whole.count == 1 ? whole : hits).prefix(Self.mostSuggestions).map(\.record),
            isAlone: isCertain && (hits.count == 1 || whole.count == 1),
            isWhole: isCertain && whole.count == 1
        )
    }
}

extension SearchHit {
    /// Whether a name, a code, a place or a person in office shows it.
    package var isByName: Bool {
        isByOwnName || hasOwnText && ["capital", "seat.city", "heads.name"].contains(path)
    }

    /// Whether a code or an acronym shows it that was not typed so. Its letters are never guessed.
    fileprivate func isGuessedCode(of typed: String) -> Bool {
        let isCode = text.utf8.count <= 8 && text.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "-" }
        return isCode && how != .transliterated && Folding.slug(text) != Folding.slug(typed)
    }

    /// Whether a name or a code of its own shows it.
    var isByOwnName: Bool {
        hasOwnText
            && [
                "name", "names", "aliases", "id", "reference", "iso_alpha2", "iso_alpha3", "short_name",
                "identifiers.value",
            ].contains(path)
    }
}
