import HTTPSemantics
@testable import Addresses
@testable import DirectoryAPI
import Directory
import Foundation
import Testing

/// The examples in README.md and docs/api.md are what the program answers.
///
/// `UPDATE_DOCS=1 swift test --filter DocumentationTests` writes them anew: those of README whole, the others each
/// shortened where it was before.
@Suite("Documentation says what the program does", .serialized)
struct DocumentationTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil

    @Test("every example is a real answer")
    func examples() throws {
        let file = Self.root.appendingPathComponent("docs/api.md")
        var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        var count = 0
        for index in lines.indices where lines[index].hasPrefix("$ curl '127.0.0.1:8080") {
            let target = lines[index].dropFirst("$ curl '127.0.0.1:8080".count).dropLast()
            let body = String(decoding: TestAPI.respond(String(target)).body, as: UTF8.self)
            let printed = body.replacingOccurrences(of: "\r\n", with: "\n").components(separatedBy: "\n")
            var line = index + 1
            while lines[line] != "```" {
                let shown = lines[line]
                let whole = line - index - 1 < printed.count ? printed[line - index - 1] : ""
                if Self.isUpdating, shown.hasSuffix("…") {
                    lines[line] = whole.count < shown.count ? whole : String(whole.prefix(shown.count - 1)) + "…"
                } else if Self.isUpdating {
                    lines[line] = whole
                }
                let expected = lines[line].hasSuffix("…") ? String(lines[line].dropLast()) : lines[line]
                #expect(lines[line].hasSuffix("…") ? whole.hasPrefix(expected) : whole == expected, "\(target)")
                line += 1
            }
            count += 1
        }
        #expect(count >= 10)
        if Self.isUpdating { try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8) }
    }

    /// The answer to an example, as a terminal shows it; a redirect is followed where `curl -L` is.
    private static func printed(_ target: String, isFollowing: Bool) -> [String] {
        var answer = TestAPI.respond(target)
        if isFollowing, let location = answer["Location"] { answer = TestAPI.respond(location) }
        var lines = String(decoding: answer.body, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
            .components(separatedBy: "\n")
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    @Test("every example of README is a whole answer, and the page is short")
    func readme() throws {
        let file = Self.root.appendingPathComponent("README.md")
        let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        var (written, examples) = ([String](), 0)
        var place = 0
        while place < lines.count {
            let line = lines[place]
            written.append(line)
            place += 1
            guard line.hasPrefix("$ curl "), let address = line.split(separator: "'").dropFirst().first else {
                continue
            }
            examples += 1
            let target = String(address.dropFirst("127.0.0.1:8080".count))
            let end = try #require(lines[place...].firstIndex(of: "```"))
            let printed = Self.printed(target, isFollowing: line.hasPrefix("$ curl -L "))
            if !Self.isUpdating { #expect(Array(lines[place..<end]) == printed, "\(target)") }
            written += printed
            place = end
        }
        #expect(examples >= 5)
        #expect(written.count <= 91)
        if Self.isUpdating { try written.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8) }
    }

    @Test("README leads to every guide, and to nothing that is not there")
    func links() throws {
        let page = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
        let linked = page.components(separatedBy: "](").dropFirst().compactMap { $0.components(separatedBy: ")").first }
        for path in linked where !path.contains("://") {
            let file = Self.root.appendingPathComponent(path.components(separatedBy: "#")[0]).path
            #expect(FileManager.default.fileExists(atPath: file), "\(path)")
        }
        let guides = Self.root.appendingPathComponent("docs/guides").path
        for guide in try FileManager.default.contentsOfDirectory(atPath: guides) {
            #expect(linked.contains("docs/guides/\(guide)"), "\(guide)")
        }
    }

    @Test("README counts what there is")
    func counts() throws {
        let page = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
        let nouns: [CollectionName: String] = [
            .operations: "field operations", .activities: "strands of work", .states: "States",
        ]
        for store in TestAPI.repository.seeded {
            let noun = nouns[store.schema.name] ?? store.schema.name.rawValue
            #expect(page.contains("\(store.records.count) \(noun)"), "\(store.records.count) \(noun)")
        }
    }

    @Test("every general parameter and every operator has an example")
    func coverage() throws {
        let page = try String(contentsOf: Self.root.appendingPathComponent("docs/api.md"), encoding: .utf8)
        let examples = page.components(separatedBy: "\n").filter { $0.hasPrefix("$ curl") }
        let document = try TestAPI.json("/schemas/operation-filters.json")
        let names = (document["parameters"]?.array ?? []).compactMap { $0["name"]?.string }
        #expect(names.contains("q"))
        for name in names { #expect(examples.contains { $0.contains("\(name)=") }, "\(name)") }
        for suffix in Operator.allCases.map(\.suffix) where !suffix.isEmpty {
            #expect(examples.contains { $0.contains("\(suffix)=") }, "\(suffix)")
        }
    }

    @Test("the table of filters is that of the program")
    func filters() throws {
        let file = Self.root.appendingPathComponent("docs/filters.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let (begin, end) = ("<!-- filters -->\n", "<!-- end of filters -->")
        let start = try #require(page.range(of: begin)).upperBound
        let stop = try #require(page.range(of: end)).lowerBound
        let table = try CollectionName.allCases.map { try section($0) }.joined()
        if Self.isUpdating {
            try page.replacingCharacters(in: start..<stop, with: table).write(
                to: file,
                atomically: true,
                encoding: .utf8
            )
        } else {
            #expect(String(page[start..<stop]) == table)
        }
    }

    @Test("the bounds are those of the program")
    func bounds() throws {
        let file = Self.root.appendingPathComponent("docs/api.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(page.range(of: "<!-- bounds -->\n")).upperBound
        let stop = try #require(page.range(of: "<!-- end of bounds -->")).lowerBound
        let list = RequestBound.allCases.map { "- \($0.meaning)\n" }.joined()
        if Self.isUpdating {
            try page.replacingCharacters(in: start..<stop, with: list)
                .write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(String(page[start..<stop]) == list)
        }
    }

    @Test("the tables of coverage are what the program says of its data")
    func coverageTables() throws {
        let file = Self.root.appendingPathComponent("docs/dataset.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(page.range(of: "<!-- coverage -->\n")).upperBound
        let stop = try #require(page.range(of: "<!-- end of coverage -->")).lowerBound
        let tables = try Self.coverage()
        if Self.isUpdating {
            try page.replacingCharacters(in: start..<stop, with: tables)
                .write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(String(page[start..<stop]) == tables)
        }
    }

    /// The coverage of `/dataset` as tables: all collections, then the fields of each.
    private static func coverage() throws -> String {
        let data = try #require(try TestAPI.json("/dataset")["data"])
        let collections = data["collections"]?.array ?? []
        func number(_ value: JSON?) -> Int { value.flatMap { Int($0.description) } ?? 0 }
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        func share(_ part: Int, of whole: Int) -> String {
            whole == 0 ? "" : "\(part) (\(Int((Double(part) / Double(whole) * 100).rounded())) %)"
        }
        var text =
            "\nVersion `\(TestAPI.repository.shortVersion)`, released \(TestAPI.repository.dataset.released).\n\n"
        text +=
            row(["Collection", "Records", "Facts", "Stated", "Inferred", "Known gaps"]) + "|---|---|---|---|---|---|\n"
        for collection in collections {
            let fields = collection["fields"]?.array ?? []
            let (stated, inferred) = (
                fields.reduce(0) { $0 + number($1["stated"]) }, fields.reduce(0) { $0 + number($1["inferred"]) }
            )
            text += row([
                "[`/\(collection["name"]?.string ?? "")`](#\(collection["name"]?.string ?? ""))",
                "\(number(collection["records"]))", "\(stated + inferred)", share(stated, of: stated + inferred),
                share(inferred, of: stated + inferred), "\(number(collection["known_gaps"]))",
            ])
        }
        let languages = data["names"]?.array ?? []
        let named = (languages.first?.members ?? []).map(\.name).filter { $0 != "language" }
        text += "\n## Official names by language\n\n"
        text += row(["Language"] + named.map { "`\($0)`" }) + "|---|" + named.map { _ in "---|" }.joined() + "\n"
        for language in languages {
            text += row([language["language"]?.string ?? ""] + named.map { "\(number(language[$0]))" })
        }
        for collection in collections {
            let records = number(collection["records"])
            text += "\n## \(collection["name"]?.string ?? "")\n\n"
            text += row(["Field", "Records that have it", "Stated", "Inferred"]) + "|---|---|---|---|\n"
            for field in collection["fields"]?.array ?? [] {
                text += row([
                    "`\(field["field"]?.string ?? "")`", share(number(field["records"]), of: records),
                    "\(number(field["stated"]))", "\(number(field["inferred"]))",
                ])
            }
        }
        let questions = data["open_questions"]?.array ?? []
        text += "\n## Open questions\n\n"
        text += questions.map { "- **\($0["scope"]?.string ?? ""):** \($0["question"]?.string ?? "")\n" }.joined()
        return text
    }

    private func section(_ name: CollectionName) throws -> String {
        let store = TestAPI.repository[name]
        let rows = try store.parameters.parameters.map { parameter -> String in
            let operators = parameter.operators.map(\.suffix).filter { !$0.isEmpty }.map { "`\($0)`" }.joined(
                separator: " "
            )
            let value = store.records.lazy.compactMap { record in
                parameter.leaves.lazy.compactMap { $0.values(in: record.value).compactMap(Self.word).first }.first
            }.first
            var example = ""
            if parameter.operators.contains(.equal), let value {
                let encoded = value.addingPercentEncoding(
                    withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~"))
                )
                let target = "/\(name)?\(parameter.name)=\(encoded ?? value)"
                let total = try TestAPI.total(target)
                #expect(total > 0, "\(target)")
                example = "`?\(parameter.name)=\(encoded ?? value)`: \(total)"
            } else if !parameter.operators.contains(.equal) {
                example =
                    "`?\(parameter.name)__exists=true`: \(try TestAPI.total("/\(name)?\(parameter.name)__exists=true"))"
            }
            return "| `\(parameter.name)` | \(operators) | \(parameter.meaning) | \(example) |\n"
        }
        return "\n### `/\(name)`\n\n| Filter | Operators | Asks about | Example: records |\n|---|---|---|---|\n"
            + rows.joined()
    }

    /// A value as it is typed, if it is short enough for a table.
    private static func word(_ value: JSON) -> String? {
        switch value {
        case .string(let text): text.count <= 40 ? text : nil
        case .number(let literal): literal
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }
}
