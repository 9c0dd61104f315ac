/// A record of any collection that holds the words looked for.
public struct SearchHit: Sendable {
    /// The record.
    public let record: Record
    /// The path of the field that ranks it: `name`, `names`, `summary`.
    public let path: String
    /// The text of that field.
    public let text: String
}

extension Repository {
    /// The records of some collections that hold the words, the best first: by rank, then in the order of collections
    /// and ids.
    public func search(_ query: TextQuery, in collections: [CollectionName]) -> [SearchHit] {
        let found = collections.enumerated().flatMap { place, name in
            self[name].text.matches(query).map { (match: $0, place: place, store: self[name]) }
        }
        return
            found
            .sorted { ($0.match.rank, $0.place, $0.match.record) < ($1.match.rank, $1.place, $1.match.record) }
            .map { hit in
                let passage = hit.store.text.passages[hit.match.passage]
                return SearchHit(record: hit.store.records[hit.match.record], path: passage.path, text: passage.text)
            }
    }
}
