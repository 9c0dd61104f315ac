import Foundation
import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("Each format of a past day tells what is of today")
struct PastFormatTests {
    private static let day = "as_of=2003-06-01"

    @Test("a line of NDJSON leaves out what nothing dates, unless it is asked for")
    func lines() throws {
        let lines = try Self.lines("/operations?\(Self.day)&format=ndjson")
        let moved = try #require(lines.first { $0["id"] == "moved" })
        #expect(moved["kind"] == "centre")
        #expect(moved["summary"] == nil && moved["dimensions"] == nil)
        let plain = try #require(lines.first { $0["id"] == "plain" })
        #expect(plain["kind"] == nil && plain["seat"] == nil && plain["website"] == nil)
        #expect(plain["established"] == "2000-03-01")
        let asked = try Self.lines("/operations?\(Self.day)&format=ndjson&fields=id,summary,kind")
        #expect(asked.first { $0["id"] == "moved" }?["summary"] == "Helps today.")
        #expect(asked.first { $0["id"] == "plain" }?["kind"] == "centre")
    }

    @Test("lines and cells of a past day hold the same fields")
    func likeCells() throws {
        let header = PastSeed.text("/operations?\(Self.day)&format=csv").prefix { !$0.isNewline }
        let columns = Set(header.split(separator: ",").map { String($0.prefix { $0 != "." }) })
        for line in try Self.lines("/operations?\(Self.day)&format=ndjson") {
            let names = Set(line.members?.map(\.name) ?? [])
            #expect(names.isSubset(of: columns), "\(names.subtracting(columns))")
        }
    }

    @Test("the field Not-Dated says in every format what is of today", arguments: ["json", "geojson", "jsonld"])
    func field(format: String) throws {
        let answer = PastSeed.respond("/operations/moved?\(Self.day)&format=\(format)")
        #expect(answer["Not-Dated"] == "summary, dimensions")
    }

    @Test("a table has no Not-Dated but for what it was chosen by or asked for", arguments: ["csv", "ndjson"])
    func fieldOfTables(format: String) {
        #expect(PastSeed.respond("/operations?\(Self.day)&format=\(format)")["Not-Dated"] == nil)
        #expect(
            PastSeed.respond("/operations?\(Self.day)&format=\(format)&dimension=first")["Not-Dated"] == "dimensions"
        )
        #expect(PastSeed.respond("/operations?\(Self.day)&format=\(format)&fields=summary")["Not-Dated"] == "summary")
        #expect(PastSeed.respond("/operations?format=\(format)")["Not-Dated"] == nil)
    }

    @Test("a feature alone has what goes with it as foreign members")
    func feature() throws {
        let feature = try PastSeed.json("/operations/moved?\(Self.day)&format=geojson")
        #expect(feature["type"] == "Feature")
        #expect(feature["meta"]?["as_of"] == "2003-06-01")
        #expect(feature["meta"]?["not_dated"] == ["summary", "dimensions"])
        #expect(feature["links"]?["self"]?.string == "/operations/moved?\(Self.day)&format=geojson")
    }

    @Test("a node of linked data names its day and its members of today", arguments: ["", "/moved"])
    func node(path: String) throws {
        let document = try PastSeed.json("/operations\(path)?\(Self.day)&format=jsonld")
        let node = document["@graph"]?.array?.first { $0["@id"]?.string?.hasSuffix("moved") == true } ?? document
        #expect(node["as_of"] == "2003-06-01")
        #expect(node["not_dated"] == ["summary", "dimensions"])
        #expect(node["name"] == "Office in Alba")
        #expect(node["skos:prefLabel"] == [["@value": "Office in Alba", "@language": "en"]])
        let today = try PastSeed.json("/operations\(path)?format=jsonld")
        #expect(!PastSeed.text("/operations\(path)?format=jsonld").contains("not_dated"))
        let now = today["@graph"]?.array?.first { $0["@id"]?.string?.hasSuffix("moved") == true } ?? today
        #expect(now["skos:prefLabel"] == [["@value": "Programme Office in Bela", "@language": "en"]])
        #expect(now["skos:altLabel"] == [["@value": "Office in Alba", "@language": "en"]])
    }

    @Test("days behind that of the data mean that day on every route", arguments: ["2030", "2020-12", "2031-05-06"])
    func future(date: String) throws {
        for path in ["/operations", "/operations/moved", "/map", "/graph", "/operations/moved/related"] {
            let format = path == "/map" ? "&format=geojson" : "&format=json"
            let answer = try PastSeed.json("\(path)?as_of=\(date)\(format)")
            #expect(answer["meta"]?["as_of"] == "2020-02-29", "\(path)")
            #expect(answer["links"]?["self"]?.string?.contains("as_of=2020-02-29") == true, "\(path)")
        }
    }

    @Test("links of a past record keep the day and the languages where they are known")
    func links() throws {
        let links = try #require(try PastSeed.json("/operations/moved?\(Self.day)&lang=fr")["links"])
        #expect(links["collection"] == "/operations?as_of=2003-06-01&lang=fr")
        #expect(links["related"] == "/operations/moved/related?as_of=2003-06-01&lang=fr")
        // these are of the record at all times
        #expect(links["history"] == "/operations/moved/history")
        for link in links.members ?? [] {
            #expect(PastSeed.respond(link.value.string ?? "").status == 200, "\(link)")
        }
    }

    @Test(
        "links of pages to records keep the day and the languages that the address names",
        arguments: [
            "/operations?", "/operations/moved?", "/map?", "/operations/moved/related?",
            "/operations?fields=host,seat&",
        ]
    )
    func pageLinks(path: String) throws {
        let page = PastSeed.text("\(path)\(Self.day)&lang=fr", [.accept: "text/html"])
        var main = page.components(separatedBy: "<main")[1].components(separatedBy: "<footer")[0]
        // the banner leads to other days on purpose
        for banner in main.components(between: "<p class=\"banner\"", and: "</p>") where !banner.isEmpty {
            #expect(banner.contains("See it as") && !banner.contains("?as_of=2003-06-01\""))
            main = main.replacing(banner, with: "")
        }
        let links = main.matches(of: /href="(\/(?:operations|states)\/[a-z]+)(\?[^"]*)?"/)
        #expect(!links.isEmpty)
        for link in links where link.output.2?.contains("style=") != true {
            let query = link.output.2.map(String.init) ?? ""
            #expect(query.contains("lang=fr"), "\(link.output.0)")
            // but for the way to the record of today
            #expect(
                query.contains("as_of=2003-06-01") || main.contains("\(link.output.0)>See it as"),
                "\(link.output.0)"
            )
        }
    }

    @Test("an event has the kind that its record had on the day")
    func events() throws {
        let events = try PastSeed.json("/timeline?operation=moved&collection=operations&sort=date")["data"]?.array ?? []
        let kinds = events.map {
            "\($0["event"]?.string ?? "") \($0["date"]?.string ?? "") \($0["kind"]?.string ?? "-")"
        }
        #expect(kinds.contains("founded 1995-01-10 office"))
        #expect(kinds.contains("transformed 2001-07-01 centre"))
        #expect(kinds.contains("renamed 2005-01-01 programme-office"))
        #expect(kinds.contains("noted 1996 office"))
        #expect(try PastSeed.json("/timeline?kind=office&operation=moved")["meta"]?["total"] == 2)
    }

    private static func lines(_ target: String) throws -> [JSON] {
        try PastSeed.text(target).split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
    }
}
