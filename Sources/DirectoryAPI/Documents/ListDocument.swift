internal import Directory

/// A page of a collection as JSON.
struct ListDocument {
    let request: ListRequest
    let answer: Answer
    let repository: Repository

    /// The addresses of this page and its neighbours, by link relation (RFC 8288).
    var links: [(relation: String, address: String)] {
        let (limit, offset) = (request.query.limit, request.query.offset)
        let last = answer.total == 0 ? 0 : (answer.total - 1) / limit * limit
        var links = [("self", request.address()), ("first", request.address(offset: 0))]
        if offset > 0 { links.append(("prev", request.address(offset: max(0, min(offset - limit, last))))) }
        if offset + limit < answer.total { links.append(("next", request.address(offset: offset + limit))) }
        links.append(("last", request.address(offset: last)))
        return links
    }

    /// The document. Records come as they were encoded at load.
    var bytes: [UInt8] {
        var bytes = Array("{\"data\":[".utf8)
        bytes.reserveCapacity(answer.records.reduce(1_024) { $0 + $1.bytes.count + 1 })
        for (index, record) in answer.records.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += record.bytes
        }
        bytes += Array("],\"meta\":".utf8)
        meta.write(to: &bytes)
        bytes += Array(",\"links\":".utf8)
        JSON.object(links.map { JSON.Member($0.relation, .string($0.address)) }).write(to: &bytes)
        bytes += Array("}\n".utf8)
        return bytes
    }

    private var meta: JSON {
        [
            "total": .integer(answer.total),
            "limit": .integer(request.query.limit),
            "offset": .integer(request.query.offset),
            "query": .string(request.words),
            "data_version": .string(repository.shortVersion),
            "citation": .string(Citation.line(repository, request.address())),
        ]
    }
}
