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

    /// The address that asks the same.
    func address(offset: Int) -> String {
        var pairs = [(GeneralParameter.q.rawValue, text.text)]
        if !collections.isEmpty {
            pairs.append((Self.collectionParameter, collections.map(\.rawValue).joined(separator: ",")))
        }
        if limit != Query.defaultLimit { pairs.append((GeneralParameter.limit.rawValue, "\(limit)")) }
        if offset != 0 { pairs.append((GeneralParameter.offset.rawValue, "\(offset)")) }
        if let format { pairs.append((GeneralParameter.format.rawValue, format.rawValue)) }
        return "/search" + Target.query(pairs)
    }
}

/// A page of what was found in all collections, as JSON.
struct SearchDocument {
    let request: SearchRequest
    let result: SearchResult
    let repository: Repository

    /// The addresses of this page and its neighbours.
    var links: [(relation: String, address: String)] {
        let (limit, offset) = (request.limit, request.offset)
        let last = result.total == 0 ? 0 : (result.total - 1) / limit * limit
        var links = [("self", request.address(offset: offset)), ("first", request.address(offset: 0))]
        if offset > 0 { links.append(("prev", request.address(offset: max(0, min(offset - limit, last))))) }
        if offset + limit < result.total { links.append(("next", request.address(offset: offset + limit))) }
        links.append(("last", request.address(offset: last)))
        return links
    }

    /// The document.
    var bytes: [UInt8] {
        let page = result.hits.map { hit -> JSON in
            [
                "collection": .string(hit.record.collection.rawValue),
                "id": .string(hit.record.id),
                "type": .string(repository[hit.record.collection].schema.type),
                "url": .string(hit.record.path),
                "name": .string(hit.record.name),
                "matched": ["field": .string(hit.path), "text": .string(hit.text)],
            ]
        }
        let document: JSON = [
            "data": .array(page),
            "meta": [
                "total": .integer(result.total), "limit": .integer(request.limit), "offset": .integer(request.offset),
                "query": .string("records where the words \(request.text.text) occur"),
                "data_version": .string(repository.shortVersion),
                "citation": .string(Citation.line(repository, request.address(offset: request.offset))),
            ],
            "links": .object(links.map { JSON.Member($0.relation, .string($0.address)) }),
        ]
        return document.bytes + [0x0A]
    }
}
