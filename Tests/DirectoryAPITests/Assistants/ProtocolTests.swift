import Addresses
import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("The Model Context Protocol")
struct ProtocolTests {
    @Test("shakes hands with a client of before 2026, in the revision that it asks for where that is known")
    func handshake() throws {
        for (asked, given) in [
            ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"),
            ("2026-07-28", "2025-11-25"), ("1900-01-01", "2025-11-25"),
        ] {
            let parameters: JSON = ["protocolVersion": .string(asked), "capabilities": [:], "clientInfo": [:]]
            let result = try AssistantAPI.result(AssistantAPI.send(AssistantAPI.old("initialize", parameters)))
            #expect(result["protocolVersion"]?.string == given)
            #expect(result["serverInfo"]?["name"] == "osce-directory")
            #expect((result["instructions"]?.string?.count ?? 0) > 100)
            #expect((result["instructions"]?.string?.count ?? 1_000) <= 600)
        }
        #expect(try AssistantAPI.result(AssistantAPI.send(AssistantAPI.old("ping"))) == [:])
    }

    @Test("says of itself what a client of 2026 asks for, with how long that may be kept")
    func discovered() throws {
        let (content, fields) = AssistantAPI.new("server/discover")
        let response = AssistantAPI.send(content, fields)
        let result = try AssistantAPI.result(response)
        #expect(result["supportedVersions"] == ["2026-07-28"])
        #expect(result["resultType"] == "complete")
        #expect(result["ttlMs"] == 300_000)
        #expect(result["cacheScope"] == "public")
        #expect(result["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"] == "osce-directory")
        #expect(response["Cache-Control"] == "no-store")
        #expect(response["MCP-Protocol-Version"] == AssistantAPI.newest)
        #expect(response["ETag"] == nil)
    }

