import Addresses
import Directory
import DirectoryAPI
import Formats
import HTTPSemantics
import Testing
import Words

@Suite("The page of a list says the question, who is left out, and where to go on")
struct ListPageTests {
    @Test(
        "each part of the sentence can be taken away, and leads to the rest",
        arguments: [
            (
                "/operations?region=central-asia&status=closed",
                ["/operations?region=central-asia", "/operations?status=closed"]
            ),
            ("/operations?closed__gte=2010&closed__lte=2015", ["/operations"]),
            ("/operations?q=office&region=central-asia", ["/operations?region=central-asia", "/operations?q=office"]),
            ("/mandates?holder.region=central-asia", ["/mandates"]),
            ("/operations?as_of=2005-01-01", ["/operations"]),
        ]
    )
    func sentence(target: String, rests: [String]) throws {
        let html = TestPage.html(target)
        let sentence = try #require(html.components(between: "<p class=\"count sentence\"", and: "</p>").first)
        let links = sentence.components(between: "<a class=\"chip\"", and: ">").flatMap(TestPage.links)
        #expect(links == rests, "\(sentence)")
    }

    @Test("records that a date would decide on and that have none are counted, and there is a list of them")
    func leftOut() throws {
        let html = TestPage.html("/operations?closed__gte=2000")
        let undated = try TestAPI.total("/operations?status=closed&closed__exists=false")
        #expect(undated > 0)
        let words = try #require(html.components(between: "<p class=\"left-out\">", and: "</p>").first)
        #expect(words.contains("\(undated) closed field operations are left out"))
        let link = try #require(TestPage.links(in: words).first)
        #expect(try TestAPI.total(link) == undated)
        #expect(!TestPage.html("/operations?closed__exists=true").contains("class=\"left-out\""))
    }

