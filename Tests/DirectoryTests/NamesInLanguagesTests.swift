import Directory
import Testing

@Suite("A name in another language never replaces the name")
struct NamesInLanguagesTests {
    /// The southern office got another name in 2010, in English and in German; and a further German one in 2015.
    private static func repository() throws -> Repository {
        let seed = SmallSeed.seed(
            "operations.json",
            replacing: #"{"value": "Southern Office", "kind": "official", "language": "en"}"#,
            with: """
                {"value": "Southern Desk", "kind": "former", "language": "en", "to": "2009-12-31"},
                {"value": "Southern Office", "kind": "official", "language": "en", "from": "2010-01-01"},
                {"value": "Stelle Süd", "kind": "former", "language": "de", "from": "2010-01-01", "to": "2014-12-31"},
                {"value": "Büro Süd", "kind": "official", "language": "de", "from": "2015-01-01"}
                """
        )
        return try Repository(checking: SmallSeed.evidenced(seed))
    }

    private static func name(on day: String) throws -> String? {
        try repository().record(.operations, id: "south", asOf: Day(day))?.name
    }

    @Test("on a past day a record has the name that it had in English")
    func asOf() throws {
        #expect(try Self.name(on: "2005-01-01") == "Southern Desk")
        #expect(try Self.name(on: "2012-01-01") == "Southern Office")
        #expect(try Self.name(on: "2016-01-01") == "Southern Office")
    }

    @Test("the timeline tells of the new English name alone")
    func timeline() throws {
        let renamings = try Self.repository()[.timeline].records.map(\.value).filter { $0["event"] == "renamed" }
        #expect(renamings.count == 1)
        #expect(renamings.first?["date"] == "2010-01-01")
        #expect(renamings.first?["what"]?.string?.contains("Southern Desk") == true)
    }

    @Test("each name is found, in whatever language")
    func found() throws {
        let operations = try Self.repository()[.operations]
        for name in ["Büro Süd", "Stelle Süd", "Southern Desk"] {
            #expect(operations.names.record(named: name).map { operations.records[$0].id } == "south")
        }
    }
}
