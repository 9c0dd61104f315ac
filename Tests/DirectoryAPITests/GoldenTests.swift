import DirectoryAPI
import Foundation
import HTTPSemantics
import Testing

/// Whole answers kept as files, so that a change of shape is seen in a review.
///
/// `UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes them anew.
@Suite("Whole answers stay as they are")
struct GoldenTests {
    static let targets = [
        "service-document": "/",
        "department": "/institutions/ttd",
        "human-operations": "/operations?dimension=human&sort=-established&limit=2",
        "kosovo": "/operations/mission-in-kosovo",
        "state": "/states/mk",
        "mistyped-parameter": "/operations?dimention=human&limit=0",
        "mistyped-id": "/institutions/odhir",
    ]

    @Test("an answer is what its file says", arguments: targets.keys.sorted())
    func golden(name: String) throws {
        let target = try #require(Self.targets[name])
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden").appendingPathComponent("\(name).http")
        let response = TestAPI.respond(target)
        let head = ["GET \(target)", "", "\(response.status)"] + response.fields.map { "\($0.name): \($0.value)" }
        let text = head.joined(separator: "\n") + "\n\n" + String(decoding: response.body, as: UTF8.self)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
}
