import HTTPSemantics
import Directory
import DirectoryAPI
import Testing

@Suite("What people type is understood or answered with what there is")
struct ParametersTests {
    private func fault(_ target: String) throws -> JSON {
        let answer = TestAPI.respond(target)
        #expect(answer.status == 400, "\(target)")
        let errors = try JSONReader.read(answer.body)["errors"]?.array ?? []
        #expect(errors.count == 1, "\(target)")
        return try #require(errors.first)
    }

    // MARK: Repetition

    @Test(
        "repetition is a comma wherever a list is taken",
        arguments: [
            ("/operations?fields=id&fields=name", "/operations?fields=id,name"),
            ("/operations?sort=status&sort=-name", "/operations?sort=status,-name"),
            ("/operations?include=host&include=sources&limit=2", "/operations?include=host,sources&limit=2"),
            ("/operations?facets=region&facets=status", "/operations?facets=region,status"),
            ("/operations?country=kg&country=tj", "/operations?country=kg,tj"),
            ("/institutions/ttd?fields=id&fields=name", "/institutions/ttd?fields=id,name"),
            ("/institutions/ttd?include=parent&include=sources", "/institutions/ttd?include=parent,sources"),
            ("/graph?type=operation&type=state", "/graph?type=operation,state"),
            ("/graph?relation=host&relation=holder", "/graph?relation=host,holder"),
            ("/map?type=operation&type=institution", "/map?type=operation,institution"),
            (
                "/institutions/ttd/related?type=institution&type=mandate",
                "/institutions/ttd/related?type=institution,mandate"
            ),
            ("/search?q=osce&collection=states&collection=documents", "/search?q=osce&collection=states,documents"),
            ("/institutions/ttd/history?fields=id&fields=change", "/institutions/ttd/history?fields=id,change"),
        ]
    )
    func repetition(repeated: String, joined: String) throws {
        let answer = TestAPI.respond(repeated)
        #expect(answer.status == 200, "\(repeated)")
        #expect(answer.body == TestAPI.respond(joined).body, "\(repeated)")
    }

    @Test(
        "a parameter that takes one value is given once",
        arguments: [
            "/operations?limit=5&limit=6", "/operations?q=a&q=b", "/operations?format=json&format=csv",
            "/operations?as_of=2000&as_of=2001", "/operations?established__gte=1998&established__gte=1999",
            "/map?bbox=1,2,3,4&bbox=1,2,3,4", "/operations?fields=id&fields=",
        ]
    )
    func once(target: String) throws { _ = try fault(target) }

    // MARK: Days

    @Test(
        "a year or a month means its last day, on every route, and the answer names it",
        arguments: [
            ("2000", "2000-12-31"), ("2000-02", "2000-02-29"), ("1999-11", "1999-11-30"), ("2005-03-04", "2005-03-04"),
        ]
    )
    func days(given: String, day: String) throws {
        for path in [
            "/operations", "/states", "/operations/dushanbe", "/map", "/graph", "/operations/dushanbe/related",
            "/institutions", "/documents",
        ] {
            let (short, long) = (TestAPI.respond("\(path)?as_of=\(given)"), TestAPI.respond("\(path)?as_of=\(day)"))
            #expect(short.status == 200, "\(path)?as_of=\(given)")
            #expect(short.body == long.body, "\(path)?as_of=\(given)")
            #expect(try JSONReader.read(short.body)["meta"]?["as_of"]?.string == day)
        }
    }

    @Test("a year or a month that is not over means the day of the data, and no day of the calendar is none")
    func daysOfToday() throws {
        let released = TestAPI.repository.dataset.released
        for given in ["\(released.year)", "\(released.description.prefix(7))", "2999", "\(released.year + 1)-01"] {
            for path in ["/operations", "/map", "/graph", "/states/kg"] {
                #expect(try TestAPI.json("\(path)?as_of=\(given)")["meta"]?["as_of"]?.string == released.description)
            }
        }
        for given in ["2000-13", "2000-02-30", "20", "2000-1", "yesterday", "3000", "2000-01-01T00:00:00Z"] {
            for path in ["/operations", "/map", "/graph", "/states/kg"] {
                #expect(try fault("\(path)?as_of=\(given)")["parameter"]?.string == "as_of")
            }
        }
    }

