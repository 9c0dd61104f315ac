extension CollectionStore {
    /// The records that match, and with how well they match the words where words are asked for.
    func matches(_ query: Query, _ context: SearchContext) -> (matches: Selection, found: Found?) {
        let matches = matches(query.conditions)
        guard let words = query.text else { return (matches, nil) }
        var engine = SearchEngine([text])
        let outcome = engine.outcome(of: words, context)
        var list = outcome.lists[0]
        if !query.conditions.isEmpty { list = list.filter { matches.contains(Int($0.record)) } }
        return (.list(list.map(\.record)[...], capacity: records.count), Found(matches: list, notes: outcome.notes))
    }

    /// What words were found in, and how.
    struct Found {
        let matches: [Match]
        let notes: SearchNotes
    }
}
