@testable import Formats
import Directory
import DirectoryAPI
import Testing
import HTTPSemantics

@Suite("HTTP semantics")
struct HTTPTests {
    /// The embedded Seed, released on a day that does not change with the data.
    private static let dated: Responder = {
        var files = Seed.embedded.files
        files["releases.json"] = nil
        let text = String(decoding: files["dataset.json"] ?? [], as: UTF8.self)
        files["dataset.json"] = Array(
            text.replacing(TestAPI.repository.dataset.released.description, with: "2026-11-23").utf8
        )
        do throws(InvalidSeed) {
            return Responder(try Repository(checking: Seed(files: files, origin: "a test")))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    private var entityTag: String { TestAPI.respond("/institutions/ttd")["ETag"] ?? "" }

    @Test("a 200 has type, validators, lifetime and what it varies by")
    func fields() {
        let answer = Self.dated.respond(to: APIRequest(.get, "/institutions/ttd"))
        #expect(answer["Content-Type"] == "application/json")
        #expect(answer["ETag"]?.hasPrefix("\"") == true)
        #expect(answer["Last-Modified"] == "Mon, 23 Nov 2026 00:00:00 GMT")
        #expect(answer["Cache-Control"]?.hasPrefix("max-age=300") == true)
        #expect(answer["Vary"]?.contains("Accept") == true)
        #expect(answer["Access-Control-Allow-Origin"] == "*")
        #expect(answer["Access-Control-Expose-Headers"]?.contains("ETag") == true)
        #expect(answer["X-Content-Type-Options"] == "nosniff")
    }

    @Test(
        "the client that has the representation is told so",
        arguments: ["TAG", "W/TAG", "*", "\"a\", TAG", "\"a\",W/\"b\" ,TAG,\"c\""]
    )
    func notModified(list: String) {
        let list = list.replacing("TAG", with: entityTag)
        let answer = TestAPI.respond("/institutions/ttd", .get, [.ifNoneMatch: list])
        #expect(answer.status == 304)
        // for `Content-Length`; the listener sends none of it
        #expect(answer.body == TestAPI.respond("/institutions/ttd").body)
        for field in ["ETag", "Cache-Control", "Vary"] { #expect(answer[field] != nil) }
        #expect(answer["Content-Type"] == nil)
    }

    @Test("another tag, or one inside another, does not match", arguments: ["\"a\"", "TA", "\"\"", "", "\"xTAG"])
    func modified(list: String) {
        let list = list.replacing("TAG", with: entityTag)
        #expect(TestAPI.respond("/institutions/ttd", .get, [.ifNoneMatch: list]).status == 200)
    }

    @Test(
        "dates are compared in all three forms, and what is no date is ignored",
        arguments: [
            ("Mon, 23 Nov 2026 00:00:00 GMT", 304), ("Monday, 23-Nov-26 00:00:00 GMT", 304),
            ("Mon Nov 23 00:00:00 2026", 304),
            ("Tue, 24 Nov 2026 00:00:00 GMT", 304), ("Sun, 22 Nov 2026 23:59:59 GMT", 200), ("yesterday", 200),
            ("Mon, 31 Feb 2026 00:00:00 GMT", 200),
        ]
    )
    func modifiedSince(date: String, status: Int) {
        let request = APIRequest(.get, "/states/kg", fields: [.ifModifiedSince: date])
        #expect(Self.dated.respond(to: request).status == status)
    }

    @Test("If-None-Match overrules If-Modified-Since")
    func precedence() {
        let fields: APIRequest.Fields = [
            .ifNoneMatch: "\"a\"", .ifModifiedSince: "Tue, 24 Nov 2026 00:00:00 GMT",
        ]
        #expect(TestAPI.respond("/states/kg", .get, fields).status == 200)
    }

    @Test("a condition on another state fails with 412")
    func preconditionFailed() {
        #expect(TestAPI.respond("/institutions/ttd", .get, [.ifMatch: "\"a\""]).status == 412)
        #expect(TestAPI.respond("/institutions/ttd", .get, [.ifMatch: "W/" + entityTag]).status == 412)
        #expect(TestAPI.respond("/institutions/ttd", .get, [.ifMatch: entityTag]).status == 200)
        #expect(TestAPI.respond("/institutions/ttd", .get, [.ifMatch: "*"]).status == 200)
        let before: APIRequest.Fields = [.ifUnmodifiedSince: "Sun, 22 Nov 2026 00:00:00 GMT"]
        #expect(TestAPI.respond("/institutions/ttd", .get, before).status == 412)
    }

    @Test(
        "an address that is not the resource's own redirects to it, query included",
        arguments: [
            ("/institutions/TTD", "/institutions/ttd"),
            ("/operations/", "/operations"),
            ("/operations/?dimension=human", "/operations?dimension=human"),
            ("/Operations/bishkek", "/operations/bishkek"),
            ("/institutions/ttd/", "/institutions/ttd"),
            ("/states/KG", "/states/kg"), ("http://example.org/operations/", "/operations"),
        ]
    )
    func redirects(target: String, location: String) {
        let answer = TestAPI.respond(target)
        #expect(answer.status == 308)
        #expect(answer["Location"] == location)
    }

    @Test("paths are compared decoded, and an encoded slash separates nothing")
    func decodedPaths() {
        #expect(TestAPI.respond("/institutions/%74td").status == 200)
        #expect(TestAPI.respond("/institutions%2Fttd").status == 404)
        #expect(TestAPI.respond("http://example.org/institutions/ttd").status == 200)
        #expect(TestAPI.respond("http://example.org").status == 200)
        #expect(TestAPI.respond("/operations?").status == 200)
    }

    @Test(
        "OPTIONS tells what is allowed",
        arguments: [
            ("/operations", "GET, HEAD, OPTIONS, QUERY"), ("/institutions/ttd", "GET, HEAD, OPTIONS"),
            ("*", "GET, HEAD, OPTIONS, POST, QUERY"), ("/", "GET, HEAD, OPTIONS"),
            ("/reconcile", "GET, HEAD, OPTIONS, POST"), ("/reconcile/draft/match", "OPTIONS, POST"),
        ]
    )
    func options(target: String, methods: String) {
        let answer = TestAPI.respond(target, .options)
        #expect(answer.status == 204)
        #expect(answer["Allow"] == methods)
        #expect(answer["Access-Control-Allow-Methods"] == nil)
        #expect(answer.body.isEmpty)
    }

    @Test("a preflight from any origin is told what it may send")
    func preflight() {
        let fields: APIRequest.Fields = [.origin: "https://example.org", .accessControlRequestMethod: "GET"]
        let answer = TestAPI.respond("/operations", .options, fields)
        #expect(answer.status == 204)
        #expect(answer["Access-Control-Allow-Origin"] == "*")
        #expect(answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS, QUERY")
        #expect(answer["Access-Control-Allow-Headers"]?.contains("Content-Type") == true)
        #expect(answer["Access-Control-Allow-Headers"]?.contains("If-None-Match") == true)
    }

    @Test(
        "dates before 1970 are dates, and what is none is passed over",
        arguments: [
            ("Sun, 06 Nov 1894 08:49:37 GMT", 200), ("Mon, 01 Jan 1900 00:00:00 GMT", 200),
            ("Wed, 31 Dec 1969 23:59:59 GMT", 200), ("Thu, 01 Jan 2998 00:00:00 GMT", 304),
            ("Sun, 06 Nov 2998 08:+49:37 GMT", 200),
        ]
    )
    func oldDates(date: String, status: Int) {
        #expect(TestAPI.respond("/operations", .get, [.ifModifiedSince: date]).status == status)
    }

    @Test(
        "Accept is honoured by quality and specificity",
        arguments: [
            (nil, 200), ("*/*", 200), ("application/json", 200), ("application/*;q=0.1", 200),
            ("text/html,*/*;q=0.8", 200),
            ("image/png", 406), ("application/json;q=0", 406), ("APPLICATION/JSON", 200),
            ("application/json;q=nan", 406), ("application/json;q=-nan, text/csv;q=nan", 406),
        ] as [(String?, Int)]
    )
    func accept(value: String?, status: Int) {
        var fields: APIRequest.Fields = [:]
        fields[.accept] = value
        #expect(TestAPI.respond("/operations", .get, fields).status == status, "\(value ?? "none")")
    }

    @Test("format overrules Accept, and the answer then does not vary by it")
    func format() {
        let answer = TestAPI.respond("/operations?format=json", .get, [.accept: "image/png"])
        #expect(answer.status == 200)
        #expect(answer["Vary"]?.split(separator: ", ").contains("Accept") != true)
    }

    @Test("scripts of other sites may read probes, but not what others ask for", arguments: ["/healthz", "/readyz"])
    func figuresOfOthers(probe: String) {
        #expect(TestAPI.respond(probe)["Access-Control-Allow-Origin"] == "*")
        for method in [APIRequest.Method.get, .head] {
            let answer = TestAPI.respond("/metrics", method, [.origin: "https://example.org"])
            #expect(answer.status == 200)
            #expect(answer.fields.allSatisfy { !$0.name.hasPrefix("Access-Control-") })
            #expect(answer["X-Content-Type-Options"] == "nosniff")
        }
    }

    @Test("probes are never stored", arguments: ["/healthz", "/readyz", "/metrics"])
    func probes(target: String) {
        #expect(TestAPI.respond(target).status == 200)
        #expect(TestAPI.respond(target)["Cache-Control"] == "no-store")
        #expect(TestAPI.respond(target + "?x=1").status == 200)
    }
}
