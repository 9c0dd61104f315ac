/// A record of any collection that holds the words looked for.
package struct SearchHit: Sendable {
    /// The record.
    package let record: Record
    /// The path of the field that ranks it: `name`, `names`, `summary`.
    package let path: String
    /// Where the text of that field stands in the record, from its quote on.
    private let start: Int

    init(_ record: Record, path: String, start: Int) {
        self.record = record
        self.path = path
        self.start = start
    }

    /// The text of that field.
    package var text: String { record.withBytes { JSONCursor.string(literal(in: $0)) } }

    /// Writes the text of that field as the next value.
    package func writeText(to stream: inout JSONStream) { record.withBytes { stream.value(encoded: literal(in: $0)) } }

    private func literal(in record: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var cursor = JSONCursor(UnsafeRawBufferPointer(rebasing: record[start...]))
        return cursor?.value() ?? record
    }
}

/// A page of what was found.
package struct SearchResult: Sendable {
    /// How many records there are on all pages.
    package let total: Int
    /// Those of the page, the best first.
    package let hits: [SearchHit]
}

extension Repository {
    /// A page of the records of some collections that hold the words, the best first: by rank, then in the order of
    /// collections and ids.
    package func search(_ query: TextQuery, in collections: [CollectionName], _ places: Range<Int>) -> SearchResult {
        let stores = collections.map { self[$0] }
        let found = stores.map { $0.text.matches(query) }
        let hits = Ranking.page(places, of: found).map { hit in
            let store = stores[hit.list]
            let (path, start) = store.text.place(of: Int(hit.match.passage))
            return SearchHit(store.records[Int(hit.match.record)], path: path, start: start)
        }
        return SearchResult(total: found.reduce(0) { $0 + $1.count }, hits: hits)
    }
}
