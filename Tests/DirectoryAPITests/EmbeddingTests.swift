import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("Other sites show records, lists and drawings")
struct EmbeddingTests {
    static let host: APIRequest.Fields = [.host: "example.org:8080"]

    private static func ask(_ query: String) -> APIResponse { TestAPI.respond("/oembed?\(query)", .get, host) }

    @Test(
        "a card may stand in any frame and runs nothing",
        arguments: [
            "/operations/bishkek?view=card", "/operations?region=central-asia&view=card", "/sources?view=card&limit=2",
            "/states/kg?view=card&as_of=2005", "/timeline?view=card",
        ]
    )
    func card(target: String) {
        let response = TestAPI.respond(target)
        #expect(response.status == 200)
        #expect(response["Content-Security-Policy"]?.contains("frame-ancestors *") == true)
        #expect(response["Content-Security-Policy"]?.contains("script-src") == false)
        let html = String(decoding: response.body, as: UTF8.self)
        #expect(html.contains("<base target=\"_blank\">") && html.contains("noindex") && !html.contains("<script"))
    }

    @Test(
        "no other page may stand in a frame",
        arguments: ["/operations/bishkek", "/operations", "/states/kg?view=dossier"]
    )
    func frames(target: String) {
        #expect(TestPage.respond(target)["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
    }

