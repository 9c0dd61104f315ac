import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("A status says when it was last seen")
struct ConfirmationTests {
    @Test(
        "last_confirmed is the newest day among the date of the status and of the sources that state it",
        arguments: [("moved", "2019-06-30", "false"), ("plain", "2019-06-30", "false"), ("lost", "2002-02-02", nil)]
            as [(String, String, String?)]
    )
    func operations(id: String, date: String, isDue: String?) throws {
        let data = try PastSeed.json("/operations/\(id)")["data"]
        #expect(data?["last_confirmed"]?.string == date)
        #expect(data?["confirmation_due"]?.description == isDue)
        // it tells of today
        let past = try PastSeed.json("/operations/\(id)?as_of=2010&undated=include")["data"]
        #expect(past?["id"] != nil && past?["last_confirmed"] == nil && past?["confirmation_due"] == nil)
    }

    /// The small Seed with its newest page published on another day, and without the days of the status.
    private static func repository(published: String) throws -> Repository {
        var texts = PastSeed.texts
        texts["sources.json"] = texts["sources.json"]?.replacing("2019-06-30", with: published)
        texts["operations.json"] = texts["operations.json"]?
            .replacing(#""status_as_of": "2019-06-30", "#, with: "")
            .replacing(#""status_as_of": "2017-01-15", "#, with: "").replacing(#""status_as_of", "#, with: "")
        return try Repository(checking: Seed(files: texts.mapValues { Array($0.utf8) }, origin: "a test"))
    }

    @Test(
        "a status that no source of the last 18 months before the release shows is due",
        arguments: [
            ("2018-08-29", false), ("2018-08-28", true), ("2018-08", false), ("2018-07", true), ("2018", false),
            ("2017", true),
        ]
    )
    func due(published: String, isDue: Bool) throws {
        let responder = Responder(try Self.repository(published: published))
        func json(_ target: String) throws -> JSON {
            try JSONReader.read(responder.respond(to: APIRequest(.get, target, fields: [:])).body)
        }
        #expect(try json("/operations/plain")["data"]?["confirmation_due"] == (isDue ? true : false))
        let ids = try json("/operations?confirmation_due=true")["data"]?.array?.compactMap { $0["id"]?.string }
        #expect(ids == (isDue ? ["plain", "moved"] : []))
        let work = try json("/dataset/worklist?by=age")["data"]?.array ?? []
        let own = work.filter { $0["record"]?.string?.hasPrefix("/operations/") == true }
        #expect(own.compactMap { $0["record"]?.string } == ["/operations/moved", "/operations/plain"])
        #expect(own.allSatisfy { ($0["detail"]?.string?.contains("due") == true) == isDue }, "\(own)")
        #expect(own.allSatisfy { $0["detail"]?.string?.hasPrefix("last seen \(published)") == true }, "\(own)")
        let page = String(
            decoding: responder.respond(to: APIRequest(.get, "/operations", fields: [.accept: "text/html"])).body,
            as: UTF8.self
        )
        #expect(page.contains("class=\"seen old\"") == isDue)
    }

    @Test("lists can be ordered and filtered by the day")
    func questions() throws {
        #expect(try PastSeed.ids("/operations?sort=last_confirmed") == ["lost", "moved", "plain"])
        #expect(try PastSeed.ids("/operations?last_confirmed__lt=2010") == ["lost"])
        #expect(try PastSeed.json("/institutions/osce")["data"]?["last_confirmed"] == "2019-06-30")
    }

    @Test(
        "wherever a status is shown, so is the day",
        arguments: ["/operations", "/operations/moved", "/map"]
    )
    func pages(path: String) {
        let page = PastSeed.text(path, [.accept: "text/html"])
        #expect(page.contains("last seen"), "\(path)")
        #expect(page.contains("2019-06-30"), "\(path)")
    }

    @Test("and at the end of each bar of the first page")
    func bars() {
        #expect(PastSeed.text("/", [.accept: "text/html"]).contains(">seen 30 Jun 2019</text>"))
    }

    @Test("and in tables and features")
    func tables() throws {
        #expect(
            PastSeed.text("/operations?format=csv&fields=id,status,last_confirmed").contains("lost,closed,2002-02-02")
        )
        let features = try PastSeed.json("/map?type=operation")["features"]?.array ?? []
        #expect(!features.isEmpty && features.allSatisfy { $0["properties"]?["last_confirmed"] != nil })
        // a page of a past day does not say when today's status was seen
        #expect(!PastSeed.text("/operations?as_of=2010", [.accept: "text/html"]).contains("<span class=\"seen"))
    }

    @Test("the newest verification is of a fact of the OSCE, not of where a place lies or what a State is called")
    func newest() throws {
        var texts = PastSeed.texts
        texts["sources.json"] = texts["sources.json"]?.replacing(
            #"{"id": "older""#,
            with:
                #"{"id": "gazetteer", "name": "Places", "source_url": "https://example.org/places", "published": "2020-01-01"}, {"id": "older""#
        )
        let plain = #""evidence": [{"fields": ["name", "names.Plain Centre""#
        #expect(texts["operations.json"]?.contains(plain) == true)
        texts["operations.json"] = texts["operations.json"]?.replacing(
            plain,
            with: #""evidence": [{"fields": ["seat.coordinates"], "source": "gazetteer", "basis": "stated"}, "#
                + plain.dropFirst(#""evidence": ["#.count)
        )
        let repository = try Repository(checking: Seed(files: texts.mapValues { Array($0.utf8) }, origin: "a test"))
        #expect(repository[.sources].record(id: "gazetteer")?.value["facts"] != nil)
        let body = Responder(repository).respond(
            to: APIRequest(.get, "/dataset", fields: [.accept: "application/json"])
        ).body
        #expect(try JSONReader.read(body)["data"]?["newest_verification"]?["date"] == "2019-06-30")
    }
}
