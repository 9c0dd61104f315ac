import Addresses
import Directory
import Formats
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("A fact is cited with the sources that it rests on")
struct FactCitationTests {
    static func text(_ target: String) -> String { String(decoding: TestAPI.respond(target).body, as: UTF8.self) }

    /// The field of a target, encoded.
    static func target(_ record: Record, _ field: String, _ style: String = "footnote") -> String {
        "\(record.path)/cite?field=\(Target.encode(field))&style=\(style)"
    }

    @Test(
        "every fact that evidence names can be cited, and its footnote names each of its sources",
        arguments: CollectionName.seeded
    )
    func all(name: CollectionName) throws {
        let store = TestAPI.repository[name]
        for record in store.records.prefix(12) {
            for row in EvidenceRow.rows(of: record, store.schema) where !row.entries.isEmpty {
                let answer = TestAPI.respond(Self.target(record, row.path))
                #expect(answer.status == 200, "\(record.path) \(row.path)")
                let footnote = String(decoding: answer.body, as: UTF8.self)
                #expect(footnote.hasPrefix(record.name.onOneLine), "\(row.path)")
                #expect(footnote.hasSuffix("\n") && footnote.dropLast().allSatisfy { !$0.isNewline })
                for entry in row.entries {
                    let source = try #require(
                        entry["source"]?.string.flatMap { TestAPI.repository[.sources].record(id: $0) }
                    )
                    #expect(footnote.contains(source.name.onOneLine), "\(record.path) \(row.path)")
                }
            }
        }
    }

    @Test("each style says the fact and has its own media type", arguments: CitationStyle.allCases)
    func styles(style: CitationStyle) {
        let answer = TestAPI.respond("/operations/minsk/cite?field=closed&style=\(style.rawValue)")
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == style.mediaType)
        let text = String(decoding: answer.body, as: UTF8.self)
        #expect(text.contains("OSCE Office in Minsk: closed 31 March 2011"), "\(style)")
        // the record as a whole has the same styles
        #expect(TestAPI.respond("/operations/minsk/cite?style=\(style.rawValue)").status == 200)
        #expect(TestAPI.respond("/dataset/cite?style=\(style.rawValue)").status == 200)
    }

    @Test("a footnote has publisher, title, date, address, the copy and the day of reading")
    func parts() throws {
        let source = try #require(
            TestAPI.repository[.sources].records.first { record in
                record.value["read_at"] != nil && record.value["accessed"] != nil && record.value["published"] != nil
            }
        )
        let fact = try #require(source.value["facts"]?.array?.first)
        let record = try #require(fact["record"]?.string)
        let field = try #require(fact["fields"]?.array?.first?.string)
        let footnote = Self.text("\(record)/cite?field=\(Target.encode(field))&style=footnote")
        let day = try #require(source.value["accessed"]?.string.flatMap { Day($0) })
        #expect(footnote.contains(source.name) && footnote.contains("read \(day.words())"))
        #expect(footnote.contains("in a copy at "))
        #expect(footnote.contains(TestAPI.repository.shortVersion))
    }

    @Test(
        "paths go into objects and items, whose keys may hold dots",
        arguments: [
            ("/operations/bishkek", "seat.city", "seat, city: Bishkek"),
            ("/operations/astana", "names.OSCE Centre in Almaty", "names: OSCE Centre in Almaty"),
            ("/operations/astana", "names.OSCE Centre in Almaty.from", "from "),
        ]
    )
    func paths(record: String, field: String, words: String) {
        let text = Self.text("\(record)/cite?field=\(Target.encode(field))")
        #expect(text.contains(words), "\(text)")
    }

    @Test(
        "what a record has not is refused with the nearest of what it has",
        arguments: [
            ("cloesd", "closed"), ("seat.cty", "seat.city"),
            ("names.OSCE Ofice in Minsk", "names.OSCE Office in Minsk"),
        ]
    )
    func unknown(field: String, nearest: String) throws {
        try TestAPI.expectFault("/operations/minsk/cite?field=\(Target.encode(field))", nearest: nearest)
    }

    @Test("a field of the table that the record lacks is refused with what is known of the gap")
    func gap() throws {
        let store = TestAPI.repository[.operations]
        for record in store.records {
            for gap in record.value["gaps"]?.array ?? [] {
                guard let field = gap["field"]?.string, let reason = gap["reason"]?.string,
                    store.schema.fieldNames.contains(field), record.value[field] == nil
                else { continue }
                let answer = TestAPI.respond("\(record.path)/cite?field=\(field)")
                #expect(answer.status == 400)
                #expect(try JSONReader.read(answer.body)["detail"]?.string?.contains(String(reason.prefix(60))) == true)
                return
            }
        }
        Issue.record("no record has such a gap")
    }

    @Test("a field without evidence of its own says why it has none")
    func without() {
        let text = Self.text("/operations/minsk/cite?field=category")
        #expect(text.contains("rests on no source of its own. A remark or judgement of this data set."))
    }

    @Test(
        "a day or a language is refused, not passed over",
        arguments: ["as_of=2005", "lang=de", "fields=closed", "format=json"]
    )
    func otherParameters(parameter: String) throws {
        try TestAPI.expectFault("/operations/minsk/cite?field=closed&\(parameter)", nearest: nil)
    }

    @Test("the data set has no facts to name, and an empty or endless field is none")
    func refused() throws {
        try TestAPI.expectFault("/dataset/cite?field=title", nearest: nil)
        try TestAPI.expectFault("/operations/minsk/cite?field=", nearest: nil)
        try TestAPI.expectFault("/operations/minsk/cite?field=\(String(repeating: "a.", count: 900))", nearest: nil)
    }

    @Test("the page of a fact says it, and search engines are kept from it")
    func page() {
        let html = TestPage.html("/operations/minsk/cite?field=closed")
        #expect(html.contains("<p class=\"lead\">OSCE Office in Minsk: closed 31 March 2011.</p>"))
        #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
        for style in ["footnote", "chicago", "apa", "bibtex", "ris", "csl"] {
            #expect(TestPage.links(in: html).contains("/operations/minsk/cite?field=closed&style=\(style)"))
        }
    }
}
