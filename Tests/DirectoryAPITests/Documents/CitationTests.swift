@testable import Formats
@testable import Addresses
import Foundation
import Testing

@testable import Directory
@testable import DirectoryAPI
import HTTPSemantics

@Suite("A citation names what is cited")
struct CitationTests {
    private func text(_ target: String) -> String { String(decoding: TestAPI.respond(target).body, as: UTF8.self) }

    private static func source(_ members: [String: JSON]) -> Record {
        var value: JSON = [
            "id": "a-source", "type": "source", "url": "/sources/a-source", "name": "A title", "publisher": "A house",
            "source_url": "https://example.org/a", "note": "Official page.",
        ]
        for (name, member) in members { value = value.replacing(name, member) }
        return Record(.sources, value)
    }

    /// The tags of RIS with their values; nil where a line is none.
    private static func ris(_ text: String) -> [(tag: String, value: String)]? {
        guard text.hasSuffix("\r\n") else { return nil }
        var lines: [(tag: String, value: String)] = []
        for line in text.components(separatedBy: "\r\n").dropLast() {
            let scalars = Array(line.unicodeScalars)
            guard scalars.count >= 6, String(String.UnicodeScalarView(scalars[2..<6])) == "  - " else { return nil }
            lines.append(
                (String(String.UnicodeScalarView(scalars[..<2])), String(String.UnicodeScalarView(scalars[6...])))
            )
        }
        return lines
    }

    /// The fields of the one entry of BibTeX, braces counted as its readers count them; nil where there is more or less.
    private static func bibtex(_ text: String) -> (type: String, key: String, fields: [String: String])? {
        var scalars = Array(text.unicodeScalars)[...]
        func take(until stops: Set<Unicode.Scalar>) -> String {
            var taken = String.UnicodeScalarView()
            while let scalar = scalars.first, !stops.contains(scalar) { taken.append(scalars.removeFirst()) }
            return String(taken)
        }
        guard scalars.popFirst() == "@" else { return nil }
        let type = take(until: ["{"])
        scalars = scalars.dropFirst()
        let key = take(until: [","])
        var fields: [String: String] = [:]
        while scalars.popFirst() == "," {
            let name = take(until: ["="]).trimmingBlanks
            scalars = scalars.dropFirst()
            _ = take(until: ["{"])
            guard scalars.popFirst() == "{" else { return nil }
            var depth = 1
            var value = String.UnicodeScalarView()
            while let scalar = scalars.popFirst() {
                if scalar == "{" { depth += 1 }
                if scalar == "}" { depth -= 1 }
                if depth == 0 { break }
                value.append(scalar)
            }
            guard depth == 0, fields.updateValue(String(value), forKey: name) == nil else { return nil }
        }
        let rest = String(String.UnicodeScalarView(scalars))
        return rest == "}\n" || rest == "\n" ? (type, key, fields) : nil
    }

