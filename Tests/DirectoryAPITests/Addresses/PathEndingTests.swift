@testable import Addresses
import Directory
@testable import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("An address may end in the name of a format")
struct PathEndingTests {
    /// Every resource that is there whatever the data hold, a record of each collection, and the parts of one.
    static let routes: [Route] = {
        let records = TestAPI.repository.collections.compactMap { store in
            store.records.first.map { Route.record(store.schema.name, id: $0.id) }
        }
        let parts = RecordPart.allCases.map { Route.part($0, .operations, id: "bishkek") }
        return RouteID.allCases.flatMap(\.resources) + records + parts
    }()

    @Test("every format of every resource has one, and the answer of the parameter", arguments: routes)
    func all(route: Route) throws {
        let needed = ["/search", "/suggest"].contains(route.path) ? "q=osce" : ""
        for ending in route.endings {
            let target = route.path(ending) + (needed.isEmpty ? "" : "?\(needed)")
            let answer = TestAPI.respond(target)
            #expect(answer.status == 200, "\(target)")
            #expect(answer["Content-Type"] == ending.mediaType, "\(target)")
            guard let choice = ending.choice else {
                #expect(answer.body == TestAPI.respond(route.path).body)
                continue
            }
            let pairs = (needed.isEmpty ? [] : [needed]) + ["\(choice.parameter.rawValue)=\(choice.value)"]
            #expect(answer == TestAPI.respond("\(route.path)?\(pairs.joined(separator: "&"))"), "\(target)")
            #expect(answer["Content-Location"] == target)
            #expect(answer["Vary"]?.split(separator: ", ").contains("Accept") != true, "the address decides")
        }
    }

    @Test(
        "all parameters go with it",
        arguments: [
            ("/operations.csv?dimension=human&sort=-established&limit=3", "dimension=human&sort=-established&limit=3"),
            ("/operations.geojson?as_of=1999&region=central-asia", "as_of=1999&region=central-asia"),
        ]
    )
    func parameters(target: String, query: String) {
        let format = target.hasPrefix("/operations.csv") ? "csv" : "geojson"
        let answer = TestAPI.respond(target)
        #expect(answer.status == 200)
        #expect(answer == TestAPI.respond("/operations?\(query)&format=\(format)"))
        #expect(TestAPI.respond(target, .head).status == 200)
    }

    @Test("a list that is counted by fields may end in svg, others may not")
    func drawn() {
        let answer = TestAPI.respond("/operations.svg?group=status")
        #expect(answer.status == 200 && answer["Content-Type"] == "image/svg+xml")
        #expect(answer == TestAPI.respond("/operations?group=status&format=svg"))
        #expect(answer["Content-Location"] == "/operations.svg?group=status")
        #expect(TestAPI.respond("/operations.svg").status == 404)
    }

    @Test("the answer of an ending and that of the parameter are selected alike, so that one is kept")
    func selection() {
        func selection(_ target: String) -> ResponseSelection? {
            let request = APIRequest(.get, target)
            return ResponseSelection(request, TestAPI.responder.resolve(request))
        }
        for (ending, parameter) in [
            ("/operations.csv", "/operations?format=csv"), ("/map.svg?as_of=1999", "/map?as_of=1999&format=svg"),
            ("/operations/bishkek/cite.bib", "/operations/bishkek/cite?style=bibtex"),
            ("/operations.csv?format=csv", "/operations?format=csv"),
        ] {
            #expect(selection(ending) != nil && selection(ending) == selection(parameter), "\(ending)")
        }
        #expect(selection("/operations.csv") != selection("/operations.json"))
    }

