@testable import Formats
import Directory
import DirectoryAPI
import Testing
import HTTPSemantics

@Suite("Every fault of a request is reported, with what would be right")
struct ProblemTests {
    private func problem(_ target: String, status: Int = 400) throws -> JSON {
        let answer = TestAPI.respond(target)
        #expect(answer.status == status, "\(target)")
        #expect(answer["Content-Type"] == "application/problem+json")
        let problem = try JSONReader.read(answer.body)
        #expect(problem["status"] == .integer(status))
        for member in ["type", "title", "detail", "instance"] { #expect(problem[member]?.string?.isEmpty == false) }
        return problem
    }

    @Test("a mistyped parameter is refused with the nearest name")
    func mistypedParameter() throws {
        let errors = try problem("/operations?dimention=human")["errors"]?.array
        #expect(errors?.count == 1)
        #expect(errors?[0]["parameter"]?.string == "dimention")
        #expect(errors?[0]["did_you_mean"]?.string == "dimension")
    }

    @Test("beside a proposed name a dozen of the nearest are listed and the others counted")
    func fewNames() throws {
        let near = try #require(try problem("/operations?dimention=human")["errors"]?.array?.first)
        let few = near["allowed"]?.array ?? []
        #expect(few.count == 12 && few.first == "dimension")
        let far = try #require(try problem("/operations?qqqqqqqqqq=1")["errors"]?.array?.first)
        let all = far["allowed"]?.array ?? []
        #expect(far["did_you_mean"] == nil && far["allowed_omitted"] == nil)
        #expect(near["allowed_omitted"] == .integer(all.count - few.count))
        #expect(Set(few.compactMap(\.string)).isSubset(of: all.compactMap(\.string)))
        let both = try problem("/operations?dimention=human&qqqqqqqqqq=1")["errors"]?.array ?? []
        #expect(both.last?["allowed"]?.array?.count == all.count)
    }

    @Test("a full name with a mistake in it leads to the record, however it is spaced and marked")
    func mistypedName() throws {
        for name in ["Ad%20Hoc%20Committee%20on%20Countering%20Terorsim", "Ad_Hoc_Comittie_on_Countering_Terrorism"] {
            let answer = TestAPI.respond("/institutions/\(name)")
            #expect(answer.status == 404)
            #expect(try JSONReader.read(answer.body)["did_you_mean"]?.string == "/institutions/osce-pa-cct")
        }
    }

    @Test("all faults come at once, in the order of the request")
    func allAtOnce() throws {
        let errors =
            try problem("/operations?status=opne&limit=0&x=1&established__gte=1998-02-30&sort=nmae")["errors"]?.array
            ?? []
        #expect(errors.map { $0["parameter"]?.string } == ["status", "limit", "x", "established__gte", "sort"])
        #expect(errors[0]["did_you_mean"]?.string == "active")
        #expect(errors[0]["allowed"]?.array == ["active", "closed", "unknown"])
        #expect(errors[4]["did_you_mean"]?.string == "name")
    }

    @Test(
        "what cannot be used is refused, never ignored",
        arguments: [
            "/operations?limit=501", "/operations?limit=", "/operations?limit=ten", "/operations?limit=+5",
            "/operations?offset=-1",
            "/operations?limit=5&limit=5", "/operations?offset=99999999999999999999", "/operations?status=",
            "/operations?=1",
            "/operations?status=active,", "/operations?country=zz", "/operations?established=1998-13",
            "/operations?established__gte=1998&established__gte=1999", "/operations?status__gt=active",
            "/operations?name__foo=1",
            "/operations?closed__exists=maybe", "/operations?host.territories=xk",
            "/operations?sort=dimensions",
            "/operations?format=xml", "/operations?format=json&format=json", "/institutions/ttd?limit=5",
            "/institutions/ttd?x=1", "/?limit=1",
            "/mandates?is_counter_terrorism=perhaps", "/operations?staff.total=many",
        ]
    )
    func refused(target: String) throws {
        let errors = try problem(target)["errors"]?.array ?? []
        #expect(!errors.isEmpty)
        for error in errors { #expect(error["detail"]?.string?.last.map { ".?".contains($0) } == true) }
    }

    @Test(
        "an address that leads nowhere names the nearest that does",
        arguments: [
            ("/operatoins", "/operations"), ("/institutions/odhir", "/institutions/odihr"),
            ("/states/kyrgistan", "/states/kg"),
            ("/healtz", "/healthz"), ("/operations/bishkeck", "/operations/bishkek"),
            ("/operations/bishkek/x", "/operations/bishkek"),
        ]
    )
    func nearest(target: String, meant: String) throws {
        #expect(try problem(target, status: 404)["did_you_mean"]?.string == meant)
    }

    @Test(
        "what is near to nothing has no suggestion",
        arguments: ["/zzzzzzzz", "//", "/a%2Fb"]
    )
    func nothingNear(target: String) throws {
        #expect(try problem(target, status: 404)["did_you_mean"] == nil)
    }

    @Test(
        "a malformed target is refused and the connection ends",
        arguments: [
            "/institutions/ttd%00x", "/%", "/%zz", "/%F0%28", "/operations?q=%C3", "/operations?%00=1", "nowhere",
            "ftp://x/",
        ]
    )
    func malformed(target: String) throws {
        #expect(try problem(target)["type"]?.string == "/docs#malformed-request")
        #expect(TestAPI.respond(target).closesConnection)
    }

    @Test("a NUL is refused as it is, too, so that no answer names an address that is refused")
    func plainNUL() throws {
        let answer = TestAPI.responder.respond(
            to: APIRequest(.get, target: Array("/documents?q=\0a".utf8), fields: [:])
        )
        #expect(answer.status == 400)
        #expect(try JSONReader.read(answer.body)["type"]?.string == "/docs#malformed-request")
    }

    @Test("the instance is a legal reference whatever was sent")
    func instance() throws {
        let answer = TestAPI.responder.respond(to: APIRequest(.get, target: Array("/<é\"\u{7F}>".utf8), fields: [:]))
        #expect(try JSONReader.read(answer.body)["instance"]?.string == "/%3C%C3%A9%22%7F%3E")
        let odd = TestAPI.respond("/nowhere{|}^`[]\\?a=%zz%41#b")
        #expect(try JSONReader.read(odd.body)["instance"]?.string == "/nowhere%7B%7C%7D%5E%60%5B%5D%5C?a=%25zz%41%23b")
        let long = TestAPI.respond("/x" + String(repeating: "%C3%A9", count: 1_000))
        let instance = try #require(try JSONReader.read(long.body)["instance"]?.string)
        #expect(instance.utf8.count <= 2_002)
        // cut between characters of the reference, never inside an escape
        #expect(instance.hasSuffix("%C3") || instance.hasSuffix("%A9"))
    }

    @Test(
        "methods that change something are refused with what is allowed",
        arguments: [APIRequest.Method.post, .put, .patch, .delete, .trace, .connect]
    )
    func methods(method: APIRequest.Method) {
        let answer = TestAPI.respond("/operations", method)
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "GET, HEAD, OPTIONS, QUERY")
    }

    @Test("an unknown method is not implemented")
    func unknownMethod() {
        #expect(TestAPI.respond("/", .unrecognized).status == 501)
    }

    @Test("a format that nobody serves is refused with those that exist")
    func notAcceptable() throws {
        let answer = TestAPI.respond("/operations", .get, [.accept: "image/png"])
        #expect(answer.status == 406)
        #expect(try JSONReader.read(answer.body)["available"]?.array?.contains("application/json") == true)
    }
}
