import Addresses
import Directory
import DirectoryAPI
import Foundation
import HTTPSemantics
import Testing

@Suite("Machines are led to what the data set consists of")
struct DiscoveryTests {
    private static let address = "https://directory.example.org"
    private static let responder = Responder(TestAPI.repository, publicAddress: PublicAddress(address))

    private static func respond(_ target: String, _ fields: APIRequest.Fields = [:]) -> APIResponse {
        responder.respond(to: APIRequest(.get, target, fields: fields))
    }

    /// The elements of `Link` with a relation.
    private static func links(_ relation: String, _ response: APIResponse) -> [String] {
        (response["Link"] ?? "").components(separatedBy: ", <").filter { $0.contains("rel=\"\(relation)\"") }
    }

    @Test(
        "the page of the data set has signposts to its files, description, licence, author and type",
        arguments: ["", ".jsonld"]
    )
    func signposts(ending: String) throws {
        let response = Self.respond("/dataset\(ending)")
        for relation in ["cite-as", "describedby", "license", "author", "linkset", "item"] {
            #expect(!Self.links(relation, response).isEmpty, "\(relation)")
        }
        #expect(Self.links("type", response).contains { $0.contains("https://schema.org/Dataset") })
        #expect(response["Link"]?.utf8.count ?? 0 <= 2_000)
        for link in Self.links("item", response) + Self.links("describedby", response) {
            let target = link.prefix { $0 != ">" }.drop { $0 == "<" }
            let answer = Self.respond(String(target.dropFirst(Self.address.count)))
            #expect(answer.status == 200, "\(target)")
            let type = (answer["Content-Type"] ?? "").prefix { $0 != ";" }
            #expect(link.contains("type=\"\(type)\""), "\(link)")
        }
    }

    @Test("the set of links has what the field has, and leads back from each file")
    func linkSet() throws {
        let response = Self.respond("/dataset/linkset")
        #expect(response["Content-Type"] == "application/linkset+json")
        let sets = try #require(try JSONReader.read(response.body)["linkset"]?.array)
        let whole = try #require(sets.first { $0["anchor"]?.string == "\(Self.address)/dataset" })
        let items = (whole["item"]?.array ?? []).compactMap { $0["href"]?.string }
        #expect(items.count == TestAPI.repository.seeded.count + 1)
        for item in items {
            #expect(sets.contains { $0["anchor"]?.string == item && $0["collection"] != nil }, "\(item)")
            #expect(Self.respond(String(item.dropFirst(Self.address.count))).status == 200)
        }
        #expect(whole["license"]?.array?.first?["href"]?.string == TestAPI.repository.dataset.licenceURL)
        #expect(TestAPI.respond("/dataset/linkset").status == 200)
    }

    @Test("what is never coded has its digest, and every part of it that of the whole")
    func digest() throws {
        let whole = TestAPI.respond("/dataset/download")
        let digest = "sha-256=:\(ContentDigest.base64(of: whole.body)):"
        #expect(whole["Repr-Digest"] == digest)
        let part = TestAPI.respond("/dataset/download", .get, [.range: "bytes=0-99"])
        #expect(part.status == 206 && part["Repr-Digest"] == digest)
        #expect(TestAPI.respond("/operations")["Repr-Digest"] == nil, "it may be coded on the way")
        #expect(whole["Access-Control-Expose-Headers"]?.contains("Repr-Digest") == true)
    }

    @Test(
        "every page has a feed to subscribe to, that of a record its own",
        arguments: [
            ("/", "/changes.atom"), ("/dataset", "/changes.atom"), ("/operations", "/changes.atom"),
            ("/docs", "/changes.atom"),
            ("/docs/python", "/changes.atom"), ("/map", "/changes.atom"), ("/search?q=osce", "/changes.atom"),
            ("/operations/bishkek", "/operations/bishkek/history.atom"), ("/changes", "/changes?format=atom"),
        ]
    )
    func feed(target: String, feed: String) {
        let page = String(decoding: TestAPI.respond(target, .get, [.accept: "text/html"]).body, as: UTF8.self)
        let links = page.components(separatedBy: "<link ").dropFirst().map { $0.prefix { $0 != ">" } }.filter {
            $0.contains("type=\"application/atom+xml\"")
        }
        #expect(links.count == 1, "\(target)")
        #expect(links.first?.contains("href=\"\(feed)\"") == true, "\(target)")
        #expect(TestAPI.respond(feed)["Content-Type"] == "application/atom+xml")
    }

