@testable import Directory
import Foundation
import Testing

/// The guides of docs/guides are served as pages, and every answer in them is what the program answers.
///
/// `UPDATE_DOCS=1 swift test --filter GuideTests` writes the answers anew.
@Suite("Guides", .serialized)
struct GuideTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/guides")
    private static let names = [
        "first-steps", "glossary", "filtering", "searching", "matching", "assistants", "time", "versions", "names",
        "evidence",
        "citing", "mirror",
        "python",
        "r", "javascript", "spreadsheet", "sql", "networks",
    ]

    @Test("every file is a guide, and every guide a file")
    func files() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(files == Self.names.map { "\($0).md" }.sorted())
        let page = TestAPI.page("/docs")
        for name in Self.names { #expect(page.contains("href=\"/docs/\(name)\""), "\(name)") }
    }

    @Test("every answer is a real one", arguments: names)
    func answers(name: String) throws {
        let file = Self.folder.appendingPathComponent("\(name).md")
        var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        let page = TestAPI.page("/docs/\(name)")
        #expect(page.contains("<h1>\(String(lines[0].dropFirst(2)).escaped)</h1>"))
        var rest = page[...]
        var line = 0
        while line < lines.count {
            defer { line += 1 }
            guard lines[line] == "```console" else { continue }
            let end = try #require(lines[line...].firstIndex(of: "```"))
            let command = try #require(
                rest.between("<div class=\"example\"><pre class=\"code\"><code data-copy>", "</code>")
            )
            #expect(command.inside.withoutMarks == lines[line + 1].dropFirst(2))
            let answer = try #require(command.after.between("<pre class=\"answer\"><code>", "</code>"))
            rest = answer.after
            let printed = String(answer.inside).unescaped.components(separatedBy: "\n")
            if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
                lines.replaceSubrange(line + 2..<end, with: printed)
            } else {
                #expect(Array(lines[line + 2..<end]) == printed, "\(lines[line + 1])")
            }
        }
        if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
            try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        }
    }

    @Test("no guide's page has Markdown left, outside of code", arguments: names)
    func noMarkdown(name: String) throws {
        let page = TestAPI.page("/docs/\(name)")
        let text = page.replacingOccurrences(
            of: "(?s)<pre.*?</pre>|<code.*?</code>|<[^>]+>",
            with: "\u{0}",
            options: .regularExpression
        )
        for mark in ["\\|---", "\\*\\*", "(^|\\s)\\*\\w[^*\n]*\\*", "(?m)^\\|", "\\]\\("] {
            let found = text.range(of: mark, options: .regularExpression).map { text[$0] }
            #expect(found == nil, "\(name): \(found ?? "")")
        }
    }

    @Test("a table of a guide is a table that scrolls, with heads of columns")
    func tables() {
        let page = TestAPI.page("/docs/glossary")
        #expect(page.contains("<div class=\"table-scroll\""))
        #expect(page.contains("<th scope=\"col\">What it means</th>"))
        #expect(page.contains("<td><code>inferred</code></td>"))
    }

    @Test("the glossary has every term of every field")
    func terms() throws {
        let file = Self.folder.appendingPathComponent("glossary.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(page.range(of: "## Values of fields\n")).upperBound
        let first = try #require(page[start...].range(of: "\n### ")?.lowerBound ?? page[start...].indices.last)
        var tables = ""
        var known: Set<String> = []
        for schema in TestAPI.repository.collections.map(\.schema) {
            for leaf in Leaf.leaves(of: schema.fields) {
                guard case .value(.term(let vocabulary)) = leaf.content, known.insert(vocabulary.name).inserted else {
                    continue
                }
                let title = vocabulary.name.prefix(1).uppercased() + vocabulary.name.dropFirst()
                tables += "\n### \(title)\n\n| Value | What it means |\n|---|---|\n"
                for term in vocabulary.terms { tables += "| `\(term.id)` | \(term.meaning) |\n" }
            }
        }
        if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
            try (page[..<first] + tables).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(page[first...] == tables)
        }
    }

    @Test("guides name each other by file in a checkout and by address on the site")
    func links() {
        let page = TestAPI.page("/docs/first-steps")
        #expect(page.contains("<a href=\"/docs/filtering\">filtering</a>"))
        #expect(!page.contains(".md"))
    }
}

extension Substring {
    /// What stands between two marks, and what follows.
    fileprivate func between(_ open: String, _ close: String) -> (inside: Substring, after: Substring)? {
        guard let start = range(of: open)?.upperBound, let end = self[start...].range(of: close) else { return nil }
        return (self[start..<end.lowerBound], self[end.upperBound...])
    }

    /// The text of code without the mark around the server's address.
    fileprivate var withoutMarks: String {
        replacingOccurrences(of: "<span data-origin>", with: "").replacingOccurrences(of: "</span>", with: "").unescaped
    }
}

extension String {
    fileprivate var unescaped: String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(self) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }

    fileprivate var escaped: String { replacingOccurrences(of: "&", with: "&amp;") }
}
