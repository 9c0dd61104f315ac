import Directory
import DirectoryAPI
import Foundation
import Testing

/// The statements of the OSCE's page on countering terrorism, where this data set began, numbered S1 to S68, each with the
/// records and fields that answer it. `Inventory/statements.json` was written from the project's inventory of the page.
@Suite("Every statement of the page that the data set began with is answered")
struct InventoryTests {
    struct Answer: Sendable, CustomTestStringConvertible {
        let line: String
        let collection: String
        let id: String
        let field: String
        let holds: [String]
        var testDescription: String { "\(line): \(collection)/\(id) \(field)" }
    }

    static let answers: [Answer] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Inventory/statements.json")
        let statements = (try? JSONReader.read([UInt8](Data(contentsOf: file))))?.array ?? []
        return statements.flatMap { statement in
            (statement["answers"]?.array ?? []).map { answer in
                Answer(
                    line: statement["line"]?.string ?? "",
                    collection: answer["collection"]?.string ?? "",
                    id: answer["id"]?.string ?? "",
                    field: answer["field"]?.string ?? "",
                    holds: answer["holds"]?.array?.compactMap(\.string) ?? []
                )
            }
        }
    }()

    @Test("no statement is left out")
    func complete() {
        let lines = Set(Self.answers.map(\.line))
        #expect(lines == Set((1...68).map { "S\($0)" }))
        #expect(Self.answers.allSatisfy { !$0.holds.isEmpty })
    }

    @Test("the record and field say what the page says", arguments: answers)
    func answered(answer: Answer) throws {
        let record = try #require(try TestAPI.json("/\(answer.collection)/\(answer.id)")["data"])
        let texts = Self.texts(record, answer.field.split(separator: ".").map(String.init)[...]).map { $0.lowercased() }
        for words in answer.holds {
            #expect(texts.contains { $0.contains(words.lowercased()) }, "\(words) in \(texts)")
        }
    }

    @Test("each statement is answered somewhere from the page itself")
    func fromThePage() throws {
        for (line, answers) in Dictionary(grouping: Self.answers, by: \.line) {
            let rests = try answers.contains { answer in
                let record = try TestAPI.json("/\(answer.collection)/\(answer.id)")["data"]
                return (record?["evidence"]?.array ?? []).contains { $0["source"] == "seed" }
            }
            #expect(rests, "\(line)")
        }
    }

    /// The texts at a path, and of everything below it.
    private static func texts(_ value: JSON, _ path: ArraySlice<String>) -> [String] {
        switch value {
        case .array(let elements): elements.flatMap { texts($0, path) }
        case .object(let members):
            if let step = path.first {
                value[step].map { texts($0, path.dropFirst()) } ?? []
            } else {
                members.flatMap { texts($0.value, path) }
            }
        case .string(let text): path.isEmpty ? [text] : []
        case .number(let literal): path.isEmpty ? [literal] : []
        case .bool(let flag): path.isEmpty ? [flag ? "true" : "false"] : []
        case .null: []
        }
    }
}