    @Test("lists eight tools in 8 kB, which read and do nothing else")
    func listed() throws {
        let (content, fields) = AssistantAPI.new("tools/list")
        let tools = try #require(try AssistantAPI.result(AssistantAPI.send(content, fields))["tools"])
        #expect(tools.bytes.count <= 8_192, "\(tools.bytes.count)")
        #expect(
            tools.array?.compactMap { $0["name"]?.string } == [
                "search", "fetch", "list_records", "timeline", "sources_of", "related", "cite", "describe",
            ]
        )
        for tool in tools.array ?? [] {
            #expect(tool["annotations"]?["readOnlyHint"] == true)
            #expect(tool["inputSchema"]?["additionalProperties"] == false)
        }
        #expect(try AssistantAPI.result(AssistantAPI.send(AssistantAPI.old("tools/list")))["tools"] == tools)
    }

    @Test("takes a notification without a word")
    func notified() {
        let response = AssistantAPI.send(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
        #expect(response.status == 202)
        #expect(response.body.isEmpty)
    }

    @Test(
        "refuses what is no message, with a status and a code",
        arguments: [
            ("{", 400, -32700), ("", 400, -32700), ("\u{FEFF}1", 400, -32600), ("[]", 400, -32600),
            (#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#, 400, -32600), ("1", 400, -32600), ("{}", 400, -32600),
            (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, 400, -32600),
            (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, 400, -32600),
            (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, 400, -32600),
            (#"{"jsonrpc":"2.0","id":1,"result":{}}"#, 400, -32600),
            (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, 400, -32602),
            (#"{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}"#, 400, -32700),
            (#"{"jsonrpc":"2.0","id":1,"method":"nope"}"#, 200, -32601),
            (#"{"jsonrpc":"2.0","id":1,"method":"server/discover"}"#, 400, -32602),
            (#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}}"#, 200, -32602),
            (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nope"}}"#, 200, -32602),
            (
                #"{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"osce-directory:///states/zz"}}"#,
                200, -32002
            ),
        ]
    )
    func refused(content: String, status: Int, code: Int) throws {
        let response = AssistantAPI.send(content)
        #expect(response.status == status, "\(content)")
        #expect(try AssistantAPI.code(response) == .integer(code), "\(content)")
    }

    @Test("refuses a message of 2026 whose fields and content disagree, and one without what it has to say")
    func compared() throws {
        let (content, fields) = AssistantAPI.new("tools/call", [.init("name", "describe"), .init("arguments", [:])])
        #expect(try AssistantAPI.result(AssistantAPI.send(content, fields))["resultType"] == "complete")
        func code(_ field: APIRequest.Field, _ value: String?) throws -> JSON? {
            var changed = fields
            changed[field] = value
            let response = AssistantAPI.send(content, changed)
            #expect(response.status == 400)
            #expect(try JSONReader.read(response.body)["id"] == 1)
            return try AssistantAPI.code(response)
        }
        for field in [APIRequest.Field.mcpProtocolVersion, .mcpMethod, .mcpName] {
            #expect(try code(field, nil) == -32020)
            #expect(try code(field, "2025-11-25") == -32020)
        }
        #expect(try code(.mcpName, "=?base64?!?=") == -32020)
        var encoded = fields
        encoded[.mcpName] = "=?base64?ZGVzY3JpYmU=?="
        #expect(AssistantAPI.send(content, encoded).status == 200)
        #expect(
            try AssistantAPI.code(AssistantAPI.send(AssistantAPI.old("ping"), [.mcpMethod: "tools/list"])) == -32020
        )
        let without = content.replacing(",\"io.modelcontextprotocol/clientCapabilities\":{}", with: "")
        #expect(try AssistantAPI.code(AssistantAPI.send(without, fields)) == -32602)
        let (unknown, named) = AssistantAPI.new("nope")
        let response = AssistantAPI.send(unknown, named)
        #expect(response.status == 404)
        #expect(try AssistantAPI.code(response) == -32601)
    }

    @Test("refuses a revision that it does not know, and names those that it does")
    func revisions() throws {
        let response = AssistantAPI.send(AssistantAPI.old("tools/list"), [.mcpProtocolVersion: "1900-01-01"])
        #expect(response.status == 400)
        let (content, fields) = AssistantAPI.new("tools/list")
        var changed = fields
        changed[.mcpProtocolVersion] = "1900-01-01"
        let new = AssistantAPI.send(content.replacing(AssistantAPI.newest, with: "1900-01-01"), changed)
        #expect(new.status == 400)
        let error = try JSONReader.read(new.body)["error"]
        #expect(error?["code"] == -32022)
        #expect(error?["data"]?["supported"] == ["2026-07-28"])
        #expect(error?["data"]?["requested"] == "1900-01-01")
    }

    @Test("bounds what a message may be made of")
    func bounded() throws {
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        #expect(try AssistantAPI.code(AssistantAPI.send(#"{"a":\#(deep)}"#)) == -32700)
        let many = "[" + String(repeating: "1,", count: 10_001) + "1]"
        #expect(try AssistantAPI.code(AssistantAPI.send(#"{"a":\#(many)}"#)) == -32700)
        let response = TestAPI.responder.answer(toMessage: [UInt8](repeating: 0x20, count: 65_537))
        #expect(try JSONReader.read(#require(response))["error"]?["code"] == -32600)
    }

    @Test("takes JSON alone, and answers with it")
    func content() {
        #expect(AssistantAPI.send(AssistantAPI.old("ping"), [.contentType: "text/plain"]).status == 415)
        #expect(AssistantAPI.send(AssistantAPI.old("ping"), [.accept: "text/html"]).status == 406)
        for accepted in ["*/*", "application/json", "application/json, text/event-stream"] {
            #expect(AssistantAPI.send(AssistantAPI.old("ping"), [.accept: accepted]).status == 200)
        }
        for method in [APIRequest.Method.get, .head, .put, .delete] {
            #expect(TestAPI.respond("/mcp", method).status == 405)
        }
        #expect(TestAPI.respond("/mcp?x=1", .post, [.contentType: "application/json"]).status == 400)
    }

    @Test("answers scripts of no other site, but for those that the operator allows")
    func origins() throws {
        let ping = AssistantAPI.old("ping")
        for origin in ["https://evil.example", "null", "http://localhost:8080", "http://127.0.0.1:81"] {
            let response = AssistantAPI.send(ping, [.origin: origin])
            #expect(response.status == 403, "\(origin)")
            #expect(response["Access-Control-Allow-Origin"] == nil)
            #expect(response["Vary"]?.contains("Origin") == true)
            let preflight = TestAPI.respond("/mcp", .options, [.origin: origin, .accessControlRequestMethod: "POST"])
            #expect(preflight.status == 403)
            #expect(preflight["Access-Control-Allow-Methods"] == nil)
        }
        #expect(AssistantAPI.send(ping)["Access-Control-Allow-Origin"] == nil)
        // a page that this server has sent; one of a name that its owner has lead here
        #expect(AssistantAPI.send(ping, [.origin: "http://127.0.0.1:8080"]).status == 200)
        for name in ["evil.example", "evil.example:8080", "localhost:8080", "1.2.3.4.evil.example"] {
            var request = APIRequest(
                .post,
                "/mcp",
                fields: [.contentType: "application/json"],
                content: Array(ping.utf8)
            )
            request.fields[.host] = name
            request.fields[.origin] = "http://\(name)"
            #expect(TestAPI.responder.respond(to: request).status == 403, "\(name)")
        }
        let address: PublicAddress = try #require(PublicAddress("https://osce.example/dir"))
        var responder = Responder(TestAPI.repository, publicAddress: address)
        #expect(AssistantAPI.send(ping, [.origin: "https://osce.example"], responder).status == 200)
        #expect(AssistantAPI.send(ping, [.origin: "https://app.example"], responder).status == 403)
        responder.assistantOrigins = try #require(AllowedOrigins("https://app.example, http://localhost:6274"))
        let allowed = AssistantAPI.send(ping, [.origin: "https://app.example"], responder)
        #expect(allowed.status == 200)
        #expect(allowed["Access-Control-Allow-Origin"] == "https://app.example")
        responder.assistantOrigins = try #require(AllowedOrigins("*"))
        #expect(AssistantAPI.send(ping, [.origin: "null"], responder).status == 200)
        for text in ["https://a.example/path", "null", "", "a.example", "https://a.example/"] {
            #expect(AllowedOrigins(text) == nil, "\(text)")
        }
    }
}
