import Directory
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("Every release is served at its version", .enabled(if: TestAPI.isReleased))
struct VersionTests {
    static let releases = TestAPI.repository.releases
    static var former: ArraySlice<Release> { releases.dropLast() }
    static let first = String(releases[0].version.prefix(12))
    static let newest = TestAPI.repository.shortVersion

    @Test(
        "data of each release have its version, its day and its address in citations",
        arguments: former.map(\.number)
    )
    func each(number: Int) throws {
        let release = Self.releases[number - 1]
        let version = String(release.version.prefix(12))
        let answer = TestAPI.respond("/operations?version=\(version)&limit=2")
        #expect(answer.status == 200)
        #expect(answer["Data-Version"] == version)
        let document = try JSONReader.read(answer.body)
        #expect(document["meta"]?["data_version"]?.string == version)
        let citation = try #require(document["meta"]?["citation"]?.string)
        #expect(citation.contains("version \(version) of \(release.date)"))
        #expect(citation.contains("&version=\(version)") || citation.contains("?version=\(version)"))
        #expect(answer["Memento-Datetime"] == "\(HTTPDate(release.date))")
        // what the log says was there is there, and nothing else
        var there = 0
        for change in Self.releases[..<number].flatMap(\.changes) where change.collection == "operations" {
            there += change.kind == .added ? 1 : change.kind == .removed ? -1 : 0
        }
        #expect(try TestAPI.total("/operations?version=\(version)") == there)
    }

    @Test(
        "each kind of resource answers for a former version",
        arguments: [
            "/", "/operations", "/operations/minsk", "/operations/minsk/evidence", "/operations/minsk/history",
            "/operations/minsk/related", "/operations/minsk/cite", "/states/kg?view=dossier&format=md",
            "/search?q=minsk",
            "/suggest?q=min", "/suggest/opensearch?q=min", "/graph", "/graph?format=graphml", "/timeline", "/changes",
            "/map",
            "/map?format=svg", "/map?format=geojson", "/dataset", "/dataset?format=jsonld",
            "/dataset/cite?style=bibtex",
            "/dataset/linkset", "/dataset/worklist", "/dataset/download", "/dataset/download?format=sqlite",
            "/dataset/download?format=xlsx", "/match?names=minsk", "/operations.csv", "/operations/minsk.json",
            "/operations?format=ndjson", "/operations?format=geojson", "/operations?format=jsonld",
            "/operations?as_of=2000",
            "/operations?as_of=2000&undated=only", "/operations?region=central-asia&sort=-established&facets=kind",
            "/operations?group=status", "/operations?lang=ru", "/changes?format=atom", "/timeline?format=ics",
        ]
    )
    func kinds(target: String) throws {
        let separator = target.contains("?") ? "&" : "?"
        for release in Self.former {
            let version = String(release.version.prefix(12))
            let answer = TestAPI.respond("\(target)\(separator)version=\(version)")
            #expect(answer.status == 200, "\(target) of release \(release.number)")
            #expect(answer["Data-Version"] == version)
            #expect(answer["X-Robots-Tag"] == "noindex")
            let isMatched = target.hasPrefix("/match")
            #expect(answer["Cache-Control"] == (isMatched ? "no-store" : "max-age=604800"), "\(target)")
        }
        let page = TestAPI.respond("\(target)\(separator)version=\(Self.first)", .get, [.accept: "text/html"])
        if page.status == 200, page["Content-Type"]?.hasPrefix("text/html") == true, !target.hasPrefix("/match") {
            #expect(page["Cache-Control"]?.hasPrefix("max-age=300") == true)
        }
    }

    @Test(
        "release 1 is what it was, word for word",
        arguments: [
            (
                "/operations?version=3a14a2c&region=central-asia&fields=id,name&format=csv",
                "id,name\nashgabat,OSCE Centre in Ashgabat\ntashkent,OSCE Centre in Tashkent\nastana,OSCE Programme Office in Astana\nbishkek,OSCE Programme Office in Bishkek\ndushanbe,OSCE Programme Office in Dushanbe\nproject-coordinator-in-uzbekistan,OSCE Project Co-ordinator in Uzbekistan\n"
            ),
            (
                "/operations/minsk?version=3a14a2c&fields=id,name,status,established&format=csv&dates=plain",
                "id,name,status,established\nminsk,OSCE Office in Minsk,closed,2002-12-30\n"
            ),
            (
                "/operations?version=3a14a2c&as_of=1993&fields=id&format=ndjson",
                "{\"id\":\"mission-to-georgia\"}\n{\"id\":\"mission-to-moldova\"}\n{\"id\":\"dushanbe\"}\n{\"id\":\"mission-to-skopje\"}\n{\"id\":\"mission-to-estonia\"}\n{\"id\":\"mission-to-latvia\"}\n{\"id\":\"missions-of-long-duration\"}\n"
            ),
        ]
    )
    func first(target: String, content: String) throws {
        #expect(Self.releases[0].version == "3a14a2cdfa374693a1622402d3f679b9be6f3079fe919caa2e6d04497d6ad435")
        #expect(try TestAPI.repository.former(ofRelease: 1).version == Self.releases[0].version)
        let body = String(decoding: TestAPI.respond(target).body, as: UTF8.self)
        #expect(body.replacing("\r\n", with: "\n") == content)
    }