    @Test("search engines read a data set on its own page, with absolute addresses")
    func dataset() throws {
        let page = String(decoding: Self.respond("/dataset.html").body, as: UTF8.self)
        let text = try #require(page.components(separatedBy: "<script type=\"application/ld+json\">").dropFirst().first)
        let node = try JSONReader.read(Array(try #require(text.components(separatedBy: "</script>").first).utf8))
        #expect(node["@type"] == "Dataset" && node["url"]?.string == "\(Self.address)/dataset")
        let description = node["description"]?.string ?? ""
        #expect((50...5_000).contains(description.count))
        for member in [
            "license", "creator", "keywords", "temporalCoverage", "spatialCoverage", "variableMeasured", "version",
        ] {
            #expect(node[member] != nil, "\(member)")
        }
        let downloads = node["distribution"]?.array ?? []
        #expect(downloads.count == TestAPI.repository.seeded.count + 1)
        for download in downloads {
            let place = try #require(download["contentUrl"]?.string)
            #expect(place.hasPrefix(Self.address))
            #expect(Self.respond(String(place.dropFirst(Self.address.count))).status == 200)
        }
    }

    @Test(
        "the description of the data set in DCAT leads to a catalogue, and each distribution to a place that is there"
    )
    func catalogue() throws {
        let node = try JSONReader.read(Self.respond("/dataset.jsonld").body)
        #expect(node["@type"] == "dcat:Dataset")
        #expect(node["@reverse"]?["dcat:dataset"]?["@type"] == "dcat:Catalog")
        #expect(node["dcterms:language"]?["@id"]?.string?.hasSuffix("/language/ENG") == true)
        for distribution in node["dcat:distribution"]?.array ?? [] {
            let place = try #require(distribution["dcat:accessURL"]?["@id"]?.string)
            #expect(Self.respond(String(place.dropFirst(Self.address.count))).status == 200, "\(place)")
        }
        let unknown = try JSONReader.read(TestAPI.respond("/dataset.jsonld").body)
        #expect(unknown["dcat:landingPage"] == nil, "no reader of a saved document could go there")
    }

    @Test("a record has the address that is for good, and what it is")
    func record() {
        let response = Self.respond("/operations/bishkek.csv?fields=id")
        let permanent = "\(Self.address)/operations/bishkek?version=\(TestAPI.repository.shortVersion)"
        #expect(response["Link"]?.contains("<\(permanent)>; rel=\"cite-as\"") == true)
        #expect(response["Link"]?.contains("<https://schema.org/Organization>; rel=\"type\"") == true)
        #expect(Self.respond("/operations")["Link"]?.contains("cite-as") == false)
    }

    @Test("whom to tell of a weakness is told where the operator says so, and holds for less than a year")
    func securityText() throws {
        let missing = TestAPI.respond("/.well-known/security.txt")
        #expect(missing.status == 404)
        #expect(try JSONReader.read(missing.body)["detail"]?.string?.contains("--security-contact") == true)
        var responder = Self.responder
        responder.securityContact = SecurityContact("mailto:security@example.org, https://example.org/report")
        let response = responder.respond(to: APIRequest(.get, "/.well-known/security.txt"))
        #expect(response.status == 200 && response["Content-Type"] == "text/plain; charset=utf-8")
        let lines = String(decoding: response.body, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.prefix(2) == ["Contact: mailto:security@example.org", "Contact: https://example.org/report"])
        #expect(lines.contains("Canonical: \(Self.address)/.well-known/security.txt"))
        let expires = try #require(lines.first { $0.hasPrefix("Expires: ") }?.dropFirst("Expires: ".count))
        let day = try #require(ISO8601DateFormatter().date(from: String(expires)))
        let days = day.timeIntervalSinceNow / 86_400
        #expect(days > 80 && days < 365)
        #expect(responder.respond(to: APIRequest(.get, "/.well-known/security.txt?x=1")).status == 400)
    }

    @Test(
        "a contact is an address that programs can use",
        arguments: [
            ("mailto:a@b", true), ("https://a.example/x,tel:+43-1", true), ("security@example.org", false), ("", false),
            ("mailto:a@b,", false), ("http://a.example", false), ("mailto:a@b\nExpires: x", false), ("mailto:", false),
            ("https://", false), ("mailto:a b@c", false), ("https://a/\u{E4}", false),
        ]
    )
    func contact(text: String, isGood: Bool) { #expect((SecurityContact(text) != nil) == isGood) }
}
