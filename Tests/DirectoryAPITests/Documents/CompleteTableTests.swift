@testable import Formats
@testable import Addresses
import Foundation
import Testing

@testable import Directory
@testable import DirectoryAPI
import HTTPSemantics

@Suite("A table is complete, or says where the rest is")
struct CompleteTableTests {
    /// The tables whose rows can be counted here. Workbooks are read by Tests/Clients/check_workbooks.py; a calendar is
    /// without the events whose day is not known, and `CalendarTests` counts those.
    private static let tables = Format.allCases.filter { $0.isTable && $0 != .xlsx && $0 != .ics }

    /// The ids of the rows of a table; nil for a format without rows that can be counted here.
    private static func ids(_ answer: APIResponse, _ format: Format) throws -> [String]? {
        let text = String(decoding: answer.body, as: UTF8.self)
        switch format {
        case .json: return try JSONReader.read(answer.body)["data"]?.array?.compactMap { $0["id"]?.string }
        case .ndjson:
            return try text.utf8.split(separator: 0x0A).compactMap { try JSONReader.read(Array($0))["id"]?.string }
        case .csv:
            let rows = try #require(CSVReader.rows(text))
            let id = try #require(rows[0].firstIndex(of: "id"))
            return rows.dropFirst().map { $0[id] }
        case .geojson: return try JSONReader.read(answer.body)["features"]?.array?.compactMap { $0["id"]?.string }
        case .jsonld:
            return try JSONReader.read(answer.body)["@graph"]?.array?.compactMap {
                $0["@id"]?.string?.split(separator: "/").last.map(String.init)
            }
        case .atom: return text.components(separatedBy: "<entry>").dropFirst().map { String($0.prefix(200)) }
        case .jsonfeed: return try JSONReader.read(answer.body)["items"]?.array?.compactMap { $0["id"]?.string }
        case .ics, .svg, .xlsx, .graphml, .gexf, .zip, .sqlite, .html, .markdown: return nil
        }
    }

    private static func next(_ answer: APIResponse) -> String? {
        (answer["Link"] ?? "").components(separatedBy: ", <").compactMap { link in
            let parts = link.components(separatedBy: ">; rel=\"")
            return parts.count == 2 && parts[1].hasPrefix("next\"") ? parts[0].replacing("<", with: "") : nil
        }.first
    }

    private static let lists: [String] =
        CollectionName.allCases.map(\.path) + [
            "/documents/mc-dec-6-05/history", "/operations?as_of=2000-01-01", "/operations?q=mission",
            "/states?sort=-name", "/sources?published__gte=2000",
        ]