    @Test(
        "JSON counts those who are left out as the page does, and nothing where all are compared",
        arguments: [
            ("/operations?closed__gte=2000", "closed"), ("/operations?closed__lt=2000&status=closed", "closed"),
            ("/sources?published__gte=2000", "published"),
        ]
    )
    func unknown(target: String, field: String) throws {
        let meta = try #require(try TestAPI.json(target)["meta"])
        let words = TestPage.html(target).components(between: "<p class=\"left-out\">", and: "</p>").first
        let counts = meta["unknown"]?.members ?? []
        guard let words else { return #expect(counts.isEmpty) }
        #expect(counts.map(\.name) == [field])
        let count = try #require(counts.first?.value)
        #expect(count != .integer(0))
        let link = try #require(TestPage.links(in: words).first)
        #expect(count == .integer(try TestAPI.total(link)))
    }

    @Test("a list that compares neither a date nor a number asks nothing more")
    func uncounted() throws {
        let store = TestAPI.repository[.operations]
        func conditions(_ names: [(String, Operator)]) throws -> [Condition] {
            try names.map { Condition(try #require(store.parameters[$0.0]), $0.1, [.text("x")]) }
        }
        func asked(_ names: [(String, Operator)]) throws -> [String] {
            MissingValues.compared(by: Query(.operations, conditions: try conditions(names))).map(\.name)
        }
        #expect(try asked([("status", .equal), ("closed", .exists), ("region", .not)]).isEmpty)
        #expect(try asked([("closed", .less), ("closed", .greater)]) == ["closed"])
        let many = try asked([("closed", .less), ("established", .less), ("last_confirmed", .less)])
        #expect(many.count == MissingValues.most)
        #expect(try TestAPI.json("/operations?status=closed")["meta"]?["unknown"] == nil)
        #expect(try TestAPI.json("/operations?closed__exists=true")["meta"]?["unknown"] == nil)
    }

    @Test("on a telephone the form of a question folds where something was found")
    func folds() {
        #expect(
            TestPage.html("/operations?closed__gte=2000").contains("<details class=\"ask\" id=\"ask\" data-folds open")
        )
        #expect(TestPage.html("/operations?closed__gte=2300").contains("<details class=\"ask\" id=\"ask\" open"))
        #expect(TestPage.html("/operations").contains("<details class=\"ask\" id=\"ask\">"))
    }

    @Test(
        "orders are said in words, each once",
        arguments: ["/changes", "/changes?sort=-release", "/operations?sort=region,closed", "/timeline", "/dimensions"]
    )
    func orders(target: String) throws {
        let html = TestPage.html(target)
        let choice = try #require(html.components(between: "<select id=\"sort\"", and: "</select>").first)
        let labels = choice.components(between: "<option ", and: "</option>").compactMap { option in
            option.split(separator: ">", maxSplits: 1).last.map(String.init)
        }
        #expect(labels.count > 2 && Set(labels).count == labels.count, "\(labels)")
        #expect(!labels.contains { $0.contains("most first") || $0.hasPrefix("-") || $0.contains(/[a-z],[a-z]/) })
        if target.hasSuffix("region,closed") { #expect(labels.contains("Region, then closed, oldest first")) }
        if target.hasPrefix("/changes") { #expect(labels.contains("Release, newest first")) }
    }

    @Test("a head orders its column, and turns the order round when followed again")
    func heads() throws {
        for fields in ["", "&fields=kind,region,closed,closing_reason"] {
            let html = TestPage.html("/operations?status=closed\(fields)")
            let head = try #require(html.components(between: "<thead>", and: "</thead>").first)
            #expect(head.contains("aria-sort=\"ascending\""))
            let links = TestPage.links(in: head)
            #expect(links.contains("/operations?status=closed&sort=closed\(fields)"))
            #expect(links.contains("/operations?status=closed&sort=-name\(fields)"))
            let sorted = TestPage.html("/operations?status=closed&sort=closed\(fields)")
            let again = try #require(sorted.components(between: "<thead>", and: "</thead>").first)
            #expect(TestPage.links(in: again).contains("/operations?status=closed&sort=-closed\(fields)"))
        }
    }

    @Test(
        "every collection is in the order of its table, that of names as they are shown",
        arguments: CollectionName.allCases
    )
    func order(name: CollectionName) throws {
        let schema = CollectionSchema.named(name)
        let order = try #require(schema.order)
        let limit = name == .changes || name == .timeline ? "limit=40" : "limit=500"
        #expect(try TestAPI.ids("\(name.path)?\(limit)") == TestAPI.ids("\(name.path)?sort=\(order)&\(limit)"))
        let ids = try TestAPI.ids("\(name.path)?sort=id&\(limit)")
        #expect(ids == ids.sorted())
        guard order == "name" else { return }
        let shown = try TestAPI.json("\(name.path)?\(limit)")["data"]?.array?.compactMap {
            ($0["short_name"] ?? $0["name"])?.string.map(Self.folded)
        }
        #expect(shown?.isEmpty == false && shown == shown?.sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) })
    }

    private static func folded(_ text: String) -> String { Folding.fold(text) }

    @Test("pages of a list in the usual order hold each record once")
    func paging() throws {
        var met: [String] = []
        for offset in stride(from: 0, to: 60, by: 7) {
            met += try TestAPI.ids("/institutions?limit=7&offset=\(offset)")
        }
        #expect(try met == TestAPI.ids("/institutions?limit=500"))
    }

    @Test("where sources are asked for, each value names them and each number leads to a line under the table")
    func sources() throws {
        let html = TestPage.html("/operations?closed__gte=2010&fields=closed,closing_reason,evidence")
        let marks = html.components(between: "<span class=\"cell-sources\">", and: "</span>")
        #expect(marks.count > 5)
        let list = try #require(html.components(between: "<ol class=\"table-sources\">", and: "</ol>").first)
        for target in TestPage.values(of: "href", in: marks.joined()) {
            #expect(list.contains("id=\"\(target.dropFirst())\""), "\(target)")
        }
        #expect(!html.contains("data-label=\"Sources\""))
        #expect(!TestPage.html("/operations?closed__gte=2010").contains("cell-sources"))
    }

    @Test("a narrowed list leads to what refers to its records, with the right number of them")
    func related() throws {
        for target in [
            "/operations?region=central-asia&status=closed", "/operations?region=central-asia",
            "/documents?date__gte=2000",
        ] {
            let html = TestPage.html(target)
            let words = try #require(html.components(between: "<p class=\"related-lists\">", and: "</p>").first)
            let link = try #require(TestPage.links(in: words).first)
            let count = try TestAPI.total(link)
            #expect(words.contains(">\(count) mandate"), "\(words)")
            let ids = try Set(TestAPI.ids("\(target)&limit=500"))
            let field = target.hasPrefix("/documents") ? "document" : "holder"
            let referring = try TestAPI.json("/mandates?limit=500")["data"]?.array?.filter {
                $0[field]?.string.map(ids.contains) ?? false
            }
            #expect(referring?.count == count)
        }
        #expect(!TestPage.html("/operations").contains("related-lists"))
    }

    @Test(
        "the form of a list has a bounded number of choices, whatever a collection holds",
        arguments: CollectionName.allCases
    )
    func size(name: CollectionName) throws {
        let html = TestPage.html("\(name.path)?limit=1")
        let form = try #require(html.components(between: "<details class=\"ask\"", and: "</form>").first)
        #expect(form.components(between: "<option", and: ">").count < 500)
        #expect(form.components(between: "<input", and: ">").count < 100)
        let menus = try #require(html.components(between: "<form class=\"filters\"", and: "</form>").first)
        #expect(menus.components(between: "<details", and: ">").count <= 8)
        #expect(menus.components(between: "<li>", and: "<").count <= 8 * 80)
    }
}
