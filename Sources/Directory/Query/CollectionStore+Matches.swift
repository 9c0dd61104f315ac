extension CollectionStore {
    /// The records that have some words, with how well they match; nil where no words are asked for.
    func found(_ words: TextQuery?, _ context: SearchContext) -> Found? {
        guard let words else { return nil }
        var engine = SearchEngine([text])
        let outcome = engine.outcome(of: words, context)
        return Found(matches: outcome.lists[0], notes: outcome.notes)
    }

    /// What words were found in, and how.
    struct Found {
        let matches: [Match]
        let notes: SearchNotes

        /// Those of some records.
        func among(_ selection: Selection) -> Found {
            if case .all = selection { return self }
            return Found(matches: matches.filter { selection.contains(Int($0.record)) }, notes: notes)
        }

        /// The records, in the order of the matches.
        func selection(capacity: Int) -> Selection { .list(matches.map(\.record)[...], capacity: capacity) }
    }
}