    @Test("the card of a list leads to its first records and to all of them")
    func list() throws {
        let ids = try TestAPI.ids("/operations?region=central-asia&sort=-established&limit=3")
        let html = String(
            decoding: TestAPI.respond("/operations?region=central-asia&sort=-established&limit=3&view=card").body,
            as: UTF8.self
        )
        let links = TestPage.links(in: html)
        for id in ids { #expect(links.contains("/operations/\(id)")) }
        let total = try TestAPI.total("/operations?region=central-asia")
        #expect(html.contains("All \(total)"))
        #expect(links.contains { $0.hasPrefix("/operations?region=central-asia") && !$0.contains("view=") })
    }

    @Test(
        "a view with another format, or with what it has no use for, is refused",
        arguments: [
            "/operations/bishkek?view=card&format=json", "/operations/bishkek?view=card&format=md",
            "/operations?view=card&format=csv", "/operations?view=dossier", "/operations?view=card&fields=name",
            "/operations?view=card&group=region", "/operations?view=card&limit=51", "/sources/ceh-ftf?view=dossier",
            "/operations/bishkek?view=dossier&format=csv",
        ]
    )
    func refused(target: String) throws {
        try TestAPI.expectFault(target, nearest: nil)
    }

    @Test("what Accept does not take is refused, whatever was kept before")
    func accept() {
        #expect(TestAPI.respond("/operations?view=card").status == 200)
        #expect(TestAPI.respond("/operations?view=card", .get, [.accept: "application/json"]).status == 406)
    }

    @Test("oEmbed gives a frame of the card, within the room that there is")
    func rich() throws {
        let response = Self.ask("url=http://example.org:8080/operations/bishkek%3Fas_of=2005-01-01&maxwidth=250")
        let answer = try JSONReader.read(response.body)
        #expect(answer["version"] == "1.0" && answer["type"] == "rich" && answer["width"] == .integer(250))
        let frame = try #require(answer["html"]?.string)
        let source = try #require(TestPage.values(of: "src", in: frame).first)
        #expect(source == "http://example.org:8080/operations/bishkek?view=card&as_of=2005-01-01")
        #expect(TestAPI.respond(String(source.dropFirst("http://example.org:8080".count))).status == 200)
    }

    @Test("a drawing is a photo in its proportions", arguments: ["/map?region=central-asia", "/timeline", "/graph"])
    func photo(path: String) throws {
        let url = QueryText.encoded(path)
        let whole = try JSONReader.read(Self.ask("url=\(url)").body)
        let small = try JSONReader.read(Self.ask("url=\(url)&maxwidth=480").body)
        #expect(whole["type"] == "photo" && small["width"] == .integer(480))
        let address = try #require(whole["url"]?.string)
        let svg = TestAPI.respond(String(address.dropFirst("http://example.org:8080".count)))
        #expect(svg.status == 200 && svg["Content-Type"] == "image/svg+xml")
    }

    @Test("an address of a version is shown as of that version")
    func version() throws {
        let version = TestAPI.repository.shortVersion
        for path in ["/operations/bishkek", "/map"] {
            let text = String(decoding: Self.ask("url=\(path)%3Fversion=\(version)").body, as: UTF8.self)
            #expect(text.contains("version=\(version)"))
        }
    }

    @Test(
        "the markup to copy and the links to oEmbed stay at the version of the page",
        .enabled(if: TestAPI.isReleased)
    )
    func copied() throws {
        let former = String(TestAPI.repository.releases[0].version.prefix(12))
        for path in ["/operations", "/map", "/graph", "/timeline"] {
            let old = TestPage.html("\(path)?version=\(former)")
            let panel = try #require(old.components(between: "<details class=\"embed", and: "</details>").first)
            let sources = panel.split(separator: "src=").dropFirst()
            #expect(!sources.isEmpty && sources.allSatisfy { $0.prefix(200).contains("version=\(former)") }, "\(panel)")
            let newest = TestPage.html(path)
            let own = try #require(newest.components(between: "<details class=\"embed", and: "</details>").first)
            #expect(!own.contains("version="))
            let link = try #require(old.components(between: "type=\"application/json+oembed\"", and: ">").first)
            let address = try #require(TestPage.links(in: link).first)
            let answer = TestAPI.respond(address, .get, Self.host)
            #expect(String(decoding: answer.body, as: UTF8.self).contains("version=\(former)"), "\(address)")
        }
    }

    @Test("the title of a list names what it was asked for")
    func titles() throws {
        let answer = try JSONReader.read(Self.ask("url=/operations%3Fregion=central-asia").body)
        #expect(answer["title"]?.string?.hasPrefix("Operations where region is central-asia") == true)
        #expect(try JSONReader.read(Self.ask("url=/operations").body)["title"] == "All operations")
    }

    @Test("an empty url is one that is missing")
    func empty() throws {
        let problem = try JSONReader.read(Self.ask("url=").body)
        #expect(problem["detail"]?.string?.hasPrefix("url is missing.") == true)
        #expect(problem["errors"]?.array?.count == 1)
    }

    @Test("a card says in view at its foot that the project is unofficial", arguments: ["/operations", "/states/kg"])
    func unofficial(path: String) {
        let html = String(decoding: TestAPI.respond("\(path)?view=card").body, as: UTF8.self)
        #expect(html.contains(".unofficial{position:sticky;bottom:0"))
        #expect(html.contains("<p class=\"small unofficial\">"))
    }

    @Test("a record leads to its sheet once", arguments: ["/states/kg", "/operations/bishkek", "/sources/ceh-ftf"])
    func sheet(path: String) {
        let html = TestPage.html(path)
        let count = html.ranges(of: "Sheet to print").count
        #expect(count == (path.hasPrefix("/sources") ? 0 : 1))
        #expect(!TestPage.links(in: html).contains { $0.contains("view=card") })
    }

    @Test("XML says the same")
    func xml() {
        let response = Self.ask("url=/states/kg&format=xml")
        #expect(response["Content-Type"]?.hasPrefix("text/xml") == true)
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(text.contains("<oembed>") && text.contains("<type>rich</type>") && text.contains("&lt;iframe"))
    }

    @Test(
        "what is not here is a 404, another format a 501, nonsense a 400",
        arguments: [
            ("url=https://example.com/operations/bishkek", 404),
            ("url=http://example.org:80801/operations/bishkek", 404),
            ("url=/operations/nowhere", 404), ("url=/operations/bishkek%3Fas_of=1970", 404),
            ("url=//example.com/map", 404),
            ("url=/healthz", 404), ("url=/states/kg%3Fview=dossier", 404), ("url=/states/kg%3Fview=card", 200),
            ("url=/operations%3Fregoin=x", 404), ("url=/operations%3Fgroup=region", 404),
            ("url=http://example.org:8080/map%23list", 200), ("url=/states/kg&format=yaml", 501), ("", 400),
            ("url=/states/kg&maxwidth=0", 400), ("url=/states/kg&maxheight=big", 400),
            ("url=/states/kg&callback=x", 400),
        ]
    )
    func faults(query: String, status: Int) {
        #expect(Self.ask(query).status == status)
    }

    @Test(
        "pages lead to what they can be shown as",
        arguments: ["/operations/bishkek", "/operations?region=central-asia", "/map"]
    )
    func discovery(target: String) throws {
        let page = TestPage.html(target)
        for type in ["application/json+oembed", "text/xml+oembed"] {
            let link = try #require(page.components(between: "type=\"\(type)\"", and: ">").first)
            let address = try #require(TestPage.links(in: link).first)
            #expect(TestAPI.respond(address, .get, Self.host).status == 200, "\(address)")
        }
        #expect(page.contains("<summary>Embed</summary>"))
    }

    @Test(
        "pages that repeat others are kept out of search engines",
        arguments: [
            ("/operations", false), ("/operations/bishkek", false), ("/operations?region=central-asia", false),
            ("/operations?sort=-established", true), ("/operations/bishkek?as_of=2005", true),
            ("/states/kg?view=dossier", true), ("/operations?fields=name", true), ("/operations?lang=ru", false),
        ]
    )
    func repeated(target: String, isKeptOut: Bool) {
        #expect(TestPage.html(target).contains("<meta name=\"robots\" content=\"noindex\">") == isKeptOut)
    }
}

/// Text as it stands in the value of a query.
private enum QueryText {
    static func encoded(_ text: String) -> String { text.replacing("?", with: "%3F").replacing("&", with: "%26") }
}
