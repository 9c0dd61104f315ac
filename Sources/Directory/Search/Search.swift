/// A record of any collection that holds the words looked for.
public struct SearchHit: Sendable {
    /// The record.
    public let record: Record
    /// The path of the field that ranks it: `name`, `names`, `summary`.
    public let path: String
    /// The text of that field.
    public let text: String
}

/// A page of what was found.
public struct SearchResult: Sendable {
    /// How many records there are on all pages.
    public let total: Int
    /// Those of the page, the best first.
    public let hits: [SearchHit]
}

extension Repository {
    /// A page of the records of some collections that hold the words, the best first: by rank, then in the order of
    /// collections and ids.
    public func search(_ query: TextQuery, in collections: [CollectionName], _ places: Range<Int>) -> SearchResult {
        let stores = collections.map { self[$0] }
        let found = stores.map { $0.text.matches(query) }
        let hits = Ranking.page(places, of: found).map { hit in
            let (store, text) = (stores[hit.list], stores[hit.list].text)
            let passage = Int(hit.match.passage)
            return SearchHit(
                record: store.records[Int(hit.match.record)],
                path: text.passages.place(passage).path,
                text: text.passages.text(passage)
            )
        }
        return SearchResult(total: found.reduce(0) { $0 + $1.count }, hits: hits)
    }
}
