import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

/// Requests with content to the API over the embedded Seed.
enum MatchAPI {
    static let form = "application/x-www-form-urlencoded"

    static func send(
        _ target: String,
        _ content: String,
        type: String? = form,
        _ method: APIRequest.Method = .post,
        accept: String? = nil
    ) -> APIResponse {
        var fields: APIRequest.Fields = [:]
        fields[.contentType] = type
        fields[.accept] = accept
        fields[.host] = "127.0.0.1:8080"
        return TestAPI.responder.respond(
            to: APIRequest(method, target, fields: fields, content: Array(content.utf8))
        )
    }

    static func json(_ response: APIResponse) throws -> JSON {
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        return try JSONReader.read(response.body)
    }

    /// The results of one query of version 0.2.
    static func results(_ query: JSON) throws -> [JSON] {
        let batch: JSON = ["q": query]
        let answer = try json(send("/reconcile", "queries=" + FormText.encoded(batch.description)))
        return answer["q"]?["result"]?.array ?? []
    }

    /// The id of the record that may be taken without asking for a name; nil for none.
    static func match(_ name: String) throws -> String? {
        let found = try results(["query": .string(name)]).filter { $0["match"] == .bool(true) }
        #expect(found.count <= 1)
        return found.first?["id"]?.string
    }
}

/// Encodes texts for a form.
enum FormText {
    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
