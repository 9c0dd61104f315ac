internal import APIDescription
internal import Addresses
internal import Directory
internal import HTTPSemantics
internal import MCP

extension Responder {
    /// The answer to a message of the Model Context Protocol.
    func assistants(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        try ParameterReader.none(pairs)
        let acceptance = request.fields.acceptance
        guard [Format.json.mediaType, Self.eventStream].contains(where: { acceptance.weight(of: $0).quality > 0 })
        else {
            var problem = Problem(
                .notAcceptable,
                "Answers here are JSON. Send Accept: application/json, text/event-stream."
            )
            problem.available = [Format.json.mediaType]
            throw problem
        }
        try ContentReader.check(request, RouteTable[.mcp])
        let fields = ProtocolFields(
            version: request.fields[.mcpProtocolVersion],
            method: request.fields[.mcpMethod],
            name: request.fields[.mcpName]
        )
        let said = assistants(at: publicAddress ?? address(of: request)).reply(to: request.content, fields)
        let revision = APIResponse.Field("MCP-Protocol-Version", said.revision)
        guard let document = said.document else {
            return APIResponse(status: said.status, fields: [revision] + CommonHeaderFields.crossOrigin)
        }
        // addresses in it are whole already, where they are known
        return reply(
            Format.json.mediaType,
            document.bytes + [0x0A],
            request,
            [revision],
            said.status,
            isPrefixed: false
        )
    }

    /// The answer to a message that came over standard input; nil where none is due.
    ///
    /// - Parameter line: the message; nil for one of more bytes than are taken.
    package func answer(toMessage line: [UInt8]?) -> [UInt8]? {
        let assistants = assistants(at: publicAddress)
        guard let line, line.count <= RouteTable[.mcp].greatestContent else {
            return assistants.reply(toContentBeyond: RouteTable[.mcp].greatestContent).document?.bytes
        }
        return assistants.reply(to: line, nil).document?.bytes
    }

    private static let eventStream = "text/event-stream"

    /// - Parameter address: where the client reaches the directory, as far as that is known.
    private func assistants(at address: PublicAddress?) -> Assistants {
        let reader = DirectoryReader(repository, address: address, prefix: prefix?.path ?? "") { target in
            respond(following: target)
        }
        return Assistants(reader, version: Version.current)
    }

    /// The answer to a GET for JSON, also where an address leads to another one.
    private func respond(following target: String) -> DirectoryReader.Response {
        var target = target
        for _ in 0..<4 {
            let response = respond(to: APIRequest(.get, target, fields: [.accept: Format.json.mediaType]))
            guard (300..<400).contains(response.status), let location = response["Location"] else {
                return DirectoryReader.Response(status: response.status, content: response.body)
            }
            target = location
            if let path = prefix?.path, target.hasPrefix(path + "/") { target = String(target.dropFirst(path.count)) }
        }
        return DirectoryReader.Response(status: 404, content: [])
    }

    // MARK: Origins

    /// What is answered to a page of an origin that may not ask; nil where it may (2026-07-28, "Security & Endpoint").
    func refusal(ofOriginOf request: APIRequest) -> ResolvedRequest.Outcome? {
        guard let origin = request.fields[.origin], !mayAsk(origin, request) else { return nil }
        return .problem(
            Problem(
                .forbidden,
                "Pages of the origin \"\(origin.excerpt())\" may not ask here. The operator allows origins with --mcp-origin."
            )
        )
    }

    /// Whether pages of an origin may ask: those of the service, those that the operator allows, and those that this server
    /// itself has sent under an address in digits. A name in `Host` proves nothing, since its owner may have it lead here.
    private func mayAsk(_ origin: String, _ request: APIRequest) -> Bool {
        if assistantOrigins.contains(origin, of: publicAddress) { return true }
        guard let host = request.fields[.host], ["http://\(host)", "https://\(host)"].contains(origin) else {
            return false
        }
        let name = PublicAddress("http://\(host)")?.host ?? ""
        let isDigits = !name.isEmpty && name.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        return isDigits || name.hasPrefix("[")
    }

    /// Lets scripts of the origin read the answer that asks, where it may, and those of no other.
    func restrict(_ response: inout APIResponse, _ request: APIRequest) {
        response.fields.removeAll {
            $0.name == "Access-Control-Allow-Origin" || $0.name == "Access-Control-Expose-Headers"
        }
        let vary = response.fields.filter { $0.name == "Vary" }.map(\.value) + ["Origin"]
        response.fields.removeAll { $0.name == "Vary" }
        response.fields.append(.init("Vary", vary.joined(separator: ", ")))
        guard let origin = request.fields[.origin], mayAsk(origin, request) else {
            response.fields.removeAll { $0.name.hasPrefix("Access-Control-") }
            return
        }
        response.fields += [
            .init("Access-Control-Allow-Origin", origin),
            .init("Access-Control-Expose-Headers", "Data-Version, MCP-Protocol-Version, Retry-After"),
        ]
    }
}