    // MARK: Boxes

    @Test("a box whose south is north of its north is refused with the corners in order")
    func upsideDown() throws {
        let fault = try fault("/map?bbox=13,47,24,39")
        #expect(fault["did_you_mean"]?.string == "13,39,24,47")
        #expect(fault["detail"]?.string?.contains("south") == true)
    }

    @Test("a box whose west is east of its east crosses the antimeridian")
    func antimeridian() throws {
        let total = try TestAPI.total("/map?bbox=170,-90,70,90")
        let whole = try TestAPI.total("/map?bbox=-180,-90,70,90")
        #expect(total == whole)
        #expect(total > 0)
        #expect(try TestAPI.total("/map?bbox=5,40,5,60") == 0)
    }

    // MARK: Names from elsewhere

    @Test(
        "what a parameter is called elsewhere is answered with what it is called here",
        arguments: [
            ("page=2", "offset"), ("per_page=10", "limit"), ("pageSize=10", "limit"), ("page_size=10", "limit"),
            ("page%5Bnumber%5D=2", "offset"), ("page%5Bsize%5D=10", "limit"), ("$top=5", "limit"),
            ("$skip=5", "offset"),
            ("search=tirana", "q"), ("query=tirana", "q"), ("keyword=tirana", "q"), ("$search=tirana", "q"),
            ("order_by=name", "sort"), ("orderBy=name", "sort"), ("sort_by=name", "sort"), ("$orderby=name", "sort"),
            ("order=desc", "sort"), ("select=id", "fields"), ("$select=id", "fields"), ("columns=id", "fields"),
            ("fields%5Boperation%5D=id", "fields"), ("expand=host", "include"), ("output=csv", "format"),
            ("country__in=kg,tj", "country"), ("country%5B%5D=kg", "country"), ("country%5B0%5D=kg", "country"),
            ("country%5Bin%5D=kg,tj", "country"), ("filter%5Bcountry%5D=kg", "country"),
            ("country__ne=kg", "country__not"),
            ("country!=kg", "country__not"), ("established%5Bgte%5D=1998", "established__gte"),
            ("established_from=1998", "established__gte"), ("established_gte=1998", "established__gte"),
            ("established.lt=1998", "established__lt"), ("established>=1998", "established__gte"),
            ("established__after=1998", "established__gt"), ("name__icontains=skopje", "name__contains"),
            ("name__startswith=osce", "name__contains"), ("closed__isnull=true", "closed__exists"),
            ("asOf=2000", "as_of"),
            ("date=2000", "as_of"), ("group_by=region", "group"),
        ]
    )
    func foreign(pair: String, name: String) throws {
        let fault = try fault("/operations?\(pair)")
        #expect(fault["did_you_mean"]?.string == name, "\(pair)")
        #expect(fault["detail"]?.string?.contains(name) == true, "\(pair)")
        // what is suggested is there
        let exists = TestAPI.respond("/operations?\(name)=")
        #expect(exists.status == 400)
        #expect(!String(decoding: exists.body, as: UTF8.self).contains("There is no parameter"), "\(name)")
    }

    @Test(
        "what is not needed here is told so",
        arguments: [
            ("_=1700000000", "caches"), ("api_key=x", "key"), ("callback=f", "CORS"), ("filter=name%20eq%20x", "field"),
            ("$filter=x", "field"),
        ]
    )
    func needless(pair: String, word: String) throws {
        let fault = try fault("/operations?\(pair)")
        #expect(fault["did_you_mean"] == nil)
        #expect(fault["detail"]?.string?.contains(word) == true)
    }

