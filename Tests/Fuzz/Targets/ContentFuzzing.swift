internal import Addresses
internal import Directory
@testable internal import DirectoryAPI
internal import Forms
import HTTPSemantics

/// Content of requests: what is read keeps its bounds, and every request with content is answered with something that
/// says what it is.
enum ContentFuzzing {
    /// The first byte chooses the address and the media type, the rest is content.
    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let content = Array(bytes.dropFirst())
        form(content)
        table(content)
        let (target, type) = targets[Int(first) % targets.count]
        var request = APIRequest(.post, target, fields: [.contentType: type, .host: "a"])
        if target == "/operations" { request.method = .query }
        request.content = content
        let response = responder.respond(to: request)
        require([200, 303, 400, 422].contains(response.status), "\(response.status) for \(target)")
        if response["Content-Type"]?.contains("json") == true {
            require((try? JSONReader.read(response.body)) != nil, "an answer that is no JSON")
        }
    }

    private static let targets = [
        ("/reconcile", "application/x-www-form-urlencoded"), ("/reconcile/draft/match", "application/json"),
        ("/reconcile/draft/extend", "application/json"), ("/match", "application/x-www-form-urlencoded"),
        ("/match", "multipart/form-data; boundary=x"), ("/match", "text/csv"), ("/match", "application/json"),
        ("/operations", "application/x-www-form-urlencoded"),
    ]

    private static let responder: Responder = {
        guard let repository = try? Repository(checking: .embedded) else { fatalError("the Seed is not right") }
        return Responder(repository)
    }()

    private static func form(_ content: [UInt8]) {
        guard let form = try? FormContent(urlencoded: content) else { return }
        require(form.pairs.count <= FormContent.mostPairs, "too many pairs")
        let size = form.pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        require(size <= content.count, "a form grows when it is read")
    }

    private static func table(_ content: [UInt8]) {
        guard let table = try? TableContent(content, mostRows: 100) else { return }
        require(table.rows.count <= 101, "too many rows")
        require(table.rows.allSatisfy { $0.count <= TableContent.mostColumns }, "too many columns")
    }
}
