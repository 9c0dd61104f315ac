import HTTPSemantics
@testable import Formats
import Directory
import DirectoryAPI
import Testing

extension String {
    /// What stands between two texts, wherever it does.
    func components(between opening: String, and closing: String) -> [String] {
        split(separator: opening, omittingEmptySubsequences: false).dropFirst().compactMap { rest in
            rest.firstRange(of: closing).map { String(rest[..<$0.lowerBound]) }
        }
    }
}

@Suite("A browser gets a page of the same address")
struct PageTests {
    @Test(
        "every resource about the data has a page with the answer's status",
        arguments: [
            "/", "/search?q=human", "/dataset", "/dataset/cite", "/graph", "/docs", "/operations/bishkek/evidence",
            "/operations/bishkek/history", "/operations/bishkek/related", "/operations/bishkek/cite",
        ]
            + CollectionName.allCases.flatMap { name in
                ["/\(name)", TestAPI.repository[name].records[0].path]
            }
    )
    func pages(target: String) throws {
        let page = TestPage.respond(target)
        #expect(page.status == 200)
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        let policy = try #require(page["Content-Security-Policy"])
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        let html = String(decoding: page.body, as: UTF8.self)
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(html.contains("<h1"))
        #expect(html.components(between: "<h1", and: ">").count == 1)
        #expect(html.contains("unofficial project"))
        // nothing in the page itself is run or styled, so that the policy can forbid it
        #expect(!html.contains(" style=\"") && !html.contains("<style") && !html.contains(" onclick"))
        #expect(html.components(between: "<script", and: ">").allSatisfy { $0.contains("src=") || $0.contains("json") })
        // identifiers are of one element each
        let ids = TestPage.values(of: "id", in: html)
        #expect(Set(ids).count == ids.count)
        if target != "/docs" {
            // pages with names of records have them in the languages that the browser prefers
            let isNamed = page["Content-Language"] != nil
            #expect(page["Vary"] == "Accept, Accept-Encoding" + (isNamed ? ", Accept-Language" : ""))
            #expect(TestAPI.respond(target)["Content-Type"] != "text/html; charset=utf-8")
        }
    }

    @Test(
        "a record's page has each id once, and links to a part of a page lead to one",
        arguments: CollectionName.allCases
    )
    func anchors(collection: CollectionName) throws {
        let dataset = Set(TestPage.values(of: "id", in: TestAPI.page("/dataset")))
        let records = TestAPI.repository[collection].records
        for number in stride(from: 0, to: records.count, by: max(1, records.count / 40)) {
            let html = TestAPI.page(records[number].path)
            let ids = TestPage.values(of: "id", in: html)
            #expect(Set(ids).count == ids.count, "\(records[number].path)")
            for address in TestPage.values(of: "href", in: html) {
                if address.hasPrefix("#") {
                    #expect(ids.contains(String(address.dropFirst())), "\(records[number].path): \(address)")
                } else if address.hasPrefix("/dataset#") {
                    #expect(dataset.contains(String(address.dropFirst("/dataset#".count))), "\(address)")
                }
            }
        }
    }

    @Test("format=html gives the page to everybody, format=json the document to a browser")
    func format() {
        let page = TestAPI.respond("/operations?format=html")
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        #expect(page["Vary"] == "Accept-Encoding, Accept-Language")
        #expect(TestPage.respond("/operations?format=json")["Content-Type"] == "application/json")
    }

    @Test(
        "a list has the count and the order of the JSON",
        arguments: [
            "/operations", "/operations?dimension=human&sort=-established", "/mandates?holder=ttd&limit=5&offset=5",
            "/operations?as_of=2000-01-01", "/documents?q=terrorism", "/states?status=partner",
            "/timeline?limit=20&sort=name",
        ]
    )
    func lists(target: String) throws {
        let json = try TestAPI.json(target)
        let html = TestPage.html(target)
        let total = try #require(json["meta"]?["total"])
        #expect(html.contains("<p class=\"count sentence\"><strong>\(total)</strong>"))
        let paths = (json["data"]?.array ?? []).compactMap { $0["url"]?.string }
        let rows = html.components(between: "<tr><th scope=\"row\">", and: "</th>").map { row in
            TestPage.links(in: row)[0].split(separator: "?")[0]
        }
        #expect(rows.map(String.init) == paths)
    }

    @Test("the list of changes has the count, the order and the records of the JSON")
    func changes() throws {
        let target = "/changes?change=added&limit=10"
        let json = try TestAPI.json(target)
        let html = TestPage.html(target)
        let total = try #require(json["meta"]?["total"])
        #expect(html.contains("<p class=\"count sentence\"><strong>\(total)</strong>"))
        let paths = (json["data"]?.array ?? []).compactMap { $0["record"]?.string }
        let rows = html.components(between: "<li><strong>", and: "</strong>").map { TestPage.links(in: $0)[0] }
        #expect(rows == paths && !paths.isEmpty)
    }

