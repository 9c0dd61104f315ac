package import Addresses
package import Directory
package import Memory

/// A page of what was found in all collections, as JSON.
package struct SearchDocument {
    package let request: SearchRequest
    package let result: SearchResult
    package let repository: Repository

    /// The addresses of this page and its neighbours.
    package var links: [(relation: String, address: String)]

    package init(request: SearchRequest, result: SearchResult, repository: Repository) {
        self.request = request
        self.result = result
        self.repository = repository
        let (limit, offset) = (request.limit, request.offset)
        let last = result.total == 0 ? 0 : (result.total - 1) / limit * limit
        let (before, after) = request.addressParts
        let first = before + after
        func address(_ offset: Int) -> String {
            offset == 0 ? first : before + "&\(GeneralParameter.offset.rawValue)=\(offset)" + after
        }
        var links: [(relation: String, address: String)] = []
        links.reserveCapacity(5)
        links.append(("self", address(offset)))
        links.append(("first", first))
        if offset > 0 { links.append(("prev", address(max(0, min(offset - limit, last))))) }
        if offset + limit < result.total { links.append(("next", address(offset + limit))) }
        links.append(("last", address(last)))
        self.links = links
    }

    /// The document.
    package var bytes: MemoryBlock {
        var stream = JSONStream(capacity: 1_024 + 512 * result.hits.count)
        stream.beginObject()
        stream.name("data")
        stream.beginArray()
        for hit in result.hits { Self.write(hit, to: &stream) }
        stream.endArray()
        stream.name("meta")
        stream.beginObject()
        stream.member("total", result.total)
        stream.member("limit", request.limit)
        stream.member("offset", request.offset)
        var text = TextBuilder(capacity: 512)
        text.append(literal: "records where the words ")
        text.append(request.text.text)
        text.append(literal: " occur")
        stream.member("query", text)
        SearchNotesDocument.write(result.notes, to: &stream)
        stream.member("data_version", repository.shortVersion)
        text.removeAll()
        repository.citation.write(links[0].address, to: &text)
        stream.member("citation", text)
        stream.endObject()
        stream.name("links")
        stream.beginObject()
        for link in links { stream.member(of: link.relation, link.address) }
        stream.endObject()
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    /// Writes a hit as the next value.
    static func write(_ hit: SearchHit, to stream: inout JSONStream) {
        let collection = hit.record.collection
        stream.beginObject()
        stream.name("collection")
        stream.plainValue { $0.append(collection.rawValue) }
        hit.record.writeIdentity(to: &stream)
        stream.name("matched")
        stream.beginObject()
        stream.member("field", hit.path)
        stream.name("text")
        hit.writeText(to: &stream)
        stream.name("how")
        stream.plainValue { $0.append(literal: hit.how.name) }
        stream.endObject()
        stream.endObject()
    }
}
