extension CollectionStore {
    /// The records that match, and with how well they match the words where words are asked for.
    func matches(_ query: Query) -> (matches: Selection, ranked: [TextIndex.Match]?) {
        let matches = matches(query.conditions)
        guard let words = query.text else { return (matches, nil) }
        var found = text.matches(words)
        if !query.conditions.isEmpty { found = found.filter { matches.contains(Int($0.record)) } }
        return (.list(found.map(\.record)[...], capacity: records.count), found)
    }
}
