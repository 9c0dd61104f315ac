import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("A page tells and passes on the languages that it shows")
struct ShownLanguageTests {
    private static func page(_ target: String, accepting languages: String) -> APIResponse {
        TestAPI.respond(target, .get, [.accept: "text/html", .acceptLanguage: languages])
    }

    @Test(
        "Content-Language has the tags that names have, not the ones that the browser sent",
        arguments: [
            ("ru-RU,ru;q=0.9,en;q=0.8", "ru, en"), ("de-AT", "de, en"), ("fr-CA,de-CH;q=0.5", "fr, de, en"),
            ("zu", "en"), ("en-GB,ru;q=0.5", "en"), ("", "en"),
        ]
    )
    func contentLanguage(accepted: String, shown: String) {
        for target in ["/operations", "/states/at", "/map", "/graph", "/search?q=wien", "/operations/bishkek/related"] {
            #expect(Self.page(target, accepting: accepted)["Content-Language"] == shown, "\(target)")
        }
        #expect(TestAPI.respond("/operations?lang=de-AT&format=html")["Content-Language"] == "de, en")
    }

    @Test(
        "links to other formats carry the language that the page shows",
        arguments: ["/operations", "/operations/bishkek", "/map", "/operations/bishkek/related", "/search?q=wien"]
    )
    func formats(target: String) throws {
        let text = String(decoding: Self.page(target, accepting: "ru-RU").body, as: UTF8.self)
        let links = text.matches(of: /<a href="([^"]*)" rel="alternate nofollow"/).map { String($0.output.1) }
        #expect(!links.isEmpty)
        for link in links { #expect(link.contains("lang=ru&") || link.hasSuffix("lang=ru"), "\(link)") }
        // a record's page has no command to fetch it
        if let command = text.firstMatch(of: /data-origin>[^<]*<\/span>([^<']*)'/)?.output.1 {
            #expect(command.contains("lang=ru"), "\(command)")
        } else {
            #expect(target == "/operations/bishkek")
        }
        let asked = String(decoding: Self.page(target, accepting: "en").body, as: UTF8.self)
        for link in asked.matches(of: /<a href="([^"]*)" rel="alternate nofollow"/) {
            #expect(!link.output.1.contains("lang="))
        }
    }

    @Test(
        "the address for browsers of any language names none",
        arguments: ["/operations", "/states/at", "/map", "/graph"]
    )
    func anyLanguage(target: String) throws {
        for languages in ["", "?lang=fr", "?as_of=2005-01-01&lang=fr"] {
            guard target != "/graph" || !languages.contains("as_of") else { continue }
            let page = String(decoding: Self.page(target + languages, accepting: "ru").body, as: UTF8.self)
            let link = try #require(page.firstMatch(of: /hreflang="x-default" href="([^"]*)"/)).output.1
            #expect(!link.contains("lang="), "\(link)")
            #expect(link.contains("as_of") == languages.contains("as_of"))
        }
    }

    @Test("lists and the map call a record by its short name, with the whole one at hand, and never of a past day")
    func shortNames() throws {
        let operations = try TestAPI.json("/operations?short_name__exists=true&fields=id,name,short_name&limit=1")
        let record = try #require(operations["data"]?.array?.first)
        let (name, short) = (record["name"]?.string ?? "", record["short_name"]?.string ?? "")
        let id = record["id"]?.string ?? ""
        let list = String(decoding: Self.page("/operations?id=\(id)", accepting: "").body, as: UTF8.self)
        #expect(list.contains("title=\"\(name)\">\(short)</a>"))
        let map = String(decoding: Self.page("/map?id=\(id)", accepting: "").body, as: UTF8.self)
        #expect(map.contains(">\(short)</a>"))
        let day = try TestAPI.json("/operations/\(id)?fields=established")["data"]?["established"]?.string ?? ""
        let past = String(decoding: Self.page("/operations?id=\(id)&as_of=\(day)", accepting: "").body, as: UTF8.self)
        #expect(!past.contains(">\(short)</a>"))
    }
}