    @Test("a source is cited as the work of those who made it, with the directory as the archive")
    func source() throws {
        let source = Self.source(["published": "2014-01", "accessed": "2026-11-23", "author": "An author"])
        let citation = Citation(TestAPI.repository.published(at: "https://d.example"), source)
        let version = TestAPI.repository.shortVersion
        let line = citation.string(as: .text)
        #expect(
            line.hasPrefix("An author, A house, \"A title\", 2014-01, https://example.org/a, read 2026-11-23, via ")
        )
        #expect(line.contains("version \(version)") && line.hasSuffix("/sources/a-source?version=\(version)\n"))
        let ris = try #require(Self.ris(citation.string(as: .ris)))
        func value(_ tag: String) -> String? { ris.first { $0.tag == tag }?.value }
        #expect(value("TY") == "ELEC" && value("AU") == "An author" && value("PB") == "A house")
        #expect(value("TI") == "A title" && value("PY") == "2014" && value("DA") == "2014/01")
        #expect(value("UR") == "https://example.org/a" && value("Y2") == "2026/11/23")
        #expect(value("DB") == TestAPI.repository.dataset.title)
        let item = try #require(try JSONReader.read(Array(citation.string(as: .csl).utf8)).array?.first)
        #expect(item["type"] == "webpage" && item["author"] == [["literal": "An author"]])
        #expect(item["issued"] == ["date-parts": [[2014, 1]]] && item["accessed"] == ["date-parts": [[2026, 11, 23]]])
        #expect(item["URL"] == "https://example.org/a" && item["archive"]?.string == TestAPI.repository.dataset.title)
        #expect(item["archive_location"]?.string == "https://d.example/sources/a-source?version=\(version)")
        let entry = try #require(Self.bibtex(citation.string(as: .bibtex)))
        #expect(entry.type == "misc" && entry.fields["author"] == "{An author}" && entry.fields["year"] == "2014")
        #expect(entry.fields["url"] == "https://example.org/a" && entry.fields["urldate"] == "2026-11-23")
        #expect(entry.fields["note"]?.contains("https://d.example/sources/a-source") == true)
    }

    @Test("every source is cited by its own publisher, title, date and address, and never by our release")
    func everySource() throws {
        let released = "\(TestAPI.repository.dataset.released)"
        for record in TestAPI.repository[.sources].records {
            let citation = Citation(TestAPI.repository, record)
            let value = record.value
            let item = try #require(try JSONReader.read(Array(citation.string(as: .csl).utf8)).array?.first)
            #expect(item["author"]?.array?.first?["literal"] == value["publisher"])
            #expect(item["title"]?.string == record.name)
            #expect((item["issued"] == nil) == (value["published"] == nil))
            #expect(item["version"] == nil)
            let ris = try #require(Self.ris(citation.string(as: .ris)))
            #expect(ris.first?.tag == "TY" && ris.last?.tag == "ER")
            if value["published"]?.string != released {
                #expect(!ris.contains { $0.tag == "DA" && $0.value == released.replacing("-", with: "/") })
            }
            #expect(Self.bibtex(citation.string(as: .bibtex)) != nil)
        }
    }

    @Test(
        "the kind of a source decides its type in each style",
        arguments: [
            ("News report of an OSCE press release.", "NEWS", "article", "article-newspaper"),
            ("Press release.", "ELEC", "misc", "webpage"), ("Official page.", "ELEC", "misc", "webpage"),
            ("Encyclopedia.", "ENCYC", "incollection", "entry-encyclopedia"),
            ("Scholarly article, third-party copy.", "JOUR", "article", "article-journal"),
            ("Third-party copy of an official text.", "LEGAL", "misc", "document"),
            ("Government report, in Norwegian.", "RPRT", "techreport", "report"),
            ("Open data set; only codes.", "DATA", "misc", "dataset"), ("", "ELEC", "misc", "webpage"),
        ]
    )
    func kinds(note: String, ris: String, bibtex: String, csl: String) {
        let kind = CitedKind(note: note)
        #expect(kind.ris == ris && kind.bibtex == bibtex && kind.csl == csl)
    }

    @Test("a record is cited as a part of the directory, and by its absolute address where that is known")
    func record() {
        let line = text("/operations/bishkek/cite")
        #expect(line.hasPrefix("\"OSCE Programme Office in Bishkek\", OSCE Directory (unofficial), version "))
        let responder = Responder(TestAPI.repository, publicAddress: PublicAddress("https://d.example"))
        let body = responder.respond(to: APIRequest(.get, "/operations/bishkek/cite?style=csl")).body
        #expect(
            String(decoding: body, as: UTF8.self).contains(
                "\"URL\":\"https://d.example/operations/bishkek?version=\(TestAPI.repository.shortVersion)\""
            )
        )
        let page = String(
            decoding: responder.respond(to: APIRequest(.get, "/operations/bishkek/cite?style=html")).body,
            as: UTF8.self
        )
        #expect(
            page.contains("UR  - https://d.example/operations/bishkek?version=\(TestAPI.repository.shortVersion)\n")
                && !page.contains("<span data-origin></span>/")
        )
    }

    @Test("without a public address, a page leaves room for the script to fill in the origin")
    func origin() {
        for target in ["/operations/bishkek/cite?style=html", "/sources/seed/cite?style=html"] {
            let page = text(target)
            let path = target.dropLast("/cite?style=html".count)
            #expect(page.contains("<span data-origin></span>\(path)"), "\(target)")
            #expect(page.contains("UR  - ") && !page.contains("\u{FFFD}") && !page.contains("\u{91}"))
        }
        #expect(text("/operations/bishkek?format=html").contains("<span data-origin></span>/operations/bishkek"))
        #expect(!text("/operations/bishkek/cite?style=bibtex").contains("\u{91}"))
    }

    @Test("whatever a source holds, each style has one record, and its fields are those of the program")
    func hostile() throws {
        let tags = Set(
            Self.ris(Citation(TestAPI.repository, Self.source(["author": "x"])).string(as: .ris))?.map { $0.tag } ?? []
        )
        for hostile in WriterTests.texts {
            let source = Self.source([
                "name": .string(hostile), "publisher": .string(hostile), "author": .string(hostile),
                "source_url": .string("https://example.org/" + hostile),
            ])
            for record in [source, Record(.operations, source.value.replacing("id", "an-operation"))] {
                let citation = Citation(TestAPI.repository, record)
                #expect(citation.string(as: .text).unicodeScalars.count { $0.properties.isLineEnd } == 1)
                let ris = try #require(Self.ris(citation.string(as: .ris)), "\(hostile.debugDescription)")
                #expect(ris.count { $0.tag == "TY" } == 1 && ris.count { $0.tag == "ER" } == 1)
                #expect(Set(ris.map { $0.tag }).isSubset(of: tags.union(["T2", "ET", "PY", "DA"])))
                #expect(ris.first { $0.tag == "TI" }?.value ?? "" == hostile.onOneLine)
                let entry = try #require(Self.bibtex(citation.string(as: .bibtex)), "\(hostile.debugDescription)")
                #expect(
                    entry.fields["title"]?.unicodeScalars.first == "{" && entry.fields["note"] != nil
                        && entry.fields["url"] != nil
                )
                let item = try JSONReader.read(Array(citation.string(as: .csl).utf8)).array
                #expect(item?.count == 1 && item?.first?["title"]?.string == hostile.onOneLine)
            }
        }
    }
}

extension String {
    fileprivate var trimmingBlanks: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension Unicode.Scalar.Properties {
    /// Whether the character ends a line for some reader.
    fileprivate var isLineEnd: Bool {
        generalCategory == .control || generalCategory == .lineSeparator || generalCategory == .paragraphSeparator
    }
}
