import Addresses
import Directory
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("Whoever follows the ways of a version stays in it", .enabled(if: TestAPI.isReleased))
struct VersionLinkTests {
    private let first = VersionTests.first

    @Test("neighbouring pages, facets and parts keep it; what a record is called does not")
    func json() throws {
        let list = try TestAPI.json("/operations?version=\(first)&limit=10&offset=10&facets=kind")
        for relation in ["self", "first", "prev", "next", "last"] {
            #expect(list["links"]?[relation]?.string?.contains("version=\(first)") == true, "\(relation)")
        }
        #expect(list["links"]?["latest"]?.string?.contains("version=") == false)
        #expect(list["facets"]?["kind"]?.array?.allSatisfy { $0["url"]?.string?.contains("version=") == true } == true)
        #expect(list["data"]?.array?.allSatisfy { $0["url"]?.string?.contains("version=") == false } == true)
        let record = try TestAPI.json("/operations/minsk?version=\(first)")
        for relation in ["self", "collection", "html", "evidence", "history", "related", "cite"] {
            #expect(record["links"]?[relation]?.string?.contains("version=\(first)") == true, "\(relation)")
        }
        #expect(record["links"]?["latest"]?.string == "/operations/minsk")
        #expect(record["data"]?["url"]?.string == "/operations/minsk")
    }

    @Test("so do the ways in a table; the addresses of its records do not")
    func table() {
        let groups = TestAPI.respond("/operations?group=status&format=csv&version=\(first)").body
        let rows = String(decoding: groups, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
        #expect(!rows.isEmpty && rows.allSatisfy { $0.hasSuffix("&version=\(first)") }, "\(rows)")
        let quoted = TestAPI.respond("/operations?group=status&lang=ru,en&format=csv&version=\(first)").body
        #expect(String(decoding: quoted, as: UTF8.self).contains("&version=\(first)"))
        let records = TestAPI.respond("/operations?format=csv&fields=id,url&version=\(first)").body
        #expect(!String(decoding: records, as: UTF8.self).contains("version="))
    }

    @Test("a walk that names no version goes on in the one that it began with")
    func walk() throws {
        let newest = VersionTests.newest
        let list = try TestAPI.json("/operations?limit=10&offset=10")
        for relation in ["prev", "next", "last"] {
            #expect(list["links"]?[relation]?.string?.contains("version=\(newest)") == true, "\(relation)")
        }
        for relation in ["self", "first"] {
            #expect(list["links"]?[relation]?.string?.contains("version=") == false, "\(relation)")
        }
        let link = try #require(TestAPI.respond("/operations?limit=10")["Link"])
        #expect(link.contains("version=\(newest)>; rel=\"next\""))
        let search = try TestAPI.json("/search?q=office&limit=2")
        #expect(search["links"]?["next"]?.string?.contains("version=\(newest)") == true)
        // all pages of a former version, each record once
        var (address, ids) = ("/operations?version=\(first)&limit=7", [String]())
        while true {
            let page = try TestAPI.json(address)
            ids += page["data"]?.array?.compactMap { $0["id"]?.string } ?? []
            guard let next = page["links"]?["next"]?.string else { break }
            address = next
        }
        #expect(Set(ids).count == ids.count)
        #expect(ids.count == (try TestAPI.total("/operations?version=\(first)")))
    }

    @Test(
        "each way of a page keeps it, but for those to the newest",
        arguments: [
            "/", "/operations", "/operations/minsk", "/search?q=minsk", "/map", "/timeline", "/dataset", "/match",
        ]
    )
    func page(target: String) throws {
        let separator = target.contains("?") ? "&" : "?"
        let answer = TestAPI.respond("\(target)\(separator)version=\(first)", .get, [.accept: "text/html"])
        let page = String(decoding: answer.body, as: UTF8.self)
        let tags = page.split(separator: "<").filter { $0.hasPrefix("a ") || $0.hasPrefix("form ") }
        #expect(tags.count > 10)
        for tag in tags {
            guard let start = tag.firstRange(of: "href=\"/")?.upperBound else { continue }
            let address = "/" + tag[start...].prefix { $0 != "\"" }
            let isNewest = tag.contains("rel=\"latest-version\"")
            let hasData = !["/docs", "/openapi", "/schemas", "/reconcile", "/healthz", "/id/", "/llms.txt"].contains {
                address.hasPrefix($0)
            }
            #expect(address.contains("version=\(first)") == (hasData && !isNewest), "\(address) of \(target)")
        }
        for tag in tags where tag.hasPrefix("form ") && tag.contains("action=\"/") && !tag.contains("action=\"/docs") {
            let isPost = tag.contains("method=\"post\"")
            #expect(
                isPost
                    ? tag.contains("version=\(first)") : page.contains("\(tag)<input type=\"hidden\" name=\"version\"")
            )
        }
        #expect(page.contains("class=\"edition\""))
        #expect(page.contains("name=\"robots\" content=\"noindex\""))
        if let canonical = page.firstRange(of: "rel=\"canonical\" href=\"")?.upperBound {
            #expect(!page[canonical...].prefix { $0 != "\"" }.contains("version="))
        }
    }

