package import Addresses
package import Directory
package import Memory

/// The records that somebody who types may mean.
package struct SuggestionDocument {
    package let query: TextQuery
    package let result: SearchResult
    package let repository: Repository

    /// Joins its parts.
    package init(query: TextQuery, result: SearchResult, repository: Repository) {
        (self.query, self.result, self.repository) = (query, result, repository)
    }

    /// The document as JSON.
    package var bytes: MemoryBlock {
        var stream = JSONStream(capacity: 512 + 512 * result.hits.count)
        stream.beginObject()
        stream.name("data")
        stream.beginArray()
        for hit in result.hits { SearchDocument.write(hit, to: &stream) }
        stream.endArray()
        stream.name("meta")
        stream.beginObject()
        stream.member("total", result.total)
        SearchNotesDocument.write(result.notes, to: &stream)
        stream.member("data_version", repository.shortVersion)
        stream.endObject()
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    /// The document as browsers read it: what was typed, completions, a description of each, and an address of each
    /// (OpenSearch Suggestions 1.0).
    package func openSearch(_ address: PublicAddress?) -> MemoryBlock {
        var stream = JSONStream(capacity: 512 + 256 * result.hits.count)
        stream.beginArray()
        stream.value(query.text)
        stream.beginArray()
        for hit in result.hits { stream.value(hit.record.name) }
        stream.endArray()
        stream.beginArray()
        for hit in result.hits { stream.value(repository[hit.record.collection].schema.type) }
        stream.endArray()
        stream.beginArray()
        for hit in result.hits { stream.value(address?.absolute(hit.record.path) ?? hit.record.path) }
        stream.endArray()
        stream.endArray()
        stream.endLine()
        return stream.finish()
    }
}