    @Test("every list gives all of its rows at once, in the same order as page by page", arguments: lists)
    func complete(list: String) throws {
        let sign = list.contains("?") ? "&" : "?"
        var paged: [String] = []
        var address: String? = "\(list)\(sign)limit=500"
        while let target = address {
            let answer = TestAPI.respond(target)
            paged += try Self.ids(answer, .json) ?? []
            address = Self.next(answer)
        }
        let collection =
            list.contains("/history")
            ? CollectionName.changes
            : CollectionName(
                rawValue: String(list.dropFirst().prefix { $0 != "?" })
            )
        let formats = Format.available(for: .named(try #require(collection)))
        for format in Self.tables where formats.contains(format) {
            let answer = TestAPI.respond("\(list)\(sign)format=\(format)")
            #expect(try Self.ids(answer, format) == paged, "\(format)")
            #expect(Self.next(answer) == nil && answer["ETag"] != nil)
            let accepted = TestAPI.respond(list, .get, [.accept: format.mediaType])
            #expect(try Self.ids(accepted, format) == paged, "\(format)")
            let rest = TestAPI.respond("\(list)\(sign)format=\(format)&offset=1")
            #expect(try Self.ids(rest, format) == Array(paged.dropFirst()), "\(format)")
        }
    }

    @Test("an answer in any format has all rows or leads to the next", arguments: lists, [7])
    func cut(list: String, limit: Int) throws {
        let sign = list.contains("?") ? "&" : "?"
        let collection =
            list.contains("/history")
            ? CollectionName.changes
            : CollectionName(
                rawValue: String(list.dropFirst().prefix { $0 != "?" })
            )
        let total = try TestAPI.total("\(list)\(sign)limit=1")
        for format in Format.available(for: .named(try #require(collection))) {
            for given in ["", "&limit=\(limit)"] {
                let answer = TestAPI.respond("\(list)\(sign)format=\(format)\(given)")
                guard let ids = try Self.ids(answer, format) else { continue }
                #expect(ids.count == total || Self.next(answer) != nil, "\(format) \(given)")
                if let next = Self.next(answer) {
                    let further = try #require(try Self.ids(TestAPI.respond(next), format))
                    #expect(Set(further).isDisjoint(with: ids) && further.count == min(ids.count, total - ids.count))
                }
            }
        }
    }

    @Test("the search leads to the next page", arguments: ["/search?q=mission", "/search?q=mission&limit=3"])
    func search(target: String) throws {
        let answer = TestAPI.respond(target)
        let document = try JSONReader.read(answer.body)
        let isWhole = document["data"]?.array?.count.description == document["meta"]?["total"]?.description
        #expect(isWhole || Self.next(answer) != nil)
    }

    @Test(
        "a limit of a table has no bound but that of what one can count, and that of JSON and pages stays",
        arguments: [
            ("/states?format=csv&limit=5000", "", 200), ("/states?format=ndjson&limit=501", "", 200),
            ("/states?limit=501", "text/csv", 200), ("/states?limit=501", "", 400),
            ("/states?limit=501&format=json", "text/csv", 400),
            ("/states?limit=501&format=html", "", 400), ("/changes?limit=501&format=atom", "", 400),
            ("/states?format=csv&limit=0", "", 400), ("/states?format=csv&limit=1000000001", "", 400),
        ]
    )
    func bounds(target: String, accept: String, status: Int) {
        let fields: APIRequest.Fields = accept.isEmpty ? [:] : [.accept: accept]
        #expect(TestAPI.respond(target, .get, fields).status == status)
    }

    @Test("an unknown format is the only fault beside a limit that some format takes")
    func unknownFormat() throws {
        #expect(try TestAPI.json("/states?format=cvs&limit=600")["errors"]?.array?.count == 1)
    }

    @Test("limit=50 of a table is written, since nothing goes without saying there")
    func address() {
        let answer = TestAPI.respond("/states?format=csv&limit=50")
        #expect(answer["Link"]?.contains("</states?limit=50&format=csv>; rel=\"self\"") == true)
        let next = "/states?limit=50&offset=50&format=csv&version=\(TestAPI.repository.shortVersion)"
        #expect(answer["Link"]?.contains("<\(next)>; rel=\"next\"") == true)
        #expect(TestAPI.respond("/states?limit=50")["Link"]?.contains("</states>; rel=\"self\"") == true)
    }

    @Test("a page's links say how many rows the whole table has")
    func links() {
        let states = TestAPI.repository[.states].records.count
        let page = String(decoding: TestAPI.respond("/states?format=html&offset=50&limit=10").body, as: UTF8.self)
        #expect(page.contains("href=\"/states?format=csv\" rel=\"alternate nofollow\""))
        #expect(page.contains(">CSV, \(states) rows</a>") && page.contains(">JSON lines, \(states) lines</a>"))
        #expect(page.contains(">JSON</a>"))
    }

    // MARK: Size

    @Test("a table that is too large is refused with the limit that fits and the address of everything")
    func tooLarge() throws {
        for format in Self.tables {
            var responder = Responder(TestAPI.repository)
            let collection = CollectionName.institutions
            let complete = responder.respond(to: APIRequest(.get, "\(collection.path)?format=\(format)"))
            let (whole, order) = (complete.body.count, try Self.ids(complete, format))
            #expect(order.map(Set.init) == Set(TestAPI.repository[collection].records.map(\.id)))
            for share in [2, 3] {
                responder.maximumTableSize = whole / share
                let answer = responder.respond(to: APIRequest(.get, "\(collection.path)?format=\(format)"))
                #expect(answer.status == 400)
                let problem = try JSONReader.read(answer.body)
                #expect(problem["detail"]?.string?.contains("/dataset/download") == true)
                let fault = try #require(problem["errors"]?.array?.first)
                #expect(fault["parameter"] == "limit")
                let limit = try #require(fault["did_you_mean"]?.string.flatMap { Int($0) })
                var seen: [String] = []
                var address: String? = "\(collection.path)?format=\(format)&limit=\(limit)"
                while let target = address {
                    let part = responder.respond(to: APIRequest(.get, target))
                    if part.status == 400 {
                        // later rows may be larger than the first
                        let fault = try JSONReader.read(part.body)["errors"]?.array?.first
                        let fits = try #require(fault?["did_you_mean"]?.string.flatMap { Int($0) })
                        #expect(fits < limit && seen.count > 0)
                        address = "\(collection.path)?format=\(format)&limit=\(fits)&offset=\(seen.count)"
                        continue
                    }
                    #expect(part.status == 200 && part.body.count <= responder.maximumTableSize)
                    seen += try Self.ids(part, format) ?? []
                    address = Self.next(part)
                }
                #expect(seen == order, "\(format) \(share)")
            }
        }
    }

    @Test("no more is written of a table that is too large than it may have and one row")
    func work() {
        var budget = TableBudget(1_000)
        var written = 0
        var rows = 0
        while rows < 1_000_000 {
            written += 90
            do throws(TableTooLarge) { try budget.count(written) } catch {
                #expect(error.rows == rows && rows == 11)
                break
            }
            rows += 1
        }
        #expect(written <= 1_090)
    }

    @Test("a table of which no row fits is refused with a way out, and JSON and pages are never tables")
    func none() throws {
        var responder = Responder(TestAPI.repository)
        responder.maximumTableSize = 10
        let problem = try JSONReader.read(responder.respond(to: APIRequest(.get, "/states?format=csv")).body)
        #expect(problem["errors"]?.array?.first?["did_you_mean"] == nil)
        #expect(problem["detail"]?.string?.contains("choose fields") == true)
        for target in ["/states", "/states?format=html", "/states/kg?format=csv", "/changes?format=atom"] {
            #expect(responder.respond(to: APIRequest(.get, target)).status == 200, "\(target)")
        }
        #expect(responder.respond(to: APIRequest(.get, "/map?format=geojson")).status == 400)
    }

    @Test("the way to the next rows is the last thing that Link leaves out, and where it has no room, nothing is cut")
    func longAddress() throws {
        var seen = 0
        for count in stride(from: 100, to: 2_400, by: 90) {
            let words = (0..<count / 5).map { "z\($0)" }.joined(separator: ",")
            let target = "/states?id__not=\(words)&format=csv&limit=1"
            let answer = TestAPI.respond(target)
            #expect(answer.status == 400 || Self.next(answer) != nil, "\(count)")
            if answer.status == 400 { seen += 1 }
        }
        #expect(seen > 0)
    }
}
