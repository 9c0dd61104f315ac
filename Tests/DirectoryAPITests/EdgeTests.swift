import Directory
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("What caches in between are told")
struct EdgeTests {
    private static func responder(_ change: (inout EdgePolicy) -> Void) -> Responder {
        var responder = Responder(TestAPI.repository)
        change(&responder.edge)
        return responder
    }

    private static func ask(_ responder: Responder, _ target: String, accept: String? = nil) -> APIResponse {
        var request = APIRequest(.get, target: Array(target.utf8), fields: [:])
        request.fields[.accept] = accept
        return responder.respond(to: request)
    }

    private static let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

    @Test(
        "without negotiation one address has one answer, whatever is accepted, and does not say that it has more",
        arguments: [
            "/operations", "/operations/bishkek", "/operations.csv", "/", "/dataset", "/states?format=html", "/nowhere",
        ]
    )
    func alone(target: String) {
        let off = Self.responder { $0.negotiation = .off }
        let pages = Self.responder { $0.negotiation = .pages }
        for responder in [off, pages] {
            let plain = Self.ask(responder, target)
            for accept in [Self.browser, "text/csv", "application/ld+json", "image/png"] {
                let other = Self.ask(responder, target, accept: accept)
                #expect(other.body == plain.body && other["Content-Type"] == plain["Content-Type"], "\(accept)")
                #expect(other["ETag"] == plain["ETag"] && other.status == plain.status)
            }
            let vary = plain.fields.filter { $0.name == "Vary" }.map(\.value).joined(separator: ",")
            #expect(
                !vary.contains("Accept,") && !vary.hasSuffix("Accept") && !vary.contains("Accept-Language"),
                "\(vary)"
            )
        }
    }

    @Test("where the address says nothing, off is JSON and pages is a page; otherwise it is as ever")
    func defaults() {
        let (on, off) = (Self.responder { _ in }, Self.responder { $0.negotiation = .off })
        let pages = Self.responder { $0.negotiation = .pages }
        for target in ["/operations", "/operations/bishkek", "/"] {
            #expect(Self.ask(off, target, accept: Self.browser)["Content-Type"]?.contains("json") == true)
            #expect(Self.ask(pages, target)["Content-Type"]?.contains("text/html") == true)
            #expect(Self.ask(on, target, accept: Self.browser)["Content-Type"]?.contains("text/html") == true)
            #expect(Self.ask(on, target)["Vary"]?.contains("Accept") == true)
        }
        #expect(Self.ask(pages, "/operations.csv")["Content-Type"]?.contains("text/csv") == true)
        #expect(Self.ask(pages, "/openapi.json").status == 200)
        #expect(Self.ask(pages, "/healthz").status == 200)
    }

    @Test("tags name the data, their version, the collection and the record, and stand where something may be kept")
    func tags() throws {
        let responder = Self.responder { $0.hasTags = true }
        let version = "version-\(TestAPI.repository.shortVersion)"
        for (target, rest) in [
            ("/operations/bishkek", " operations operations/bishkek"), ("/operations?limit=1", " operations"),
            ("/operations/bishkek/evidence", " operations operations/bishkek"), ("/dataset", ""),
            ("/OPERATIONS", " operations"),
        ] {
            let answer = Self.ask(responder, target)
            #expect(answer["Surrogate-Key"] == "data \(version)\(rest)", "\(target)")
            let tag = try #require(answer["Cache-Tag"])
            #expect(tag.split(separator: ",") == "data \(version)\(rest)".split(separator: " "))
        }
        for target in ["/healthz", "/metrics"] { #expect(Self.ask(responder, target)["Surrogate-Key"] == nil) }
        #expect(Self.ask(Self.responder { _ in }, "/operations")["Surrogate-Key"] == nil)
    }

    @Test("who asks for a file of another version of the program is sent on, and nobody keeps where to")
    func assets() {
        let answer = TestAPI.respond("/assets/site-000000000000.css")
        #expect(answer.status == 307)
        #expect(answer["Cache-Control"] == "no-store")
        #expect(answer["Location"]?.hasPrefix("/assets/site-") == true)
    }

    @Test("a reload keeps what caches are told")
    func reload() throws {
        var edge = EdgePolicy()
        edge.hasTags = true
        edge.negotiation = .off
        let server = try DirectoryServer(TestAPI.repository, workers: 1, edge: edge)
        defer { server.stop() }
        server.reload { TestAPI.repository }
        #expect(server.workers.responder.edge.hasTags)
        #expect(server.workers.responder.edge.negotiation == .off)
    }
}
