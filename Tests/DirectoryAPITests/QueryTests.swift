import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("Anything can be asked")
struct QueryTests {
    @Test(
        "words are found folded, whole or as a beginning, in names, former names, acronyms and prose",
        arguments: [
            ("/operations?q=pristina", "mission-in-kosovo"), ("/operations?q=Pri%C5%A1tina", "mission-in-kosovo"),
            ("/operations?q=tajikistan", "dushanbe"), ("/institutions?q=odihr", "odihr"),
            ("/institutions?q=free+elections", "odihr"), ("/operations?q=spillover", "mission-to-skopje"),
            ("/operations?q=%22violent+extremism%22+albania", "presence-in-albania"),
        ]
    )
    func words(target: String, id: String) throws {
        #expect(try TestAPI.ids(target).contains(id))
    }

    @Test("a name that matches comes before prose, a whole word before a beginning")
    func ranking() throws {
        #expect(try TestAPI.ids("/institutions?q=secretariat").first == "secretariat")
        #expect(try TestAPI.ids("/operations?q=mission+skopje").first == "mission-to-skopje")
        let ids = try TestAPI.ids("/operations?q=mission&limit=500")
        #expect(ids.firstIndex(of: "mission-to-moldova") ?? 99 < ids.firstIndex(of: "dushanbe") ?? -1)
    }

    @Test("only the last word finds longer ones, and nothing in quotes does")
    func prefixes() throws {
        #expect(try TestAPI.ids("/operations?q=kosov").contains("mission-in-kosovo"))
        let corrected = try TestAPI.json("/operations?q=kosov+mission")["meta"]?["search"]?["corrected"]
        #expect(corrected == [["from": "kosov", "to": "kosovo"]])
        #expect(try TestAPI.ids("/operations?q=%22kosov%22").isEmpty)
        #expect(try TestAPI.ids("/operations?q=%22kosovo+mission%22").isEmpty)
    }

    @Test("a search over all collections says what matched, and where")
    func search() throws {
        let data = try TestAPI.json("/search?q=tntd")["data"]?.array ?? []
        let hit = try #require(data.first)
        #expect(hit["url"]?.string == "/institutions/ttd")
        #expect(hit["matched"]?["field"]?.string == "names")
        #expect(hit["matched"]?["text"]?.string == "TNTD")
        let states = try TestAPI.json("/search?q=a&collection=states&limit=500")["data"]?.array ?? []
        #expect(!states.isEmpty)
        #expect(states.allSatisfy { $0["collection"]?.string == "states" })
        #expect(TestAPI.respond("/search").status == 400)
        #expect(try TestAPI.json("/search?q=-")["data"]?.array?.isEmpty == true)
        #expect(TestAPI.respond("/search?q=a&collection=stats").status == 400)
    }

    @Test("a past day has what existed then, under the name it had then")
    func asOf() throws {
        func name(_ id: String, _ day: String) throws -> String? {
            try TestAPI.json("/operations/\(id)?as_of=\(day)")["data"]?["name"]?.string
        }
        #expect(try name("mission-to-skopje", "2000-01-01") == "CSCE/OSCE Spillover Monitor Mission to Skopje")
        #expect(try name("mission-to-skopje", "2020-01-01") == "OSCE Mission to Skopje")
        #expect(try name("bishkek", "2017-04-30") == "OSCE Centre in Bishkek")
        #expect(try name("bishkek", "2017-05-01") == "OSCE Programme Office in Bishkek")
        let ids = try TestAPI.ids("/operations?as_of=2010-06-01&limit=500")
        #expect(ids.contains("minsk") && ids.contains("yerevan") && !ids.contains("mission-to-croatia"))
        #expect(!ids.contains("special-monitoring-mission-to-ukraine"))
        #expect(TestAPI.respond("/operations/minsk?as_of=2012-01-01").status == 404)
        #expect(TestAPI.respond("/operations/minsk?as_of=2011-03-31").status == 200)
        #expect(TestAPI.respond("/operations/minsk?as_of=2011-04-01").status == 404)
    }

    @Test(
        "States have the name of the day, and are there from their admission on",
        arguments: [
            ("mk", "2010-01-01", "the former Yugoslav Republic of Macedonia"), ("mk", "2019-02-12", "North Macedonia"),
            ("rs", "2001-06-01", "Federal Republic of Yugoslavia"), ("rs", "2004-06-01", "Serbia and Montenegro"),
            ("rs", "2007-01-01", "Serbia"), ("rs", "1999-01-01", nil),
            ("ru", "1985-01-01", "Union of Soviet Socialist Republics"),
            ("ru", "1992-06-01", "Russian Federation"), ("me", "2000-01-01", nil), ("kz", "1990-01-01", nil),
        ] as [(String, String, String?)]
    )
    func statesOfThePast(id: String, day: String, name: String?) throws {
        let answer = TestAPI.respond("/states/\(id)?as_of=\(day)")
        #expect(answer.status == (name == nil ? 404 : 200))
        #expect(try JSONReader.read(answer.body)["data"]?["name"]?.string == name)
        #expect(try TestAPI.ids("/states?as_of=\(day)&limit=500").contains(id) == (name != nil))
    }

