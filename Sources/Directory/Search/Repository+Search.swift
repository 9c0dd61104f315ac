extension Repository {
    /// A page of the records of some collections that a question asks for, the best first: by weight, then in the order of
    /// collections and ids.
    ///
    /// - Parameter isForgiving: whether words may be corrected or missing where nothing has all of them.
    package func search(
        _ query: TextQuery,
        in collections: [CollectionName],
        _ places: Range<Int>,
        isForgiving: Bool = true
    ) -> SearchResult {
        if let english {
            // texts are found where they stand in the records in English
            var result = english.search(query, in: collections, places, isForgiving: isForgiving)
            result.hits = Self.preferred(result.hits.map { $0.shown(as: localized($0.record, asOf: nil)) })
            return result
        }
        let stores = collections.map { self[$0] }
        var engine = SearchEngine(stores.map(\.text))
        let outcome = engine.outcome(
            of: query,
            searchContext,
            isForgiving: isForgiving,
            main: collections.count > 1 ? collections.map(\.isLookedForFirst) : nil
        )
        let page = MatchOrder.page(places, of: outcome.lists, factors: collections.map(\.searchFactor))
        let isForeign = query.words.contains { $0.isForeign }
        var terms: MatchedTerm?
        var counts: [CollectionName: Int] = [:]
        for (name, list) in zip(collections, outcome.lists) { counts[name] = list.count }
        return SearchResult(
            total: outcome.count,
            hits: page.map { found in
                let (match, store) = (found.match, stores[found.list])
                if let hit = hit(match, in: store, isForeign: isForeign) { return hit.weighing(match.score) }
                let reader = terms ?? MatchedTerm(query, outcome.notes, self)
                terms = reader
                let record = store.records[Int(match.record)]
                let (path, words) = reader.term(in: record, store.schema)
                return SearchHit(record, path: path, words: words, how: match.how).weighing(match.score)
            },
            notes: outcome.notes,
            counts: counts
        )
    }

    /// The hits of a page with those before others of the same weight and collection that have a name in the languages
    /// that are wanted.
    private static func preferred(_ hits: [SearchHit]) -> [SearchHit] {
        var ordered: [SearchHit] = []
        var start = 0
        while start < hits.count {
            let end =
                hits[start...].firstIndex {
                    $0.weight != hits[start].weight || $0.record.collection != hits[start].record.collection
                } ?? hits.count
            let equal = hits[start..<end]
            ordered += equal.filter { $0.record.nameLanguage != nil } + equal.filter { $0.record.nameLanguage == nil }
            start = end
        }
        return ordered
    }

    /// What a search knows beside the records.
    var searchContext: SearchContext { SearchContext(synonyms: synonyms, states: self[.states]) }

    /// A hit with the text that shows it; nil where terms show it.
    private func hit(_ match: Match, in store: CollectionStore, isForeign: Bool) -> SearchHit? {
        let record = store.records[Int(match.record)]
        var how = match.how
        guard let (path, start) = store.text.place(of: Int(match.passage)) else { return nil }
        if how <= .prefix, isForeign || store.text.passages.isForeign(Int(match.passage)) {
            let isOther = isForeign != store.text.passages.isForeign(Int(match.passage))
            if isOther { how = .transliterated }
        }
        return SearchHit(record, path: path, start: start, how: how)
    }
}

extension CollectionName {
    /// Whether people look for its records rather than for what these rest on.
    var isLookedForFirst: Bool {
        switch self {
        case .institutions, .operations, .states, .documents, .activities, .principles, .dimensions: true
        case .mandates, .sources, .timeline, .changes: false
        }
    }

    /// What the weight of its records is multiplied by, in percent.
    var searchFactor: Int {
        switch self {
        case .institutions, .operations, .states, .documents, .activities: 100
        case .principles, .dimensions: 90
        case .mandates: 45
        case .sources: 25
        case .timeline, .changes: 100
        }
    }
}
