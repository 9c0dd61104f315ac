internal import Directory

/// What a search over all collections asks for.
struct SearchRequest: Sendable {
    /// The words.
    var text: TextQuery
    /// The collections to search; all where none is named.
    var collections: [CollectionName] = []
    var limit = Query.defaultLimit
    var offset = 0
    var format: Format?

    /// The name of the parameter that names collections.
    static let collectionParameter = "collection"

    /// The address that asks the same but for the page: what stands before and after the offset.
    var addressParts: (before: String, after: String) {
        var before = "/search?"
        before += GeneralParameter.q.rawValue
        before += "="
        before += Target.encode(text.text)
        if !collections.isEmpty {
            before += "&\(Self.collectionParameter)="
            before += collections.map(\.rawValue).joined(separator: ",")
        }
        if limit != Query.defaultLimit { before += "&\(GeneralParameter.limit.rawValue)=\(limit)" }
        return (before, format.map { "&\(GeneralParameter.format.rawValue)=\($0.rawValue)" } ?? "")
    }

    /// The address that asks for the same from another place on.
    func address(offset: Int) -> String {
        let (before, after) = addressParts
        return offset == 0 ? before + after : before + "&\(GeneralParameter.offset.rawValue)=\(offset)" + after
    }
}

/// A page of what was found in all collections, as JSON.
struct SearchDocument {
    let request: SearchRequest
    let result: SearchResult
    let repository: Repository

    /// The formats that it is written in.
    static let formats: [Format] = [.json, .html]

    /// The addresses of this page and its neighbours.
    let links: [(relation: String, address: String)]

    init(request: SearchRequest, result: SearchResult, repository: Repository) {
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
        var links = [("self", address(offset)), ("first", first)]
        if offset > 0 { links.append(("prev", address(max(0, min(offset - limit, last))))) }
        if offset + limit < result.total { links.append(("next", address(offset + limit))) }
        links.append(("last", address(last)))
        self.links = links
    }

    /// The document in one of its formats.
    func bytes(as format: Format) -> MemoryBlock {
        guard format == .html else { return bytes }
        return Frame(page: SearchPage(repository: repository, request: request, result: result, links: links)).document
    }

    /// The document.
    private var bytes: MemoryBlock {
        var stream = JSONStream(capacity: 1_024 + 512 * result.hits.count)
        stream.beginObject()
        stream.name("data")
        stream.beginArray()
        for hit in result.hits { write(hit, to: &stream) }
        stream.endArray()
        stream.name("meta")
        stream.beginObject()
        stream.member("total", result.total)
        stream.member("limit", request.limit)
        stream.member("offset", request.offset)
        stream.member("query", "records where the words \(request.text.text) occur")
        stream.member("data_version", repository.shortVersion)
        stream.member("citation", repository.citation.text(links[0].address))
        stream.endObject()
        stream.name("links")
        stream.beginObject()
        for link in links { stream.member(link.relation, link.address) }
        stream.endObject()
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    private func write(_ hit: SearchHit, to stream: inout JSONStream) {
        let (collection, id) = (hit.record.collection, hit.record.id)
        stream.beginObject()
        stream.member("collection", collection.rawValue)
        stream.member("id", id)
        stream.member("type", repository[collection].schema.type)
        stream.member("url", Record.path(collection, id))
        stream.name("name")
        hit.record.writeName(to: &stream)
        stream.name("matched")
        stream.beginObject()
        stream.member("field", hit.path)
        stream.member("text", hit.text)
        stream.endObject()
        stream.endObject()
    }
}
