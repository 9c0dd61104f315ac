internal import Directory
@testable internal import DirectoryAPI
import HTTPSemantics

/// The parameters of a request, over a small Seed: every answer is a good one, the same question has the same
/// answer, and the address that a list gives for itself asks for the same list.
enum QueryFuzzing {
    private static let responder: Responder = {
        guard let repository = try? Repository(checking: SmallSeed.seed()) else { fatalError("the Seed is not valid") }
        return Responder(repository)
    }()

    private static let paths: [String] =
        CollectionName.allCases.map { "/\($0)" } + [
            "/search", "/graph", "/", "/dataset", "/dataset/cite", "/operations/north", "/institutions/desk/history",
            "/operations/north/related", "/operations/north/cite", "/institutions/osce/evidence",
        ]

    /// The first byte picks the path, the rest is the query.
    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let path = paths[Int(first) % paths.count]
        let target = Array("\(path)?".utf8) + bytes.dropFirst()
        let answer = responder.respond(to: APIRequest(.get, target: target, fields: [:]))
        require([200, 302, 308, 400, 404].contains(answer.status), "\(answer.status) for a query")
        require(answer["X-Content-Type-Options"] == "nosniff", "an answer without nosniff")
        require(
            answer.fields.allSatisfy { $0.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } },
            "a field value that splits the head"
        )
        guard answer["Content-Type"]?.contains("json") == true, answer["Content-Type"] != "application/x-ndjson" else {
            return
        }
        guard let document = try? JSONReader.read(answer.body) else { fatalError("the answer is not JSON") }
        guard answer.status == 200, let own = document["links"]?["self"]?.string, own.utf8.count < 4_000 else { return }
        let again = responder.respond(to: APIRequest(.get, own))
        require(again.status == 200, "\(own) is answered with \(again.status)")
        require(again.body == answer.body, "\(own) is answered differently")
    }
}
