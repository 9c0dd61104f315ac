import Addresses
import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

/// Messages of assistants to the API over the embedded Seed.
enum AssistantAPI {
    static let newest = "2026-07-28"

    static func send(
        _ content: String,
        _ fields: APIRequest.Fields = [:],
        _ responder: Responder = TestAPI.responder
    ) -> APIResponse {
        var all = fields
        if all[.contentType] == nil { all[.contentType] = "application/json" }
        all[.host] = "127.0.0.1:8080"
        return responder.respond(to: APIRequest(.post, "/mcp", fields: all, content: Array(content.utf8)))
    }

    /// A message of the era with a handshake.
    static func old(_ method: String, _ parameters: JSON? = nil) -> String {
        var members: [JSON.Member] = [.init("jsonrpc", "2.0"), .init("id", 1), .init("method", .string(method))]
        if let parameters { members.append(.init("params", parameters)) }
        return JSON.object(members).description
    }

    /// A message of 2026-07-28 with the fields that repeat it.
    static func new(_ method: String, _ parameters: [JSON.Member] = []) -> (String, APIRequest.Fields) {
        let metadata: JSON = [
            "io.modelcontextprotocol/protocolVersion": .string(newest),
            "io.modelcontextprotocol/clientCapabilities": [:],
        ]
        let name = parameters.first { ["name", "uri"].contains($0.name) }?.value.string
        var fields: APIRequest.Fields = [.mcpProtocolVersion: newest, .mcpMethod: method]
        fields[.mcpName] = name
        return (old(method, .object(parameters + [.init("_meta", metadata)])), fields)
    }

    /// The member `result` of an answer.
    static func result(_ response: APIResponse) throws -> JSON {
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        return try #require(try JSONReader.read(response.body)["result"])
    }

    /// The code of an error.
    static func code(_ response: APIResponse) throws -> JSON? {
        try JSONReader.read(response.body)["error"]?["code"]
    }

    /// What a tool says; the same as content and as text.
    static func call(_ tool: String, _ arguments: JSON = [:], _ responder: Responder = TestAPI.responder) throws -> JSON
    {
        let response = send(old("tools/call", ["name": .string(tool), "arguments": arguments]), [:], responder)
        #expect(response.body.count <= 100_000)
        let result = try result(response)
        let text = try #require(result["content"]?.array?.first?["text"]?.string)
        #expect(result["isError"] == false, "\(text)")
        let content = try #require(result["structuredContent"])
        #expect(try JSONReader.read(Array(text.utf8)) == content)
        return content
    }

    /// What a tool says is wrong.
    static func fault(_ tool: String, _ arguments: JSON) throws -> String {
        let result = try result(send(old("tools/call", ["name": .string(tool), "arguments": arguments])))
        #expect(result["isError"] == true)
        #expect(result["structuredContent"] == nil)
        return try #require(result["content"]?.array?.first?["text"]?.string)
    }
}
