@testable import Addresses
import Directory
import Foundation
import Testing

@testable import DirectoryAPI
import HTTPSemantics

@Suite("What leaves the service names where it is published")
struct PublicAddressTests {
    @Test(
        "an http or https address with or without a path is one, and nothing else",
        arguments: [
            ("https://directory.example.org", "https://directory.example.org"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
            ("https://[::1]:8080", "https://[::1]:8080"), ("https://a.example/osce/", "https://a.example/osce"),
            ("https://a.example/a/b-c", "https://a.example/a/b-c"), ("https://a.example//b", nil),
            ("https://a.example/../b", nil), ("https://a.example/b?c", nil), ("https://a.example/b#c", nil),
            ("https://a.example/\"x", nil), ("https://a.example/%2F", nil), ("ftp://a.example", nil),
            ("https://", nil), ("directory.example.org", nil), ("https://a.example?x", nil),
            ("https://user@a.example", nil),
            ("https://a.example:", nil), ("https://a.example:123456", nil), ("https://a b", nil), ("", nil),
        ]
    )
    func reading(text: String, origin: String?) { #expect(PublicAddress(text)?.base == origin) }

    @Test("citations, feeds and descriptions have absolute addresses, and the rest does not change")
    func absolute() throws {
        let address = try #require(PublicAddress("https://directory.example.org"))
        let responder = Responder(TestAPI.repository, publicAddress: address)
        func text(_ target: String) -> String {
            let answer = responder.respond(to: APIRequest(.get, target))
            #expect(answer.status == 200, "\(target)")
            return String(decoding: answer.body, as: UTF8.self)
        }
        for (target, part) in [
            (
                "/institutions/ttd",
                ", https://directory.example.org/institutions/ttd?version=\(TestAPI.repository.shortVersion), CC BY 4.0\""
            ),
            (
                "/operations?country=kg",
                ", https://directory.example.org/operations?country=kg&version=\(TestAPI.repository.shortVersion), "
            ),
            (
                "/institutions/ttd/cite?style=ris",
                "UR  - https://directory.example.org/institutions/ttd?version=\(TestAPI.repository.shortVersion)\r\n"
            ),
            (
                "/institutions/ttd/cite?style=csl",
                "\"URL\":\"https://directory.example.org/institutions/ttd?version=\(TestAPI.repository.shortVersion)\""
            ),
            (
                "/institutions/ttd/cite?style=bibtex",
                "url = {https://directory.example.org/institutions/ttd?version=\(TestAPI.repository.shortVersion)}"
            ),
            ("/changes?format=atom", "href=\"https://directory.example.org/changes"),
            ("/dataset?format=jsonld", "\"@id\":\"https://directory.example.org/dataset\""),
        ] {
            #expect(text(target).contains(part), "\(target)")
        }
        // links are read by clients that know where they asked
        #expect(text("/institutions/ttd").contains("\"self\":\"/institutions/ttd\""))
    }

    // MARK: Under a path

    private static let prefixed = Responder(
        TestAPI.repository,
        publicAddress: PublicAddress("https://example.org/osce")
    )

    private static func answer(_ target: String, _ fields: APIRequest.Fields = [:]) -> APIResponse {
        prefixed.respond(to: APIRequest(.get, target, fields: fields))
    }

    /// The strings of JSON that begin with a slash.
    private static func addresses(_ value: JSON) -> [String] {
        switch value {
        case .array(let elements): elements.flatMap(addresses)
        case .object(let members): members.flatMap { addresses($0.value) }
        case .string(let text): text.hasPrefix("/") ? [text] : []
        default: []
        }
    }

    @Test(
        "under a path, every address in JSON leads back, and asks for the same",
        arguments: [
            "/", "/operations?facets=region&limit=2&include=mandates", "/operations/bishkek", "/states/kg/evidence",
            "/operations/bishkek/related", "/changes?collection=operations&limit=3", "/timeline?limit=3",
            "/search?q=mission",
            "/graph?type=state",
            "/dataset", "/nowhere", "/operations?dimention=human", "/institutions/odhir", "/map", "/sources/seed",
            "/.well-known/api-catalog", "/operations?format=geojson&limit=2",
        ]
    )
    func json(target: String) throws {
        let body = try JSONReader.read(Self.answer(target).body)
        let found = Self.addresses(body)
        #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix("/osce/") }, "\(found)")
        let usual = try JSONReader.read(TestAPI.respond(target).body)
        #expect(found.map { String($0.dropFirst("/osce".count)) } == Self.addresses(usual))
    }

    @Test("a filter takes the address that an answer gave")
    func filter() throws {
        for record in ["/osce/documents/mc-dec-6-05", "/documents/mc-dec-6-05"] {
            let body = try JSONReader.read(Self.answer("/changes?record=\(record)").body)
            let records = try #require(body["data"]?.array?.map { $0["record"]?.string })
            #expect(!records.isEmpty && records.allSatisfy { $0 == "/osce/documents/mc-dec-6-05" })
        }
    }

    @Test(
        "under a path, every link, form and file of a page leads back",
        arguments: [
            "/", "/operations", "/operations/mission-in-kosovo", "/map", "/timeline", "/docs", "/docs/operations",
            "/dataset",
            "/search?q=x", "/nowhere", "/operations?dimention=x", "/graph", "/operations/bishkek/cite",
            "/operations/bishkek/evidence", "/docs/first-steps",
        ]
    )
    func pages(target: String) {
        let page = String(decoding: Self.answer(target, [.accept: "text/html"]).body, as: UTF8.self)
        #expect(page.contains(" href=\"/osce/"))
        for name in ["href", "src", "action"] {
            let starts = page.components(separatedBy: " \(name)=\"/").dropFirst()
            #expect(starts.allSatisfy { $0.hasPrefix("osce/") }, "\(target) \(name)")
        }
    }

    @Test("under a path, redirects, Link, tables, drawings, feeds, citations and the OpenAPI document name it")
    func others() throws {
        #expect(Self.answer("/institutions/TTD")["Location"] == "/osce/institutions/ttd")
        #expect(Self.answer("/docs/open?_path=/operations&limit=5")["Location"] == "/osce/operations?limit=5")
        let link = Self.answer("/operations?limit=1")["Link"] ?? ""
        #expect(link.contains("</osce/operations?limit=1>; rel=\"self\"") && !link.contains("</operations"))
        #expect(
            link.contains("</osce/openapi.json>; rel=\"service-desc\"") && link.contains("<https://creativecommons")
        )
        func text(_ target: String) -> String { String(decoding: Self.answer(target).body, as: UTF8.self) }
        #expect(text("/operations?format=csv&fields=id,url&limit=1").contains(",/osce/operations/"))
        #expect(text("/sources/seed?format=csv&fields=facts").contains("\"\"record\"\":\"\"/osce/"))
        #expect(text("/operations?format=ndjson&limit=1").contains("\"url\":\"/osce/operations/"))
        let drawing = text("/timeline?format=svg")
        #expect(drawing.contains("href=\"/osce/") && !drawing.contains("href=\"/operations"))
        #expect(text("/changes?format=atom").contains("href=\"https://example.org/osce/changes"))
        #expect(
            text("/operations/bishkek/cite").contains(
                ", https://example.org/osce/operations/bishkek?version=\(TestAPI.repository.shortVersion), "
            )
        )
        #expect(
            text("/operations/bishkek?format=jsonld").contains(
                "\"@id\":\"https://example.org/osce/operations/bishkek\""
            )
        )
        #expect(text("/llms.txt").contains("](https://example.org/osce/operations)"))
        let document = try JSONReader.read(Self.answer("/openapi.json").body)
        #expect(document["servers"]?.array?.first?["url"] == "https://example.org/osce")
        #expect(document["paths"]?["/operations"] != nil && document["paths"]?["/osce/operations"] == nil)
    }

    @Test("a text that begins with a slash and is no address stays as it is")
    func texts() throws {
        let prefix = try #require(AddressPrefix(PublicAddress("https://example.org/osce")))
        for text in ["/", "/operations", "/operations/x", "/search?q=1", "/docs#a"] {
            #expect(prefix.json(JSON.string(text).description) == "\"/osce\(text)\"")
        }
        for text in ["/other", "//operations/x", "/operations are", "a\"/operations", "\"/operations", "\\\"/docs"] {
            let json = JSON.string(text).description
            #expect(prefix.json(json) == json, "\(text)")
        }
    }
}