    @Test(
        "other spellings lead to the address of its own, with the ending and the query",
        arguments: [
            ("/Operations.csv?limit=1", 308, "/operations.csv?limit=1"), ("/operations.CSV", 308, "/operations.csv"),
            ("/operations.csv/", 308, "/operations.csv"),
            ("//operations/bishkek.json", 308, "/operations/bishkek.json"),
            ("/operations/BISHKEK.json", 308, "/operations/bishkek.json"), ("/states/USA.csv", 302, "/states/us.csv"),
            ("/states/Deutschland.json", 302, "/states/de.json"), ("/dataset/cite.bibtex", 308, "/dataset/cite.bib"),
            ("/states/USA/evidence.csv?x=1", 302, "/states/us/evidence.csv?x=1"),
            ("/id/odihr.csv", 303, "/institutions/odihr.csv"),
        ]
    )
    func moved(target: String, status: Int, location: String) {
        for method in [APIRequest.Method.get, .head] {
            let answer = TestAPI.respond(target, method)
            #expect(answer.status == status, "\(target)")
            #expect(answer["Location"] == location)
        }
    }

    @Test(
        "one that names no format of the resource is a 404 with those that there are",
        arguments: [
            ("/operations.xlxs", "/operations.xlsx", ".csv"), ("/states.geojson", "/states", ".json"),
            ("/operations/bishkek.cvs", "/operations/bishkek.csv", ".csv"),
            ("/institutions/ttd/evidence.svg", "/institutions/ttd/evidence", ".csv"),
            ("/operations/bishkek/cite.docx", "/operations/bishkek/cite", ".bib, .json, .ris"),
            ("/docs/python.pdf", "/docs/python", ".html"), ("/dataset/download.tgz", "/dataset/download", ".zip"),
        ]
    )
    func unknown(target: String, nearest: String, known: String) throws {
        let answer = TestAPI.respond(target)
        #expect(answer.status == 404, "\(target)")
        let problem = try JSONReader.read(answer.body)
        #expect(problem["did_you_mean"]?.string == nearest, "\(target)")
        #expect(problem["detail"]?.string?.contains(known) == true, "\(target)")
        #expect(TestAPI.respond(nearest).status == 200)
    }

    @Test(
        "one of what is not there leads nowhere",
        arguments: [
            "/nothing.csv", "/states/xx.json", "/a.b.c", "/.csv", "/operations.csv.csv", "/operations.csv/bishkek",
        ]
    )
    func nothing(target: String) {
        #expect(TestAPI.respond(target).status == 404)
    }

    @Test("one together with another format is refused; with the same it is not")
    func contradicted() throws {
        let answer = TestAPI.respond("/operations.csv?format=json")
        #expect(answer.status == 400)
        let fault = try JSONReader.read(answer.body)["errors"]?.array?.first
        #expect(fault?["parameter"] == "format" && fault?["did_you_mean"] == "csv")
        #expect(TestAPI.respond("/operations/bishkek/cite.ris?style=bibtex").status == 400)
        #expect(TestAPI.respond("/operations.csv?format=CSV").status == 200)
        #expect(TestAPI.respond("/operations.csv?format=csv&format=json").status == 400)
    }

    @Test("it decides over Accept, and what a browser gets")
    func acceptance() {
        let answer = TestAPI.respond("/operations/bishkek.json", .get, [.accept: "text/html,*/*;q=0.1"])
        #expect(answer["Content-Type"] == "application/json")
        let page = TestAPI.respond("/operations/bishkek.html?utm_source=x", .get, [.accept: "application/json"])
        #expect(page.status == 200 && page["Content-Type"] == "text/html; charset=utf-8")
        #expect(page["Content-Disposition"] == nil)
    }

