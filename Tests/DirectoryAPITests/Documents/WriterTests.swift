import Memory
@testable import Formats
@testable import Addresses
import Foundation
import FoundationXML
import Testing

@testable import Directory
@testable import DirectoryAPI
import Markup

/// What every writer gives is read back by a parser, with hostile texts in every place that data can fill. Nothing is lost
/// but what the format cannot hold, and nothing becomes more than the text that it is.
@Suite("Whatever the data hold, what is written can be read back")
struct WriterTests {
    static let texts: [String] = {
        var generator = HostileGenerator(seed: 20)
        return HostileText.all + (0..<300).map { _ in HostileText.random(using: &generator) }
    }()

    /// A text as XML 1.0 can hold it: its characters are those of production 2.
    static func held(_ text: String) -> String {
        var held = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where isHeld(scalar.value) { held.append(scalar) }
        return String(held)
    }

    private static func isHeld(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
        default: false
        }
    }

    // MARK: XML

    /// Collects the texts and attributes that a parser finds.
    private final class Collector: NSObject, XMLParserDelegate {
        var texts: [String] = []
        var attributes: [String] = []
        var elements: [String] = []
        private var text = ""

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append(name)
            if let value = attributes["term"] ?? attributes["href"] { self.attributes.append(value) }
            text = ""
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            if ["title", "text"].contains(name) { texts.append(text) }
            text = ""
        }
    }

    private func parse(_ bytes: [UInt8]) throws -> Collector {
        let collector = Collector()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = collector
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        return collector
    }

    @Test("XML gives each text back, but for what it cannot hold")
    func xml() throws {
        var xml = XML()
        xml.open("feed")
        for text in Self.texts {
            xml.element("title", text)
            xml.empty("category", [("term", text)])
        }
        xml.close("feed")
        let found = try parse(Array(xml.text.utf8))
        let expected = Self.texts.map(Self.held)
        #expect(found.texts.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
        #expect(found.attributes.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
        #expect(found.elements.count == 1 + 2 * Self.texts.count)
    }

    @Test("so does SVG")
    func svg() throws {
        var svg = SVG()
        svg.element(.svg, [.xmlns: "http://www.w3.org/2000/svg"]) { svg in
            for text in Self.texts {
                svg.element(.text, text: text)
                svg.link(to: text, [:]) { $0.element(.title, text: "x") }
            }
        }
        let found = try parse(svg.bytes)
        let expected = Self.texts.map(Self.held)
        #expect(found.texts.filter { $0 != "x" }.count == expected.filter { $0 != "x" }.count)
        #expect(found.attributes.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test("a feed, a site map and an address bar's description of a hostile data set are XML")
    func documents() throws {
        let address = try #require(PublicAddress("https://directory.example.org"))
        // the record's texts change with each, and so does what the data set says of itself
        for text in HostileText.joined {
            let repository = try HostileText.repository(text).published(at: address.origin)
            let record = try #require(HostileText.record(.changes, text))
            let feed = Self.content(record, repository, isList: true).whole(as: .atom).copy
            #expect(try parse(feed).elements.filter { $0 == "entry" }.count == 1)
            _ = try parse(Sitemap(repository: repository, publicAddress: address).bytes)
            _ = try parse(OpenSearchDescription(repository: repository, publicAddress: address).bytes)
        }
    }

    static func content(_ record: Record, _ repository: Repository, isList: Bool) -> Content {
        let request = ListRequest(query: Query(record.collection))
        return Content(
            repository: repository,
            schema: CollectionSchema.named(record.collection),
            records: [record],
            isList: isList,
            fields: nil,
            subject: isList ? .list(request, repository.answer(request.query)) : .record(record, RecordView()),
            meta: JSON.object([]).bytes,
            links: [("self", record.path)]
        )
    }

    // MARK: JSON and tables

    @Test("JSON, lines, GeoJSON and linked data give each text back", arguments: CollectionName.allCases)
    func json(name: CollectionName) throws {
        for text in Self.texts.prefix(200) {
            let record = try #require(HostileText.record(name, text))
            let content = Self.content(record, TestAPI.repository, isList: true)
            #expect(try JSONReader.read(content.whole(as: .json).copy)["data"] == JSON.array([record.value]))
            let lines = content.whole(as: .ndjson).copy.split(separator: 0x0A)
            #expect(lines.count == 1)
            #expect(try lines.first.map { try JSONReader.read(Array($0)) } == record.value)
            let linked = try JSONReader.read(content.whole(as: .jsonld).copy)
            #expect(linked["@graph"]?.array?.count == 1)
            #expect(linked["@graph"]?.array?.first?["name"] == record.value["name"])
            if Format.available(for: content.schema).contains(.geojson) {
                let features = try JSONReader.read(content.whole(as: .geojson).copy)["features"]?.array
                #expect(features?.first?["properties"] == record.value)
            }
            let rows = try #require(CSVReader.rows(String(decoding: content.whole(as: .csv).copy, as: UTF8.self)))
            #expect(rows.count == 2 && rows[1].count == rows[0].count)
            #expect(!rows[1].contains(where: CSVReader.isRun))
        }
    }

    @Test("what stands in a change is data to linked data, whatever its members are called")
    func anything() throws {
        let record = try #require(HostileText.record(.changes, "http://evil.example/"))
        let document = try JSONReader.read(
            Self.content(record, TestAPI.repository, isList: false).whole(as: .jsonld).copy
        )
        for name in ["before", "after"] { #expect(document["@context"]?[name]?["@type"] == "@json") }
    }

    // MARK: Pages

    @Test("a page shows each text and ends nothing early")
    func pages() throws {
        for text in Self.texts {
            var html = HTML()
            html.element("p", Attribute("title", text), text: text)
            let written = String(decoding: html.bytes, as: UTF8.self)
            #expect(written.unicodeScalars.count { $0 == "<" } == 2 && written.unicodeScalars.count { $0 == ">" } == 2)
            #expect(written.unicodeScalars.count { $0 == "\"" } == 2)
            #expect(!written.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" && $0 != "\n" })
            var block = HTML()
            block.dataBlock("application/ld+json", json: (["@id": .string(text), "x": [.string(text)]] as JSON).bytes)
            let data = String(decoding: block.bytes, as: UTF8.self)
            #expect(data.unicodeScalars.count { $0 == "<" } == 2)
            let inside = data.dropFirst("<script type=\"application/ld+json\">".count).dropLast("</script>".count)
            #expect(try JSONReader.read(Array(inside.utf8))["@id"]?.string.map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test("a line end of any kind is a line end on a page, and no sign of its own")
    func lineEnds() {
        var html = HTML()
        html.text("TY  - ELEC\r\nER  - \r\na\rb\nc\r")
        #expect(html.bytes == Array("TY  - ELEC\nER  - \na\nb\nc\n".utf8))
    }

    // MARK: Lines

    @Test("a text on one line has no line end and no control character, and keeps all else")
    func oneLine() {
        #expect("a\r\n\u{85}\u{2028}b\u{0}".onOneLine == "a b" && "\na".onOneLine == "a" && "ä ö".onOneLine == "ä ö")
        for text in Self.texts {
            let line = text.onOneLine
            #expect(
                line.unicodeScalars.allSatisfy {
                    $0.properties.generalCategory != .control && ![0x2028, 0x2029].contains($0.value)
                        && !$0.properties.isNoncharacterCodePoint
                }
            )
            let kept = line.unicodeScalars.filter { $0 != " " }
            let sent = text.unicodeScalars.filter { scalar in
                scalar != " " && scalar.properties.generalCategory != .control
                    && ![0x2028, 0x2029].contains(scalar.value) && !scalar.properties.isNoncharacterCodePoint
            }
            #expect(kept.elementsEqual(sent))
        }
    }

    @Test("what is told to language models has one title, and no line that the program did not write")
    func languageModels() throws {
        let usual = LanguageModelGuide(repository: TestAPI.repository, publicAddress: nil).text
        let lines = usual.split(separator: "\n", omittingEmptySubsequences: false).count
        for text in HostileText.joined {
            let guide = LanguageModelGuide(repository: try HostileText.repository(text), publicAddress: nil).text
            #expect(guide.unicodeScalars.count { $0 == "\n" } + 1 == lines, "\(text.debugDescription)")
            #expect(!guide.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
        }
    }
}