    @Test("facets count as those of the JSON, and each link leads to as many records as it says")
    func facets() throws {
        let json = try TestAPI.json("/operations?dimension=human&facets=status,region,kind")
        let html = TestPage.html("/operations?dimension=human&facets=status,region,kind")
        let panel = try #require(html.components(between: "<form class=\"filters\"", and: "</form>").first)
        for (name, counts) in ["status", "region", "kind"].map({ ($0, json["facets"]?[$0]?.array ?? []) }) {
            #expect(!counts.isEmpty)
            for count in counts {
                let value = try #require(count["value"]?.string)
                let link = "/operations?dimension=human&amp;\(name)=\(value)&amp;facets=status,region,kind"
                let item = try #require(panel.components(between: "<a href=\"\(link)\"", and: "</a>").first)
                #expect(item.contains("<span class=\"number\">\(count["count"] ?? .null)</span>"))
            }
        }
        for item in panel.components(between: "<li>", and: "</li>") {
            let link = try #require(TestPage.links(in: item).first)
            let number = try #require(item.components(between: "<span class=\"number\">", and: "<").first)
            #expect(try TestAPI.json(link)["meta"]?["total"] == .number(number), "\(link)")
        }
    }

    @Test("a value of a facet joins the others of its field, and leaves them again")
    func toggling() throws {
        let html = TestPage.html("/operations?region=central-asia")
        let links = TestPage.links(in: html)
        #expect(links.contains("/operations?region=central-asia,south-caucasus"))
        let chips = try #require(html.components(between: "<p class=\"count sentence\"", and: "</p>").first)
        #expect(chips.contains("region is Central Asia"))
        #expect(TestPage.links(in: chips) == ["/operations"])
        // the values that could be added are counted as if the field were open
        let panel = try #require(html.components(between: "<form class=\"filters\"", and: "</form>").first)
        #expect(panel.contains("South-Eastern Europe") && panel.contains("aria-current=\"true\""))
    }

    @Test("pages, columns and formats keep what was asked for")
    func links() throws {
        let html = TestPage.html("/mandates?kind=tasking&sort=-date&limit=10&offset=10")
        let links = TestPage.links(in: html)
        #expect(links.contains("/mandates?kind=tasking&sort=-date&limit=10&offset=20"))
        #expect(links.contains("/mandates?kind=tasking&sort=-date&limit=10"))
        #expect(links.contains("/mandates?kind=tasking&sort=date&limit=10"))
        // a table is whole, whatever page it is asked for from
        #expect(links.contains("/mandates?kind=tasking&sort=-date&format=csv"))
        #expect(html.contains("aria-sort=\"descending\""))
        let form = try #require(html.components(between: "<form class=\"filters\"", and: "</form>").first)
        #expect(form.contains("<input type=\"hidden\" name=\"kind\" value=\"tasking\">"))
        #expect(form.contains("<input type=\"hidden\" name=\"limit\" value=\"10\">"))
        #expect(!form.contains("name=\"offset\""))
    }