    @Test("on a past day nothing of later is shown")
    func asOfHidesLaterFacts() throws {
        let data = try #require(try TestAPI.json("/operations/minsk?as_of=2005-01-01")["data"])
        #expect(data["status"]?.string == "active")
        for field in ["closed", "closing_decision", "closing_reason", "mandate_ended", "status_as_of"] {
            #expect(data[field] == nil)
        }
        let covered = data["evidence"]?.array?.flatMap { $0["fields"]?.array?.compactMap(\.string) ?? [] } ?? []
        #expect(!covered.contains { $0.hasPrefix("closed") })
        #expect(try TestAPI.json("/operations/minsk?as_of=2011-03-31")["data"]?["closed"]?.string == "2011-03-31")
        let moldova = try #require(try TestAPI.json("/operations/mission-to-moldova?as_of=2000-01-01")["data"])
        #expect(moldova["budget"] == nil)
        let figures = moldova["staff"]?.array?.compactMap { $0["as_of"]?.string } ?? []
        #expect(!figures.isEmpty && figures.allSatisfy { $0 < "2000" })
        let paths = moldova["evidence"]?.array?.flatMap { $0["fields"]?.array?.compactMap(\.string) ?? [] } ?? []
        #expect(paths.contains("name") && !paths.contains { $0.hasPrefix("staff.2") || $0.hasPrefix("budget") })
        let bishkek = try #require(try TestAPI.json("/operations/bishkek?as_of=2000-01-01")["data"])
        #expect(bishkek["mandates"] == ["bishkek-pc-dec-245"])
    }

    @Test("a past day goes with filters, facets and words; what its dates do not tell is counted")
    func asOfComposes() throws {
        #expect(try TestAPI.ids("/operations?as_of=2000-01-01&status=closed").isEmpty)
        let document = try TestAPI.json("/operations?as_of=2000-01-01&country=rs,xk,ba&facets=status&q=mission")
        #expect(document["facets"]?["status"]?.array?.count == 1)
        #expect(document["meta"]?["undated"] != nil)
        #expect(document["meta"]?["as_of"]?.string == "2000-01-01")
        #expect(TestAPI.respond("/activities?as_of=2000-01-01").status == 400)
        #expect(TestAPI.respond("/operations?as_of=2000-13").status == 400)
    }

    @Test(
        "every record that is certain on a day satisfies the same dates as filters",
        arguments: ["1975-06-01", "1993-01-01", "1999-06-09", "2012-01-01", "2026-01-01"]
    )
    func asOfAgreesWithFilters(day: String) throws {
        let past = try Set(TestAPI.ids("/operations?as_of=\(day)&limit=500"))
        let begun = try Set(TestAPI.ids("/operations?established__lte=\(day)&limit=500"))
        let over = try Set(TestAPI.ids("/operations?closed__lt=\(day)&limit=500"))
        let undatedStart = try Set(TestAPI.ids("/operations?established__exists=false&limit=500"))
        #expect(past.isDisjoint(with: over))
        #expect(past.subtracting(begun).isSubset(of: undatedStart))
    }

    @Test("facets count the records that match, and their addresses keep what they promise")
    func facets() throws {
        let document = try TestAPI.json("/operations?status=active&facets=dimension,region,status")
        for (name, values) in document["facets"]?.members?.map({ ($0.name, $0.value.array ?? []) }) ?? [] {
            #expect(!values.isEmpty, "\(name)")
            for value in values {
                let address = try #require(value["url"]?.string)
                let total = try TestAPI.total(address)
                if value["applied"] == nil {
                    #expect(.integer(total) == value["count"], "\(address)")
                } else {
                    #expect(total == TestAPI.repository[.operations].records.count, "\(address)")
                }
            }
        }
        #expect(document["facets"]?["region"]?.array?.first?["label"]?.string == "South-Eastern Europe")
        #expect(document["facets"]?["dimension"]?.array?.contains { $0["label"]?.string == "Human dimension" } == true)
    }

    @Test("sparse records have what was asked for, in the order of the table")
    func fields() throws {
        let data = try TestAPI.json("/operations?fields=name,id&limit=1")["data"]?.array
        #expect(data?[0].members?.map(\.name) == ["id", "name"])
        #expect(TestAPI.respond("/operations?fields=nmae").status == 400)
    }

    @Test("related records are included once each")
    func include() throws {
        let included = try TestAPI.json("/operations?country=kg,tj&include=mandates,host,sources")["included"]
        #expect(included?["states"]?.array?.compactMap { $0["id"]?.string } == ["kg", "tj"])
        #expect(included?["mandates"]?.array?.isEmpty == false)
        let sources = included?["sources"]?.array?.compactMap { $0["id"]?.string } ?? []
        #expect(Set(sources).count == sources.count)
        #expect(sources.contains("seed"))
        #expect(try TestAPI.json("/institutions/ttd?include=parent")["included"]?["institutions"]?.array?.count == 1)
        #expect(TestAPI.respond("/operations?include=mandate").status == 400)
    }

    @Test("where nothing matches, hints say what to drop, and keep what they promise")
    func hints() throws {
        let document = try TestAPI.json("/operations?country=kg&status=closed")
        let hints = document["meta"]?["hints"]?.array ?? []
        #expect(hints.count == 2)
        for hint in hints {
            #expect(try .integer(TestAPI.total(try #require(hint["url"]?.string))) == hint["total"])
        }
        #expect(try TestAPI.json("/operations?country=kg")["meta"]?["hints"] == nil)
    }

    @Test("the question is restated in plain words, and can be cited")
    func words() throws {
        let meta = try TestAPI.json(
            "/operations?dimension=human&established__gte=1998-01-01&sort=-established&as_of=2010-01-01"
        )["meta"]
        #expect(
            meta?["query"]?.string
                == "operations where established from 1998-01-01 on and dimension is human, as of 2010-01-01, ordered by established descending"
        )
        #expect(meta?["citation"]?.string?.contains("(unofficial), version ") == true)
    }
}
