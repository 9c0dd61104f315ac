import Addresses
import Directory
@testable import DirectoryAPI
import HTTPSemantics
import Testing

@testable import Matching

@Suite("The reconciliation service")
struct ReconciliationTests {
    @Test(
        "takes a record without asking where a name is its own, however it is spelled",
        arguments: [
            ("ODIHR", "odihr"), ("OSCE/ODIHR", "odihr"), ("odihr", "odihr"), ("Office for Free Elections", "odihr"),
            ("Office of Democratic Institutions & Human Rights", "odihr"),
            ("Offce for Democratic Institutons and Human Rights", "odihr"),
            ("OSCE Centre in Bishkek", "bishkek"), ("osce center bishkek", "bishkek"), ("Minsk Office", "minsk"),
            ("OSCE Project Coordinator Uzbekistan", "project-coordinator-in-uzbekistan"),
            ("OSCE SMM Ukraine", "special-monitoring-mission-to-ukraine"),
            ("Action Against Terorism Unit (ATU)", "atu"), ("Миссия ОБСЕ в Косово", "mission-in-kosovo"),
            ("OSZE-Mission im Kosovo", "mission-in-kosovo"), ("Kyrgystan", "kg"), ("Türkiye", "tr"), ("DEU", "de"),
            ("pc dec 1063", "pc-dec-1063"), ("Permanent Council Decision No. 1049", "pc-dec-1049"),
            ("  OSCE Centre in Bishkek (1998–2017) ", "bishkek"),
        ]
    )
    func taken(name: String, id: String) throws {
        #expect(try MatchAPI.match(name) == id)
    }

    @Test(
        "asks where a name may be several records', or is only like one",
        arguments: [
            "Slovania", "Austrlia", "OSCE Mission", "Project Co-ordinator", "Kosovo", "OSCE Ukraine", "SMMU",
            "North Korea",
            "OSCE Mission to Azerbaijan", "OSCE Project Co-ordinator in Kazakhstan", "PC.DEC/1050", "East Germany",
            "Mission to Moldova (Transdniestria)", "OSCE Academy in Bishkek", "Embassy of Germany",
            "MC", "OSCE Programme in Bishkek", "GDR", "Ministry of Foreign Affairs of Ukraine", "xyzzy nonsense", "",
            "123", "OSCE OSCE", "Nigeria", "NATO",
        ]
    )
    func asked(name: String) throws {
        #expect(try MatchAPI.match(name) == nil)
    }

    @Test("a batch compares a bounded number of values, and says where it would be more")
    func boundedComparisons() throws {
        let values = JSON.array((0..<20).map { JSON.string("é\($0)") })
        let query: JSON = [
            "query": "", "properties": [["pid": "tasks", "v": values], ["pid": "summary", "v": values]],
        ]
        let batch = JSON.object((0..<200).map { .init("q\($0)", query) })
        let answer = MatchAPI.send("/reconcile", "queries=" + FormText.encoded(batch.description))
        #expect(answer.status == 400)
        #expect(String(decoding: answer.body, as: UTF8.self).contains("Send fewer queries"))
        var reconciler = NameReconciler(NameIndex(TestAPI.repository), TestAPI.repository)
        for _ in 0..<200 {
            var asked = MatchQuery("")
            asked.properties = [.init(id: "tasks", values: values.array ?? [])]
            _ = reconciler.candidates(asked)
        }
        #expect(reconciler.isExhausted)
        // what ends it is one comparison of a record
        #expect(reconciler.valueComparisons < 500_000)
    }

    @Test("ids and properties that are asked for twice are told once")
    func repeatedExtension() throws {
        let content = #"{"ids":["odihr","odihr","odihr"],"properties":[{"id":"website"},{"id":"website"}]}"#
        let answer = MatchAPI.send("/reconcile/draft/extend", content, type: "application/json")
        let rows = try MatchAPI.json(answer)["rows"]?.array
        #expect(rows?.count == 1 && rows?.first?["properties"]?.array?.count == 1)
    }

    @Test("says which name was found, what kind it is and when it was in use")
    func described() throws {
        let first = try #require(try MatchAPI.results(["query": "OSCE Centre in Bishkek"]).first)
        #expect(first["description"]?.string?.contains("former name “OSCE Centre in Bishkek”, 1998-07-23") == true)
        #expect(first["type"]?.array?.first?["id"] == "operation")
        #expect(first["features"]?.array?.first?["id"] == "name")
    }

