import Addresses
@testable import Formats
import Directory
@testable import Drawings
import Foundation
import FoundationXML
import Testing

@testable import DirectoryAPI
import Markup
import HTTPSemantics

@Suite("Drawings are well-formed, safe and the same every time")
struct DrawingTests {
    /// Checks a document with a reader of XML that has nothing to do with ours.
    static func isWellFormed(_ bytes: [UInt8]) -> Bool {
        let parser = XMLParser(data: Data(bytes))
        return parser.parse()
    }

    /// Every drawing of the data.
    static func drawings(_ repository: Repository) -> [SVG] {
        let responder = MapView(.everything, repository)
        var drawings = [responder.wide.svg, responder.narrow.svg]
        let chart = TimelineChart(Array(repository[.timeline].records), repository: repository)
        for measures in [TimelineDrawing.Measures.wide, .narrow] {
            drawings.append(
                TimelineDrawing(chart: chart, title: "A", summary: "B", measures: measures) { "/\($0)/\($1)" }.svg
            )
        }
        for store in repository.seeded {
            for record in store.records {
                drawings += [NameStrip(record, repository)?.svg].compactMap(\.self)
            }
        }
        return drawings
    }

    @Test("each is well-formed XML with a title, a description and a role, and without styles in attributes")
    func wellFormed() {
        let drawings = Self.drawings(TestAPI.repository)
        #expect(drawings.count > 30)
        for drawing in drawings {
            #expect(Self.isWellFormed(drawing.bytes))
            let text = drawing.text
            #expect(text.contains("<title>") && text.contains("<desc>") && text.contains(" role=\""))
            #expect(!text.contains("style="))
        }
        for target in ["/map?format=svg", "/timeline?format=svg", "/map?as_of=1995&format=svg"] {
            #expect(Self.isWellFormed(TestAPI.respond(target).body), "\(target)")
        }
    }

    @Test("what a record holds is shown and never run")
    func hostile() throws {
        var files = Seed.embedded.files
        let hostile = #"</text><script>alert(1)</script>&amp;\" onload='x' 😀"#
        for name in files.keys {
            let text = String(decoding: files[name] ?? [], as: UTF8.self)
            files[name] = Array(
                text.replacing("OSCE Presence in Albania", with: hostile).replacing("Tirana", with: hostile).utf8
            )
        }
        let repository = try Repository(checking: Seed(files: files, origin: "a test"))
        var seen = 0
        for drawing in Self.drawings(repository) {
            #expect(Self.isWellFormed(drawing.bytes))
            #expect(!drawing.text.contains("<script"))
            if drawing.text.contains("&lt;script&gt;alert(1)") { seen += 1 }
        }
        #expect(seen > 2)
        let responder = Responder(repository)
        for target in ["/map?format=html", "/timeline?format=html", "/operations/presence-in-albania?format=html"] {
            let page = String(decoding: responder.respond(to: APIRequest(.get, target)).body, as: UTF8.self)
            #expect(!page.contains("<script>alert"), "\(target)")
        }
    }

    @Test("two processes draw the same bytes")
    func deterministic() throws {
        let other = try Repository(checking: .embedded)
        #expect(Self.drawings(TestAPI.repository).map(\.bytes) == Self.drawings(other).map(\.bytes))
    }

    @Test("a drawing that is served alone has its style in it, which its policy admits")
    func policy() throws {
        let answer = TestAPI.respond("/map?format=svg")
        let text = String(decoding: answer.body, as: UTF8.self)
        let start = try #require(text.range(of: "<style>")).upperBound
        let end = try #require(text.range(of: "</style>")).lowerBound
        let sheet = text[start..<end].replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        let digest = ContentDigest.base64(of: Array(sheet.utf8))
        #expect(answer["Content-Security-Policy"]?.contains("'sha256-\(digest)'") == true)
        #expect(digest.count == 44)
    }

    @Test("every relation of the data has a name from either side")
    func words() {
        for relation in Graph.relations where relation != Graph.evidence {
            let words = RelationWords.of(relation)
            #expect(!words.backward.contains(":"), "\(relation) has no words")
        }
    }
}