    @Test("where nothing matches, the page says what to drop")
    func hints() throws {
        let target = "/operations?country=kg&status=closed"
        let json = try TestAPI.json(target)
        let html = TestPage.html(target)
        #expect(html.contains("No field operation here: status is closed and State is Kyrgyzstan."))
        let hints = try #require(json["meta"]?["hints"]?.array)
        for hint in hints { #expect(TestPage.links(in: html).contains(hint["url"]?.string ?? "")) }
    }

    @Test("every fact of every record has a mark that opens its evidence", arguments: CollectionName.seeded)
    func evidence(name: CollectionName) throws {
        let store = TestAPI.repository[name]
        for record in store.records.prefix(40) {
            let marks = Set(TestPage.values(of: "data-path", in: TestPage.html(record.path)))
            // what serves programs alone is told on the page of all facts
            let hidden = Set(store.schema.fields.filter { $0.place == .programs }.map(\.name))
            let facts = EvidenceRow.rows(of: record, store.schema).filter { !$0.entries.isEmpty }.map(\.path)
                .filter { path in !hidden.contains(String(path.prefix { $0 != "." })) }
            // items of a list that all rest on the same have one mark, that of the list
            let unmarked = facts.filter { !marks.contains($0) && !marks.contains(String($0.prefix { $0 != "." })) }
            #expect(unmarked.isEmpty, "\(record.path)")
        }
    }

    @Test("a record's page names what refers to it")
    func backlinks() {
        let html = TestPage.html("/institutions/ttd")
        let links = TestPage.links(in: html)
        #expect(html.contains("id=\"relations\">Related records</h2>"))
        #expect(links.contains("/institutions/atu"))
        #expect(links.contains { $0.hasPrefix("/mandates/") })
        #expect(links.contains("/institutions/ttd/evidence"))
    }

    @Test("on a past day the record's timeline ends with that day")
    func timelineOfPastDay() throws {
        for (day, isThere) in [("2005-01-01", false), ("2011-03-31", true)] {
            let page = TestPage.html("/operations/minsk?as_of=\(day)")
            let then = try #require(page.components(between: "<section class=\"then\"", and: "</section>").first)
            #expect(then.contains("datetime=\"2003-02-10\""))
            #expect(then.contains("id=\"f-closed\"") == isThere, "\(day)")
            // what came later is told to be left out, and nothing of it is shown
            let left = try #require(page.components(between: "class=\"left-out", and: "</p>").first)
            #expect(left.contains("closed") == !isThere, "\(day)")
            // the drawing ends with the day
            let strip = try #require(then.components(between: "<svg", and: "</svg>").first)
            #expect(!strip.contains(">2010<") || isThere)
        }
    }

    @Test("on a past day facts and ties have the names of that day and lead to it")
    func namesOfADay() throws {
        let page = TestPage.html("/operations/bishkek?as_of=2000-01-01")
        #expect(page.contains("<a href=\"/operations/bishkek/related?as_of=2000-01-01\">"))
        // a record that is not told apart by days stays at its one address
        #expect(TestPage.links(in: page).contains("/dimensions/human"))
        let list = TestPage.html("/mandates?as_of=2000-01-01")
        #expect(list.contains("<a href=\"/operations/astana?as_of=2000-01-01\">OSCE Centre in Almaty</a>"))
    }

    @Test("what a script makes use of is on the page from the start, hidden, so that nothing moves")
    func controlsOfScripts() {
        let button = "<button type=\"button\" class=\"copy\" hidden>"
        for target in ["/documents", "/operations/bishkek", "/operations/bishkek/cite", "/docs/python"] {
            let copyable = TestPage.html(target).components(between: " data-copy>", and: button)
            #expect(!copyable.isEmpty && copyable.allSatisfy { !$0.contains("<p") }, "\(target)")
        }
        let facets = TestPage.html("/documents").components(between: "<details class=\"facet filter", and: "\n")
        #expect(facets.contains { $0.contains("<input") } && facets.contains { !$0.contains("<input") })
        for facet in facets {
            let values = facet.components(between: "<li>", and: "</li>").count
            #expect((values >= 12) == facet.contains("<input type=\"search\" class=\"facet-find\" hidden"))
        }
    }

    @Test("names in other languages say which")
    func languages() {
        let foreign = TestAPI.repository.seeded.lazy.flatMap(\.records).first { record in
            (record.value["names"]?.array ?? []).contains { $0["language"] != "en" }
        }
        guard let foreign, let name = foreign.value["names"]?.array?.first(where: { $0["language"] != "en" }) else {
            return
        }
        #expect(TestPage.html(foreign.path).contains("lang=\"\(name["language"]?.string ?? "")\""))
    }

    @Test("what others add to links to follow people is dropped from pages, and refused elsewhere")
    func tracking() {
        let tracked = "/operations?dimension=human&utm_source=x&fbclid=1&gclid=2"
        #expect(TestPage.respond(tracked).body == TestPage.respond("/operations?dimension=human").body)
        #expect(TestAPI.respond(tracked).status == 400)
        // a form without a script sends its empty fields too
        #expect(TestPage.respond("/operations?q=&as_of=&sort=").body == TestPage.respond("/operations").body)
        #expect(TestAPI.respond("/operations?q=").status == 400)
        #expect(TestPage.respond("/operations?dimension=").status == 400)
    }

    @Test("style sheet and script have names of their content, and are kept for ever")
    func assets() throws {
        let html = TestPage.html("/")
        let paths = TestPage.links(in: html).filter { $0.hasPrefix("/assets/") } + TestPage.values(of: "src", in: html)
        #expect(paths.count >= 2)
        for path in paths {
            let file = TestAPI.respond(path)
            #expect(file.status == 200)
            #expect(file["Cache-Control"] == "public, max-age=31536000, immutable")
            #expect(TestAPI.respond(path + "?x=1").status == 400)
            // a page of another version of the program finds the present file
            let dash = try #require(path.lastIndex(of: "-"))
            let other = path[...dash] + "000000000000" + path[dash...].drop { $0 != "." }
            #expect(TestAPI.respond(String(other))["Location"] == path)
        }
        #expect(TestAPI.respond("/assets/nothing-000000000000.css").status == 404)
    }
}