    @Test("the newest version by its name is the ordinary answer, byte for byte")
    func newestByName() {
        for target in ["/operations", "/operations/minsk", "/search?q=minsk", "/map", "/dataset", "/operations.csv"] {
            let separator = target.contains("?") ? "&" : "?"
            for digits in [7, 12, 64] {
                let version = TestAPI.repository.version.prefix(digits)
                let (named, ordinary) = (
                    TestAPI.respond("\(target)\(separator)version=\(version)"), TestAPI.respond(target)
                )
                #expect(named.body == ordinary.body)
                #expect(named["ETag"] == ordinary["ETag"])
                #expect(named["Cache-Control"] == ordinary["Cache-Control"])
            }
            let upper = TestAPI.repository.version.prefix(9).uppercased()
            #expect(TestAPI.respond("\(target)\(separator)version=\(upper)").status == 200)
        }
    }

    @Test("what is no version is refused with the other faults of the request")
    func malformed() throws {
        for value in ["1", "123456", "newest", "0123456g", String(repeating: "a", count: 65), ""] {
            let answer = TestAPI.respond("/operations?version=\(value)&regon=x")
            #expect(answer.status == 400, "\(value)")
            let errors = try #require(try JSONReader.read(answer.body)["errors"]?.array)
            #expect(errors.contains { $0["parameter"]?.string == "version" })
            #expect(errors.contains { $0["parameter"]?.string == "regon" })
        }
        #expect(TestAPI.respond("/operations?version=\(Self.first)&version=\(Self.first)").status == 400)
        try TestAPI.expectFault("/dataset?version=x", nearest: nil)
    }

    @Test("a version that is not here is told with those that are, and when to ask again")
    func notHere() throws {
        for target in [
            "/operations?version=0000000", "/map?version=00000001", "/operations/minsk/cite?version=fffffff",
        ] {
            let answer = TestAPI.respond(target)
            #expect(answer.status == 409)
            #expect(answer["Retry-After"] == "1")
            let available = try #require(try JSONReader.read(answer.body)["available"]?.array).compactMap(\.string)
            #expect(available == [Self.newest] + Self.former.reversed().map { String($0.version.prefix(12)) })
        }
        let page = TestAPI.respond("/operations?version=0000000", .get, [.accept: "text/html"])
        #expect(page.status == 409)
        #expect(page["Content-Type"]?.hasPrefix("text/html") == true)
    }

    @Test(
        "what has no data refuses it as any other parameter",
        arguments: ["/docs", "/openapi.json", "/healthz?", "/schemas/operation.json", "/robots.txt", "/context.jsonld"]
    )
    func withoutData(target: String) {
        guard target != "/healthz?" else { return }
        #expect(TestAPI.respond("\(target)?version=\(Self.first)").status == 400, "\(target)")
    }

