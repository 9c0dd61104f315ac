internal import Addresses
internal import ContentCoding
internal import Directory
internal import Formats
internal import Forms
internal import HTTPSemantics
internal import Memory
internal import Pages

extension Responder {
    /// The pairs that a QUERY asks with (RFC 10008): those of its address, then those of its content, as if it stood there.
    func queried(_ request: APIRequest, _ target: Target) throws(Problem) -> [Target.Pair] {
        guard case .form(let form) = try ContentReader.read(request, RouteTable[.search]) else { return target.pairs }
        let pairs = target.pairs + form.pairs.map { Target.Pair(name: $0.name, value: $0.value) }
        guard pairs.count <= RequestBound.pairs.most else { throw Problem(beyond: .pairs, pairs.count).ofContent }
        return pairs
    }

    /// Says under which address a GET has the same answer, unless that is too long for one.
    func locate(_ response: inout APIResponse, _ request: APIRequest) {
        let target = String(decoding: request.target, as: UTF8.self)
        guard let form = try? FormContent(urlencoded: request.content) else { return }
        let query = Target.query(form.pairs.map { ($0.name, $0.value) })
        let address =
            query.isEmpty ? target : target.contains("?") ? target + "&" + query.dropFirst() : target + query
        response.fields.removeAll { $0.name == "Content-Location" }
        if address.utf8.count < RequestContent.longestAddress {
            response.fields.append(.init("Content-Location", prefix?.address(address) ?? address))
        }
    }

    /// The answer to content: nobody keeps it.
    func reply(
        _ mediaType: String,
        _ body: [UInt8],
        _ request: APIRequest,
        _ fields: [APIResponse.Field] = [],
        _ status: Int = 200,
        isPrefixed: Bool = true
    ) -> APIResponse {
        var content = MemoryBlock(body)
        if let prefix, isPrefixed { content = prefix.content(content, mediaType) }
        var all: [APIResponse.Field] = [.init("Content-Type", mediaType), .init("Cache-Control", "no-store")]
        if content.count >= Representation.shortestCoded {
            all.append(.init("Vary", "Accept-Encoding"))
            if let wanted = AcceptedCodings(request.fields[.acceptEncoding]).preferred,
                let coded = content.withBytes({ wanted.encode($0) }), coded.count < content.count
            {
                content = MemoryBlock(coded)
                all.append(.init("Content-Encoding", wanted.rawValue))
            }
        }
        return APIResponse(status: status, fields: all + fields + CommonHeaderFields.crossOrigin, content: content)
    }

    /// The same of JSON.
    func reply(_ document: JSON, _ request: APIRequest) -> APIResponse {
        reply(Format.json.mediaType, document.bytes + [0x0A], request)
    }
}