    @Test("methods are answered as without it, and 304 names the address that 200 does")
    func methods() throws {
        let options = TestAPI.respond("/operations.csv", .options)
        #expect(options.status == 204 && options["Allow"] == "GET, HEAD, OPTIONS, QUERY")
        #expect(TestAPI.respond("/operations.csv", .post).status == 405)
        let tag = try #require(TestAPI.respond("/operations.csv")["ETag"])
        let renewed = TestAPI.respond("/operations.csv", .get, [.ifNoneMatch: tag])
        #expect(renewed.status == 304 && renewed["Content-Location"] == "/operations.csv")
        #expect(TestAPI.respond("/operations.csv").notModified.fields.map(\.name).contains("Content-Location"))
        let part = TestAPI.respond("/operations.csv", .get, [.range: "bytes=0-9"])
        #expect(part.status == 206 && part["Content-Location"] == "/operations.csv")
        #expect(part["Content-Disposition"] == TestAPI.respond("/operations.csv")["Content-Disposition"])
    }

    @Test(
        "an address that has a dot of its own is its own",
        arguments: ["/openapi.json", "/context.jsonld", "/llms.txt"]
    )
    func own(target: String) {
        #expect(TestAPI.respond(target).status == 200)
        #expect(TestAPI.respond(target)["Content-Location"] == nil)
    }

    @Test("behind a path of the public address it is found, named and led to")
    func prefixed() throws {
        let responder = Responder(TestAPI.repository, publicAddress: PublicAddress("https://example.org/osce"))
        func respond(_ target: String) -> APIResponse { responder.respond(to: APIRequest(.get, target)) }
        #expect(respond("/operations.csv")["Content-Location"] == "/osce/operations.csv")
        #expect(respond("/operations.CSV")["Location"] == "/osce/operations.csv")
        let problem = try JSONReader.read(respond("/operations.cvs").body)
        #expect(problem["did_you_mean"] == "/osce/operations.csv")
    }
}

@Suite("An answer has a name as a file")
struct FileNameTests {
    private let version = TestAPI.repository.shortVersion

    private func name(_ target: String, _ fields: APIRequest.Fields = [:]) -> String? {
        TestAPI.respond(target, .get, fields)["Content-Disposition"]
    }

    @Test("with what it holds, the question, the version of the data and the ending")
    func parts() {
        #expect(name("/operations.csv") == "inline; filename=\"operations-\(version).csv\"")
        #expect(name("/operations", [.accept: "text/csv"]) == "inline; filename=\"operations-\(version).csv\"")
        #expect(
            name("/operations.csv?dimension=human&established__gte=1995&region=central-asia,caucasus")
                == "inline; filename=\"operations-dimension-human-established-gte-1995-region-central-asia-caucasus-\(version).csv\""
        )
        #expect(name("/operations/bishkek/cite.bib") == "inline; filename=\"operations-bishkek-cite-\(version).bib\"")
        #expect(name("/operations/bishkek/cite.json")?.hasSuffix(".json\"") == true)
        #expect(name("/.json") == nil)
        #expect(name("/index.json") == "inline; filename=\"index-\(version).json\"")
        #expect(name("/operations", [.accept: "text/html"]) == nil)
        #expect(name("/dataset/download")?.hasPrefix("attachment;") == true)
        #expect(name("/operations.cvs") == nil)
    }

    @Test(
        "of safe characters alone, and no longer than a file system takes",
        arguments: [
            "q=%22%0D%0AX:%20y%22", "q=..%2F..%2Fetc%2Fpasswd", "q=%E2%80%AEgpj.exe",
            "q=T%C3%BCrkiye%20%D0%9A%D0%B8%D0%B5%D0%B2",
            "q=\(String(repeating: "wort%20", count: 24))", "q=\(String(repeating: "%F0%9D%95%8F", count: 40))",
        ]
    )
    func safe(query: String) throws {
        let field = try #require(name("/operations.csv?\(query)"))
        let text = try #require(field.split(separator: "\"").dropFirst().first)
        #expect(field == "inline; filename=\"\(text)\"")
        #expect(
            text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-.".utf8.contains($0) }
        )
        #expect(text.hasPrefix("operations-") && text.hasSuffix("-\(version).csv") && text.utf8.count <= 160)
        #expect(!text.contains("..") && text.count { $0 == "." } == 1)
    }
}
