internal import Addresses
internal import Directory
@testable internal import DirectoryAPI
import HTTPSemantics

/// Messages of assistants: every one has an answer that is a message, within its bound, and what a caller wrote never
/// becomes a fault of the program.
enum MessageFuzzing {
    /// The first byte chooses what stands around the rest: nothing, a call of a tool with it as arguments, one with it as a
    /// text, or fields of 2026-07-28.
    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let rest = Array(bytes.dropFirst())
        let tool = tools[Int(first >> 2) % tools.count]
        let opening =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"\(tool.name)\",\"arguments\":"
        let content: [UInt8]
        switch first & 3 {
        case 0, 1: content = rest
        case 2: content = Array(opening.utf8) + rest + Array("}}".utf8)
        default:
            let text = JSON.string(String(decoding: rest, as: UTF8.self)).description
            content = Array("\(opening){\"\(tool.argument)\":\(text)}}}".utf8)
        }
        var request = APIRequest(.post, "/mcp", fields: [.contentType: "application/json", .host: "a"])
        if first & 3 == 1 { request.fields[.mcpProtocolVersion] = "2026-07-28" }
        request.content = content
        let response = responder.respond(to: request)
        require([200, 202, 400, 404].contains(response.status), "\(response.status)")
        require(response.body.count <= 100_001, "an answer of \(response.body.count) bytes")
        guard response.status != 202 else { return }
        guard let answer = try? JSONReader.read(response.body) else { fatalError("an answer that is no JSON") }
        require(answer["jsonrpc"] == "2.0", "an answer that is no message")
        require((answer["result"] == nil) != (answer["error"] == nil), "neither a result nor an error, or both")
        require(answer["error"]?["code"] != -32603, "a fault of the program")
    }

    private static let tools: [(name: String, argument: String)] = [
        ("search", "query"), ("fetch", "id"), ("list_records", "collection"), ("timeline", "of"),
        ("sources_of", "id"), ("related", "id"), ("cite", "id"), ("describe", "collection"), ("fetch", "as_of"),
        ("timeline", "from"),
    ]

    private static let responder: Responder = {
        guard let repository = try? Repository(checking: .embedded) else { fatalError("the Seed is not right") }
        return Responder(repository)
    }()
}