    @Test("a name from elsewhere is answered only with what the address has")
    func onlyWhatThereIs() throws {
        for target in ["/states/kg?page=2", "/graph?search=x", "/dataset?per_page=5", "/search?q=a&sort_by=name"] {
            #expect(try fault(target)["did_you_mean"] == nil, "\(target)")
        }
        #expect(try fault("/map?search=x")["did_you_mean"]?.string == "q")
        #expect(try fault("/search?q=a&per_page=5")["did_you_mean"]?.string == "limit")
    }

    @Test("the page offers the corrected address only where the value means the same there")
    func corrections() {
        func page(_ target: String) -> String {
            String(decoding: TestAPI.respond(target, .get, [.accept: "text/html"]).body, as: UTF8.self)
        }
        #expect(page("/operations?per_page=10").contains("href=\"/operations?limit=10\""))
        #expect(!page("/operations?page=2").contains("href=\"/operations?offset=2\""))
        #expect(page("/operations?country__in=kg,tj").contains("href=\"/operations?country=kg,tj\""))
    }

    // MARK: Addresses

    @Test(
        "slashes too many are left away, in one step",
        arguments: [
            ("//operations", "/operations"), ("/operations//", "/operations"),
            ("//operations///bishkek//", "/operations/bishkek"),
            ("/operations//bishkek/evidence", "/operations/bishkek/evidence"),
            ("//OPERATIONS?limit=1", "/operations?limit=1"),
        ]
    )
    func slashes(target: String, location: String) {
        let answer = TestAPI.respond(target)
        #expect(answer.status == 308, "\(target)")
        #expect(answer["Location"] == location)
    }

    // MARK: As typed

    @Test("what was typed is shown as it was typed, wherever the question stands")
    func typed() throws {
        for (pair, shown) in [
            ("name=T%C3%BCrkiye", "name is Türkiye"), ("name__contains=T%C3%9CRK", "name contains TÜRK"),
            ("capital__not=Z%C3%BCrich", "capital is not Zürich"), ("names=Turkey,Serbia", "names is Turkey or Serbia"),
        ] {
            let document = try TestAPI.json("/states?\(pair)")
            #expect(document["meta"]?["query"]?.string == "states where \(shown)", "\(pair)")
            #expect(document["links"]?["self"]?.string == "/states?\(pair)")
            #expect(document["meta"]?["citation"]?.string?.contains("/states?\(pair)") == true)
            let page = String(
                decoding: TestAPI.respond("/states?\(pair)", .get, [.accept: "text/html"]).body,
                as: UTF8.self
            )
            #expect(page.contains("<title>States where \(shown)"), "\(pair)")
            #expect(page.contains("/states?\(pair)"), "\(pair)")
        }
        let page = String(decoding: TestAPI.respond("/states?name=T%C3%BCrkiye&format=html").body, as: UTF8.self)
        #expect(page.contains("name is Türkiye"))
        #expect(try TestAPI.json("/map?city=T%C4%B0RANA")["meta"]?["query"]?.string?.contains("city is TİRANA") == true)
        #expect(try TestAPI.ids("/states?name=T%C3%9CRKIYE") == ["tr"])
    }

    @Test("where nothing has a name today, it is told that records had it")
    func formerNames() throws {
        for target in ["/states?name=Turkey", "/states?name__contains=Czech%20R"] {
            let hints = try TestAPI.json(target)["meta"]?["hints"]?.array ?? []
            let hint = try #require(hints.first { $0["use"] != nil })
            #expect(hint["use"]?.string?.hasPrefix("names") == true)
            let address = try #require(hint["url"]?.string)
            #expect(try .integer(TestAPI.total(address)) == hint["total"])
        }
        #expect(try TestAPI.json("/states?name=T%C3%BCrkiye")["meta"]?["hints"] == nil)
        #expect(
            try TestAPI.json("/states?name=Nowhere")["meta"]?["hints"]?.array?.contains { $0["use"] != nil } != true
        )
        let page = String(decoding: TestAPI.respond("/states?name=Turkey&format=html").body, as: UTF8.self)
        #expect(page.contains("href=\"/states?names=Turkey&amp;format=html\""))
    }
}