    @Test("citations name the version in every style, and the DOI where there is one")
    func citations() throws {
        let identifier = try #require(
            DigitalObjectIdentifier("10.5072/directory, 10.5072/directory.{release}-{version}")
        )
        let responder = Responder(TestAPI.repository.with(doi: identifier))
        for (version, doi) in [
            ("", "10.5072/directory.\(Self.releases.count)-\(Self.newest)"),
            ("&version=\(Self.first)", "10.5072/directory.1-\(Self.first)"),
        ] {
            let digits = version.isEmpty ? Self.newest : Self.first
            for style in ["text", "footnote", "chicago", "apa", "bibtex", "csl", "ris"] {
                for target in ["/operations/minsk/cite", "/dataset/cite"] {
                    let answer = responder.respond(to: APIRequest(.get, "\(target)?style=\(style)\(version)"))
                    let text = String(decoding: answer.body, as: UTF8.self).replacing("\\/", with: "/")
                    #expect(text.contains("?version=\(digits)"), "\(style): \(text)")
                    #expect(text.contains(doi), "\(style): \(text)")
                }
            }
        }
        #expect(DigitalObjectIdentifier("10.5072/directory")?.doi(version: "a", release: 1) == "10.5072/directory")
        for wrong in ["", "doi:10.5072/a", "10.5/a", "10.5072/", "10.5072/{x}", "10.5072/a,10.5072/b", "10.5072/a b"] {
            #expect(DigitalObjectIdentifier(wrong) == nil, "\(wrong)")
        }
        let link = try #require(TestAPI.respond("/operations/minsk")["Link"])
        #expect(link.contains("</operations/minsk?version=\(Self.newest)>; rel=\"cite-as\""))
    }

    @Test("a QUERY names a version in its content")
    func query() throws {
        var request = APIRequest(.query, "/operations", fields: [.contentType: "application/x-www-form-urlencoded"])
        request.content = Array("version=\(Self.first)&limit=1".utf8)
        let answer = TestAPI.responder.respond(to: request)
        #expect(answer.status == 200)
        #expect(answer["Data-Version"] == Self.first)
    }

    @Test("a record that a later release brought or renamed is found in its own time alone")
    func identity() throws {
        var told = 0
        for release in Self.releases.dropFirst() {
            let before = String(Self.releases[release.number - 2].version.prefix(12))
            for change in release.changes where change.kind == .added && !change.id.isEmpty && told < 20 {
                told += 1
                #expect(TestAPI.respond("\(change.path)?version=\(before)").status >= 300, "\(change.path)")
            }
            for change in release.changes where change.kind == .removed && !change.id.isEmpty {
                #expect(TestAPI.respond("\(change.path)?version=\(before)").status == 200, "\(change.path)")
            }
        }
        #expect(told > 0)
    }

    @Test("under an id that a later release gave it, a record is led to the one that it had")
    func renamed() throws {
        var told = 0
        for release in Self.releases.dropFirst() {
            let before = String(Self.releases[release.number - 2].version.prefix(12))
            for change in release.changes where change.kind == .renamed {
                let former = try #require(change.formerPath)
                guard TestAPI.repository.record(at: change.path)?.path == change.path else { continue }
                told += 1
                for part in ["", "/history"] {
                    let answer = TestAPI.respond("\(change.path)\(part)?version=\(before)&format=json")
                    #expect(answer.status == 302, "\(change.path)")
                    #expect(answer["Location"] == "\(former)\(part)?version=\(before)&format=json")
                    #expect(TestAPI.respond(answer["Location"] ?? "").status == 200)
                }
            }
        }
        #expect(told > 0)
    }

    @Test("a comparison with a later version than the one that is asked says so and names both")
    func later() throws {
        let (older, newer) = (Self.first, String(Self.releases[1].version.prefix(12)))
        for target in ["/operations/minsk?version=\(older)&compare=", "/changes?version=\(older)&since="] {
            for later in [newer, Self.newest] {
                let answer = TestAPI.respond(target + later)
                #expect(answer.status == 400)
                let detail = try #require(try JSONReader.read(answer.body)["errors"]?.array?.first?["detail"]?.string)
                #expect(detail.contains("has to be older than version"))
                #expect(detail.contains(older) && detail.contains(later))
            }
            #expect(TestAPI.respond(target + older).status == 200)
            #expect(TestAPI.respond("\(target)0000000").status == 409)
        }
        let exchanged = try TestAPI.json("/operations/minsk?version=\(newer)&compare=\(older)")
        #expect(exchanged["data"]?["to"]?["version"]?.string == newer)
        #expect(exchanged["data"]?["from"]?["version"]?.string == older)
        #expect(TestAPI.respond("/operations/minsk?version=x&compare=\(older)").status == 400)
    }

    @Test("a release or a day in the place of a version is answered with the version")
    func named() throws {
        let first = Self.releases[0]
        let sameDay = try #require(Self.releases.last { $0.date == first.date })
        for parameter in ["/operations?version", "/changes?since", "/operations/minsk?compare"] {
            for (value, release) in [
                ("1", first), ("release-1", first), ("Release 2", Self.releases[1]), ("r2", Self.releases[1]),
                ("\(first.date)", sameDay), ("newest", Self.releases[Self.releases.count - 1]),
            ] {
                let version = String(release.version.prefix(12))
                let target = "\(parameter)=\(value.replacing(" ", with: "%20"))"
                try TestAPI.expectFault(target, nearest: version)
                let problem = try TestAPI.json(target)
                #expect(problem["detail"]?.string?.contains("Did you mean \(version), release") == true)
                let page = TestAPI.respond(target, .get, [.accept: "text/html"])
                #expect(String(decoding: page.body, as: UTF8.self).contains("=\(version)\">"), "\(target)")
            }
            for value in ["0", "999", "release-", "1900-01-01", "x"] {
                let fault = try TestAPI.json("\(parameter)=\(value)")["errors"]?.array?.first
                #expect(fault?["detail"] != nil && fault?["did_you_mean"] == nil, "\(parameter)=\(value)")
            }
        }
    }

    @Test("where the log does not lead back, no version is told rather than a wrong one")
    func contradiction() throws {
        var files = Seed(TestAPI.repository).files
        var log = String(decoding: try #require(files["releases.json"]), as: UTF8.self)
        // a text that a release changed is told wrongly
        var found: (number: Int, field: RecordChange.FieldChange)?
        for release in Self.releases {
            for field in release.changes.flatMap(\.fields) where field.places == nil && field.before?.string != nil {
                found = (release.number, field)
            }
        }
        let (number, field) = try #require(found)
        let text = try #require(field.before?.string)
        let encoded = String(decoding: JSON.string(text).bytes, as: UTF8.self)
        log = log.replacing(encoded, with: "\"otherwise\"")
        files["releases.json"] = Array(log.utf8)
        let responder = Responder(try Repository(checking: Seed(files: files, origin: "a test")))
        let version = Self.releases[number - 2].version.prefix(12)
        let answer = responder.respond(to: APIRequest(.get, "/operations?version=\(version)"))
        #expect(answer.status == 409)
        #expect(String(decoding: answer.body, as: UTF8.self).contains("cannot be made"))
    }
}