    @Test("looks for the first letters of a name, and does not guess an acronym")
    func acronyms() throws {
        #expect(try MatchAPI.results(["query": "SMMU"]).map { $0["id"] } == ["special-monitoring-mission-to-ukraine"])
        #expect(try MatchAPI.results(["query": "ODIHX"]).isEmpty)
    }

    @Test("finds what is asked for by type alone, and nothing for a type that is not there")
    func types() throws {
        for type in ["operation", "operations", "Operation"] {
            let found = try MatchAPI.results(["query": "Bishkek", "type": .string(type)])
            #expect(!found.isEmpty)
            #expect(found.allSatisfy { $0["type"]?.array?.first?["id"] == "operation" })
        }
        #expect(try MatchAPI.results(["query": "Bishkek", "type": "bishop"]).isEmpty)
        #expect(try MatchAPI.results(["query": "ODIHR", "type": ["state", "institution"]]).first?["id"] == "odihr")
        // mandates are called after institutions
        let usual = try MatchAPI.results(["query": "ODIHR", "limit": 25])
        #expect(usual.allSatisfy { $0["type"]?.array?.first?["id"] != "mandate" })
    }

    @Test(
        "takes properties into the score, and never a record that one contradicts",
        arguments: [
            ("country", "KG", 1), ("country", "KGZ", 1), ("country", "Kirgisistan", 1), ("country", "Ukraine", 0),
            ("city", "Bishkek", 1), ("established", "1998", 1), ("established", "1999-01-01", 0),
            ("country", ["id": "kg", "name": "Kyrgyzstan"], 1), ("host.name_then", "x", 0.5),
        ] as [(String, JSON, Double)]
    )
    func properties(id: String, value: JSON, likeness: Double) throws {
        let query: JSON = ["query": "OSCE Centre in Bishkek", "properties": [["pid": .string(id), "v": value]]]
        let first = try #require(try MatchAPI.results(query).first { $0["id"] == "bishkek" })
        let feature = first["features"]?.array?.first { $0["id"]?.string == "property:\(id)" }
        #expect(feature?["value"]?.double == likeness)
        if likeness == 0 { #expect(first["match"] == .bool(false)) }
        if likeness == 1 { #expect(first["match"] == .bool(true)) }
    }

    @Test("passes over a property that nobody has")
    func unknownProperty() throws {
        let query: JSON = ["query": "ODIHR", "properties": [["pid": "shoe_size", "v": 44]]]
        let first = try #require(try MatchAPI.results(query).first)
        #expect(first["match"] == .bool(true))
        #expect(first["features"]?.array?.count == 1)
    }

    @Test("answers each key of a batch, whatever is wrong with one")
    func batch() throws {
        let batch = #"{"a":{"query":"ODIHR"},"b":17,"c":{},"d":{"query":"x","type":"nothing"},"e":null}"#
        let answer = try MatchAPI.json(MatchAPI.send("/reconcile", "queries=" + FormText.encoded(batch)))
        #expect(answer.members?.map(\.name) == ["a", "b", "c", "d", "e"])
        #expect(answer.members?.allSatisfy { $0.value["result"]?.array != nil } == true)
        #expect(try MatchAPI.json(TestAPI.respond("/reconcile?queries=" + FormText.encoded(batch))) == answer)
    }

    @Test(
        "refuses content that cannot be a batch, with what to do",
        arguments: [
            ("", 400), ("a=b", 400), ("queries=", 400), ("queries=[1]", 400), ("queries={", 400), ("queries=%", 400),
            ("queries={\"a\":1,\"a\":2}", 400), ("extend={}", 400), ("extend={\"ids\":[1]}", 400),
        ]
    )
    func refused(content: String, status: Int) throws {
        let answer = MatchAPI.send("/reconcile", content)
        #expect(answer.status == status)
        #expect(answer["Access-Control-Allow-Origin"] == "*")
        #expect(try JSONReader.read(answer.body)["detail"]?.string?.isEmpty == false)
    }

    @Test("takes two hundred queries at once and no more")
    func most() {
        func content(_ count: Int) -> String {
            "queries={" + (0..<count).map { "\"q\($0)\":{\"query\":\"x\"}" }.joined(separator: ",") + "}"
        }
        #expect(MatchAPI.send("/reconcile", content(200)).status == 200)
        #expect(MatchAPI.send("/reconcile", content(201)).status == 400)
    }

    @Test("JSON is bounded in depth and in values", arguments: [("[", 40), ("1,", 12_000)])
    func bounded(piece: String, count: Int) {
        let content = "[" + String(repeating: piece, count: count)
        let answer = MatchAPI.send("/reconcile/draft/match", content, type: "application/json")
        #expect(answer.status == 400)
        #expect(String(decoding: answer.body, as: UTF8.self).contains("more than") || piece == "[")
    }

    @Test(
        "other content is refused with what is taken",
        arguments: [
            ("/reconcile", "application/json", "application/x-www-form-urlencoded"),
            ("/reconcile/draft/match", MatchAPI.form, "application/json"),
            ("/reconcile", "application/x-www-form-urlencoded; charset=latin1", "application/x-www-form-urlencoded"),
            ("/reconcile", "nonsense", "application/x-www-form-urlencoded"),
        ]
    )
    func mediaTypes(target: String, type: String, taken: String) {
        let answer = MatchAPI.send(target, "queries={}", type: type)
        #expect(answer.status == 415)
        #expect(answer["Accept-Post"] == taken)
    }

    @Test("version 1.0-draft gives candidates in the order of the queries")
    func draft() throws {
        let content =
            #"{"queries":[{"conditions":[{"matchType":"name","propertyValue":"ODIHR"}]},{"conditions":[]},{"type":"operation","conditions":[{"matchType":"name","propertyValue":"Centre in Bishkek"},{"matchType":"property","propertyId":"country","propertyValue":["ua","kg"]}]}]}"#
        let answer = try MatchAPI.json(MatchAPI.send("/reconcile/draft/match", content, type: "application/json"))
        let results = try #require(answer["results"]?.array)
        #expect(results.map { $0["candidates"]?.array?.first?["id"]?.string } == ["odihr", nil, "bishkek"])
        #expect(results[0]["candidates"]?.array?.first?["features"]?.array?.first?["name"]?.string?.isEmpty == false)
    }

    @Test("gives values of records: references with names, days as dates, each value once")
    func extended() throws {
        let content =
            #"{"ids":["bishkek","nobody"],"properties":[{"id":"country"},{"id":"established","settings":{"limit":"1"}},{"id":"dimensions","settings":{"limit":"2"}},{"id":"acronym"},{"id":"nothing"}]}"#
        let answer = try MatchAPI.json(MatchAPI.send("/reconcile", "extend=" + FormText.encoded(content)))
        let row = try #require(answer["rows"]?["bishkek"])
        #expect(row["country"] == [["id": "kg", "name": "Kyrgyzstan"]])
        #expect(row["established"] == [["date": "1998-07-23T00:00:00Z"]])
        #expect(row["dimensions"]?.array?.count == 2)
        #expect(row["nothing"] == [])
        #expect(answer["rows"]?["nobody"]?["country"] == [])
        let meta = try #require(answer["meta"]?.array)
        #expect(meta.map { $0["id"]?.string } == ["country", "established", "dimensions", "acronym", "nothing"])
        #expect(meta[0]["type"]?["id"] == "state")
        let draft = try MatchAPI.json(MatchAPI.send("/reconcile/draft/extend", content, type: "application/json"))
        #expect(draft["rows"]?.array?.first?["id"] == "bishkek")
        #expect(draft["rows"]?.array?.first?["properties"]?.array?.first?["values"] == row["country"])
    }

    @Test("each property that is proposed gives values that are none twice", arguments: CollectionName.seeded)
    func proposed(collection: CollectionName) throws {
        let type = CollectionSchema.named(collection).type
        let proposal = try TestAPI.json("/reconcile/extend/propose?type=\(type)")
        let ids = (proposal["properties"]?.array ?? []).compactMap { $0["id"]?.string }
        #expect(!ids.isEmpty && Set(ids).count == ids.count)
        let records = TestAPI.repository[collection].records.prefix(3).map(\.id)
        for part in stride(from: 0, to: ids.count, by: 50) {
            let asked: JSON = [
                "ids": .array(records.map(JSON.string)),
                "properties": .array(ids[part..<min(part + 50, ids.count)].map { ["id": .string($0)] }),
            ]
            let content = "extend=" + FormText.encoded(asked.description)
            let rows = try MatchAPI.json(MatchAPI.send("/reconcile", content))["rows"]?.members ?? []
            for cells in rows.flatMap({ $0.value.members ?? [] }).map({ $0.value.array ?? [] }) {
                #expect(Set(cells).count == cells.count)
            }
        }
        #expect(try TestAPI.json("/reconcile/extend/propose?type=\(type)&limit=3")["properties"]?.array?.count == 3)
    }

    @Test("completes what is typed, and passes over what old dialogs send with it")
    func suggested() throws {
        let junk = "spell=always&exact=false&scoring=schema&prefixed=true&key=x&callback=y&_=1"
        func ids(_ what: String, _ prefix: String) throws -> [String] {
            try TestAPI.json("/reconcile/suggest/\(what)?prefix=\(prefix)&\(junk)")["result"]?.array?
                .compactMap { $0["id"]?.string } ?? []
        }
        #expect(try ids("entity", "bish").contains("bishkek"))
        #expect(try ids("entity", "odi").contains("odihr"))
        #expect(try ids("entity", "special%20mon").first == "special-monitoring-mission-to-ukraine")
        #expect(try ids("entity", "").isEmpty)
        #expect(try ids("type", "op") == ["operation"])
        #expect(try ids("property", "estab").contains("established"))
        let first = try TestAPI.json("/reconcile/suggest/entity?prefix=osce")["result"]?.array ?? []
        let second = try TestAPI.json("/reconcile/suggest/entity?prefix=osce&cursor=10")["result"]?.array ?? []
        #expect(first.count == 10 && !second.isEmpty && Set(first).isDisjoint(with: second))
    }

    @Test("shows a card that may stand in a frame, also for an id that is nobody's")
    func preview() {
        for id in ["bishkek", "nobody", "", "%3Cscript%3E"] {
            let answer = TestAPI.respond("/reconcile/preview?id=\(id)")
            #expect(answer.status == 200)
            #expect(answer["Content-Security-Policy"]?.contains("frame-ancestors *") == true)
            #expect(answer["Content-Security-Policy"]?.contains("script-src") == false)
            let page = String(decoding: answer.body, as: UTF8.self)
            #expect(!page.contains("<script"))
            #expect(page.contains("<base target=\"_blank\">"))
        }
        #expect(
            TestAPI.respond("/operations/bishkek", .get, [.accept: "text/html"])["Content-Security-Policy"]?
                .contains("frame-ancestors 'none'") == true
        )
    }

    @Test("the manifest names the public address, or the host that was asked, which no cache keeps")
    func manifest() throws {
        let asked = TestAPI.respond("/reconcile", .get, [.host: "example.org:81"])
        #expect(asked["Cache-Control"] == "no-store")
        #expect(try JSONReader.read(asked.body)["identifierSpace"] == "http://example.org:81/id/")
        #expect(TestAPI.respond("/reconcile").status == 400)
        let published = Responder(TestAPI.repository, publicAddress: .init("https://example.org/osce"))
        let answer = published.respond(to: APIRequest(.get, "/reconcile", fields: [.host: "evil.example"]))
        let manifest = try JSONReader.read(answer.body)
        #expect(manifest["identifierSpace"] == "https://example.org/osce/id/")
        #expect(manifest["schemaSpace"] == "https://example.org/osce/schemas/")
        #expect(manifest["view"]?["url"] == "https://example.org/osce/id/{{id}}")
        #expect(manifest["suggest"]?["entity"]?["service_url"] == "https://example.org/osce/reconcile")
        #expect(!String(decoding: answer.body, as: UTF8.self).contains("evil"))
        #expect(TestAPI.respond("/reconcile?callback=x", .get, [.host: "a"]).status == 400)
    }

    @Test("what a name costs is bounded, however many words and records are like it")
    func cost() {
        var reconciler = NameReconciler(NameIndex(TestAPI.repository), TestAPI.repository)
        let long = String(repeating: "mission office centre osce programme ukraine ", count: 200)
        for name in ["OSCE Mission", long, String(repeating: "x", count: 100_000), "Missoin to Ukarine"] {
            let before = reconciler.matcher.comparisons
            _ = reconciler.candidates(MatchQuery(name))
            #expect(reconciler.matcher.comparisons - before <= 48, "\(name.prefix(40))")
        }
    }

    @Test("an address with parameters is refused for content too", arguments: ["version=3a14a2c", "foo=1"])
    func parameters(query: String) {
        var request = APIRequest(
            .post,
            "/reconcile?\(query)",
            fields: [.contentType: "application/x-www-form-urlencoded", .host: "a"]
        )
        request.content = Array("queries=%7B%22a%22%3A%7B%22query%22%3A%22ODIHR%22%7D%7D".utf8)
        #expect(TestAPI.responder.respond(to: request).status == 400)
    }

    @Test("without a public address, addresses have the scheme that the program speaks", arguments: ["http", "https"])
    func scheme(scheme: String) {
        var responder = TestAPI.responder
        responder.edge.scheme = scheme
        let answer = responder.respond(to: APIRequest(.get, "/reconcile", fields: [.host: "example.org"]))
        #expect(String(decoding: answer.body, as: UTF8.self).contains("\"\(scheme)://example.org"))
    }
}
