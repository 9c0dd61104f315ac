@testable import Formats
@testable import Addresses
import Directory
import Foundation
import FoundationXML
import Testing

@testable import DirectoryAPI
import HTTPSemantics

@Suite("Machines find what they look for at fixed addresses")
struct SiteFileTests {
    static let address = PublicAddress("https://directory.example.org")
    static let responder = Responder(TestAPI.repository, publicAddress: address)

    static func text(_ target: String, _ fields: APIRequest.Fields = [:]) -> String {
        String(decoding: responder.respond(to: APIRequest(.get, target, fields: fields)).body, as: UTF8.self)
    }

    @Test("each is served under its media type, with a validator", arguments: SiteFile.allCases)
    func served(file: SiteFile) throws {
        let answer = Self.responder.respond(to: APIRequest(.get, file.path))
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == file.mediaType)
        #expect(answer["ETag"] != nil)
        #expect(Self.responder.respond(to: APIRequest(.get, "\(file.path)?x=1")).status == 400)
        let document = try TestAPI.json("/openapi.json")
        #expect(document["paths"]?[file.path] != nil)
    }

    @Test("without a public address, what consists of absolute addresses is missing and says what to do")
    func missing() throws {
        for file in SiteFile.allCases {
            let answer = TestAPI.respond(file.path)
            #expect((answer.status == 404) == file.needsPublicAddress, "\(file)")
            if answer.status == 404 {
                #expect(try JSONReader.read(answer.body)["detail"]?.string?.contains("--public-url") == true)
            }
        }
        #expect(!String(decoding: TestAPI.respond("/robots.txt").body, as: UTF8.self).contains("Sitemap:"))
    }

    @Test("the site map has every record and every collection once, and nothing else leads anywhere else")
    func sitemap() throws {
        let text = Self.text("/sitemap.xml")
        #expect(XMLParser(data: Data(text.utf8)).parse())
        let addresses = text.components(separatedBy: "<loc>").dropFirst()
            .compactMap { $0.components(separatedBy: "</loc>").first }
        let records = TestAPI.repository.seeded.flatMap { $0.records.map(\.path) }
        let paths = addresses.map { $0.replacing("https://directory.example.org", with: "") }
        #expect(Set(paths).count == paths.count)
        #expect(Set(paths).isSuperset(of: records))
        #expect(Set(paths).isSuperset(of: CollectionName.allCases.map { "/\($0)" }))
        #expect(paths.count == records.count + CollectionName.allCases.count + 4)
        for path in paths where !records.contains(path) {
            #expect(TestAPI.respond(path).status == 200, "\(path)")
        }
    }

    @Test("the site map has no more addresses than the protocol allows")
    func bound() {
        #expect(Sitemap.greatestCount == 50_000)
    }

    @Test("robots are told where the site map is, and to leave alone what only repeats pages")
    func robots() {
        let text = Self.text("/robots.txt")
        #expect(text.contains("\nSitemap: https://directory.example.org/sitemap.xml\n"))
        #expect(text.contains("\nUser-agent: *\n"))
        #expect(text.contains("\nDisallow: /search\n"))
        #expect(text.contains("\nDisallow: /*.csv\n") && !text.contains("Disallow: /*.atom"))
        // the longest rule that matches holds
        for path in ["/openapi.json", "/context.jsonld", "/schemas/", "/assets/"] {
            #expect(text.contains("\nAllow: \(path)\n"), "\(path)")
        }
    }

    @Test("the browser's address bar is told how to search")
    func openSearch() throws {
        let text = Self.text("/opensearch.xml")
        #expect(XMLParser(data: Data(text.utf8)).parse())
        #expect(text.contains("template=\"https://directory.example.org/search?q={searchTerms}\""))
        let page = Self.text("/?format=html")
        #expect(page.contains("type=\"application/opensearchdescription+xml\""))
        let unknown = String(decoding: TestAPI.respond("/?format=html").body, as: UTF8.self)
        #expect(!unknown.contains("opensearchdescription"))
    }

    @Test("every link for language models leads somewhere")
    func languageModels() throws {
        let text = Self.text("/llms.txt")
        #expect(text.hasPrefix("# OSCE Directory\n\n> "))
        #expect(text.contains("unofficial"))
        let links = text.components(separatedBy: "](").dropFirst().compactMap { $0.components(separatedBy: ")").first }
        #expect(links.count > 20)
        for link in links {
            let path = link.replacing("https://directory.example.org", with: "")
            #expect(path.hasPrefix("/"))
            #expect(TestAPI.respond(path).status == 200, "\(path)")
        }
    }

    @Test("the sign of the site is an icon of three sizes")
    func favicon() {
        let bytes = Self.responder.respond(to: APIRequest(.get, "/favicon.ico")).body
        #expect(bytes.prefix(6) == [0, 0, 1, 0, 3, 0])
        #expect(bytes.count < 4_000)
    }

    // MARK: Heads of pages

    @Test("a page names its absolute address, a picture and what previews show, where the address is known")
    func preview() throws {
        let page = Self.text("/operations/mission-in-kosovo?format=html")
        #expect(page.contains("rel=\"canonical\" href=\"https://directory.example.org/operations/mission-in-kosovo\""))
        #expect(page.contains("property=\"og:title\" content=\"OSCE Mission in Kosovo\""))
        let picture = try #require(page.components(separatedBy: "property=\"og:image\" content=\"").dropFirst().first)
        let address = try #require(picture.components(separatedBy: "\"").first)
        let path = address.replacing("https://directory.example.org", with: "")
        let answer = Self.responder.respond(to: APIRequest(.get, path))
        #expect(answer["Content-Type"] == "image/png")
        #expect(answer.body.count < 60_000)
        let unknown = String(decoding: TestAPI.respond("/operations/mission-in-kosovo?format=html").body, as: UTF8.self)
        #expect(unknown.contains("rel=\"canonical\" href=\"/operations/mission-in-kosovo\""))
        #expect(!unknown.contains("og:image"))
    }

    @Test("the host that a request names is in no page")
    func host() {
        // an answer is kept for all who ask for the same target
        let absolute = "http://evil.example/operations/mission-in-kosovo?format=html"
        #expect(!Self.text(absolute).contains("evil.example"))
    }

    @Test("every record's page has linked data that is JSON and says its name", arguments: CollectionName.seeded)
    func linkedData(collection: CollectionName) throws {
        for record in TestAPI.repository[collection].records.prefix(40) {
            let page = Self.text("\(record.path)?format=html")
            let block = try #require(
                page.components(separatedBy: "<script type=\"application/ld+json\">").dropFirst().first?
                    .components(separatedBy: "</script>").first
            )
            let node = try JSONReader.read(Array(block.utf8))
            #expect(node["@context"] == "https://schema.org")
            #expect(node["name"]?.string == record.name)
            #expect(node["url"]?.string == "https://directory.example.org\(record.path)")
        }
    }

    @Test("the home page says that there is a data set and how to search it")
    func home() throws {
        let page = Self.text("/?format=html")
        #expect(page.contains("\"@type\":\"Dataset\""))
        #expect(page.contains("/search?q={search_term_string}"))
    }

    @Test("nothing in a record ends the block of linked data")
    func hostile() throws {
        var files = Seed.embedded.files
        for name in files.keys {
            let text = String(decoding: files[name] ?? [], as: UTF8.self)
            files[name] = Array(
                text.replacing("OSCE Presence in Albania", with: "</script><script>alert(1)</script>").utf8
            )
        }
        let responder = Responder(try Repository(checking: Seed(files: files, origin: "a test")))
        let answer = responder.respond(to: APIRequest(.get, "/operations/presence-in-albania?format=html"))
        #expect(answer.status == 200)
        #expect(!String(decoding: answer.body, as: UTF8.self).contains("<script>alert"))
    }
}