    @Test("a page of a former version says what the newest has instead")
    func banner() throws {
        // a record of which a short text changed
        let releases = VersionTests.releases
        func isShort(_ value: JSON?) -> Bool { value?.string.map { $0.count < 100 } ?? false }
        var found: (number: Int, path: String)?
        for release in releases.dropFirst() {
            for change in release.changes where change.kind == .changed {
                let isTold = change.fields.contains { $0.field == "name" && isShort($0.before) && isShort($0.after) }
                if isTold, TestAPI.repository.record(at: change.path) != nil { found = (release.number, change.path) }
            }
        }
        let change = try #require(found)
        let version = releases[change.number - 2].version.prefix(12)
        let page = TestAPI.respond("\(change.path)?version=\(version)", .get, [.accept: "text/html"])
        let text = String(decoding: page.body, as: UTF8.self)
        #expect(text.contains("You see release \(change.number - 1) of"))
        #expect(text.contains("In the newest version: Name: "))
        #expect(
            !String(decoding: TestAPI.respond(change.path, .get, [.accept: "text/html"]).body, as: UTF8.self)
                .contains("class=\"edition\"")
        )
    }

    private func page(_ target: String) -> String {
        String(decoding: TestAPI.respond(target, .get, [.accept: "text/html"]).body, as: UTF8.self)
    }

    @Test("the page of a version that is not here leads to those that are, and to the newest")
    func notHere() {
        let wrong = page("/operations?limit=3&version=0000000")
        #expect(wrong.contains("Versions that exist here") && !wrong.contains("Formats that exist here"))
        for version in [VersionTests.newest] + VersionTests.former.map({ String($0.version.prefix(12)) }) {
            #expect(wrong.contains("href=\"/operations?limit=3&amp;version=\(version)\">\(version)</a>"))
        }
        #expect(wrong.contains("href=\"/operations?limit=3\" rel=\"latest-version\">See the newest</a>"))
        let compared = page("/operations/minsk?compare=0000000")
        #expect(compared.contains("href=\"/operations/minsk?compare=\(first)\">\(first)</a>"))
        // other problems still tell formats
        #expect(!page("/operations?version=x").contains("Versions that exist here"))
    }

    @Test("the page of a list leads to what changed since, and shows its address with the version")
    func list() {
        let target = "/operations?region=central-asia"
        let old = page("\(target)&version=\(first)")
        #expect(old.contains("href=\"/changes?since=\(first)\" rel=\"latest-version\">What changed since</a>"))
        #expect(
            old.contains("Address of this question: <code>/operations?region=central-asia&amp;version=\(first)</code>")
        )
        #expect(
            old.contains("</span>/operations?region=central-asia&amp;lang=en&amp;version=\(first)'")
                || old.contains("</span>/operations?region=central-asia&amp;version=\(first)'")
        )
        let newest = page(target)
        #expect(!newest.contains("What changed since</a>"))
        #expect(newest.contains("Address of this question: <code>/operations?region=central-asia</code>"))
    }

    @Test("cards of a former version say so", arguments: ["/operations/minsk?view=card", "/operations?view=card"])
    func cards(target: String) {
        let old = page("\(target)&version=\(first)")
        #expect(old.contains("As release 1 of ") && old.contains("which is not the newest."))
        #expect(!page(target).contains("which is not the newest."))
    }

    @Test("of more differences than the first line has room for, it says how many there are")
    func moreDifferences() throws {
        let former = try TestAPI.repository.former(ofRelease: 1)
        let differing = TestAPI.repository.seeded.flatMap(\.records).compactMap { record -> (String, Int)? in
            guard let before = former.record(at: record.path), before.path == record.path else { return nil }
            let fields = CollectionSchema.named(record.collection).fields.filter(\.isInSeed)
            let (was, now) = (before.value, record.value)
            return (record.path, fields.count { was[$0.name] != now[$0.name] })
        }
        let many = differing.filter { $0.1 > 3 }.prefix(20)
        try #require(!many.isEmpty)
        #expect(many.contains { page("\($0.0)?version=\(first)").contains("; and \($0.1 - 3) more.") })
        let few = try #require(differing.first { $0.1 == 0 })
        #expect(!page("\(few.0)?version=\(first)").contains(" more. <a"))
    }

    @Test("addresses are pinned once, before a fragment, and only those with data")
    func addresses() {
        let pin = VersionPin("0123456789ab")
        #expect(pin.address("/operations") == "/operations?version=0123456789ab")
        #expect(pin.address("/operations?limit=1#a") == "/operations?limit=1&version=0123456789ab#a")
        #expect(pin.address("/operations.csv?version=aaaaaaa") == "/operations.csv?version=aaaaaaa")
        #expect(pin.address("/?format=html") == "/?format=html&version=0123456789ab")
        #expect(pin.address("/operations?data_version=1") == "/operations?data_version=1&version=0123456789ab")
        for other in ["/docs", "//other/operations", "https://a/operations", "operations", "/operationsx", ""] {
            #expect(pin.address(other) == other)
        }
    }

    @Test("a path that the service is served under stands before pinned addresses once")
    func prefix() throws {
        let address = try #require(PublicAddress("https://example.org/osce"))
        let responder = Responder(TestAPI.repository, publicAddress: address)
        func body(_ target: String, _ accept: String) -> String {
            String(
                decoding: responder.respond(to: APIRequest(.get, target, fields: [.accept: accept])).body,
                as: UTF8.self
            )
        }
        let list = body("/operations?version=\(first)&limit=1", "application/json")
        #expect(list.contains("\"next\":\"/osce/operations?limit=1&offset=1&version=\(first)\""))
        #expect(list.contains("\"latest\":\"/osce/operations?limit=1\""))
        #expect(list.contains("https://example.org/osce/operations?limit=1&version=\(first)"))
        #expect(!list.contains("/osce/osce"))
        #expect(body("/operations?version=\(first)", "text/html").contains("href=\"/osce/states?version=\(first)\""))
    }
}
