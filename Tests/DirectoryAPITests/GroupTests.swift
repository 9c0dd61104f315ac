import Addresses
import Directory
import HTTPSemantics
import Testing

@Suite("Lists are counted by one or two fields")
struct GroupTests {
    private func groups(_ target: String) throws -> [JSON] {
        let answer = TestAPI.respond(target)
        #expect(answer.status == 200, "\(target): \(String(decoding: answer.body, as: UTF8.self))")
        return try JSONReader.read(answer.body)["groups"]?.array ?? []
    }

    private func count(_ group: JSON) -> Int {
        if case .number(let literal)? = group["count"] { Int(literal) ?? -1 } else { -1 }
    }

    /// Asks for the records of each group.
    private func check(_ target: String) throws {
        for group in try groups(target) {
            guard let address = group["url"]?.string else { continue }
            #expect(try TestAPI.total(address) == count(group), "\(target): \(address)")
        }
    }

    @Test("each number leads to as many records, by every field of every collection", arguments: CollectionName.seeded)
    func everyField(collection: CollectionName) throws {
        let store = TestAPI.repository[collection]
        for name in GroupTerm.names(of: store.parameters) {
            let target = "\(collection.path)?group=\(name)&limit=1"
            if TestAPI.respond(target).status == 400 { continue }
            try check(target)
            let term = try #require(GroupTerm.named(name, in: store.parameters))
            let sum = try groups(target).reduce(0) { $0 + count($1) }
            let records = store.records.count
            #expect(term.isMultiple ? sum >= records : sum == records, "\(target)")
        }
    }

    @Test(
        "filters, words, past days and languages go with groups",
        arguments: [
            "/operations?group=closed.year,region", "/operations?closed__gte=2010&group=closed.year,kind",
            "/operations?closed=2012,2017-08&group=closed.decade", "/operations?country=kg,tj&group=country",
            "/operations?as_of=2005-01-01&group=kind", "/operations?q=mission&group=status,region",
            "/mandates?group=kind,date.decade", "/operations?lang=ru&group=country",
            "/operations?region=central-asia,south-caucasus&group=region,status", "/timeline?group=date.decade,kind",
            "/documents?group=adopting_body,date.decade", "/changes?group=collection",
        ]
    )
    func composes(target: String) throws {
        #expect(try !groups(target).isEmpty, "\(target)")
        try check(target)
    }

    @Test("values have labels, dates are numbers, and what has no value stands last")
    func members() throws {
        let found = try groups("/operations?group=region,closed.decade")
        #expect(found.contains { $0["region"] == "central-asia" && $0["region_label"] == "Central Asia" })
        #expect(found.contains { $0["closed.decade"] == .integer(1990) })
        let open = found.filter { $0["closed.decade"] == .null }
        #expect(!open.isEmpty && open.allSatisfy { $0["url"]?.string?.contains("closed__exists=false") == true })
        let years = try groups("/operations?group=closed.year").map { $0["closed.year"] ?? .null }
        #expect(years.last == .null && !years.dropLast().contains(.null))
        let numbers = years.compactMap { if case .number(let literal) = $0 { Int(literal) } else { nil } }
        #expect(numbers == numbers.sorted() && numbers.count == years.count - 1)
    }

    @Test("a table and lines have the groups as rows, a drawing has bars, and a page has all of it")
    func formats() throws {
        let expected = try groups("/operations?group=region,status")
        let csv = String(decoding: TestAPI.respond("/operations?group=region,status&format=csv").body, as: UTF8.self)
        let lines = csv.split(separator: "\r\n")
        #expect(lines.first == "region,region_label,status,status_label,count,url")
        #expect(lines.count == expected.count + 1)
        let ndjson = TestAPI.respond("/operations?group=region,status&format=ndjson").body
        let rows = try ndjson.split(separator: 10).map { try JSONReader.read(Array($0)) }
        #expect(rows.map { $0["count"] } == expected.map { $0["count"] })
        let drawing = TestAPI.respond("/operations?group=region&format=svg")
        #expect(drawing["Content-Type"] == "image/svg+xml" && drawing["Content-Security-Policy"] != nil)
        let bars = String(decoding: drawing.body, as: UTF8.self).ranges(of: "class=\"bar\"").count
        #expect(try bars == groups("/operations?group=region").count)
        let page = TestPage.html("/operations?group=closed.decade,region")
        #expect(page.contains("All, each counted once") && page.contains("bar-chart"))
        for address in TestPage.links(in: page) where address.contains("closed__exists=false") {
            #expect(TestPage.respond(address).status == 200, "\(address)")
        }
        // what it offers can be taken, with so many rows
        for address in TestPage.links(in: page) where address.contains("format=") {
            #expect(TestAPI.respond(address).status == 200, "\(address)")
        }
        let count = try groups("/operations?group=closed.decade,region").count
        #expect(page.contains("CSV, \(count) rows"))
        // a form sends the field that was left empty
        #expect(TestPage.respond("/operations?group=region&group=").status == 200)
        #expect(TestPage.respond("/operations?group=&group=").status == 200)
    }

    @Test(
        "what cannot be counted by says what can",
        arguments: [
            ("/operations?group=closed", "closed.year"), ("/operations?group=regoin", "region"),
            ("/operations?group=closed.month", nil), ("/operations?group=name", nil),
            ("/operations?group=region,status,kind", nil), ("/operations?group=", nil),
            ("/operations?group=region&format=geojson", nil), ("/operations?group=region&format=jsonld", nil),
            ("/operations?group=region&format=csv&limit=3", nil),
            ("/operations?group=region&format=ndjson&offset=3", nil),
            ("/operations?format=svg", nil), ("/operations/bishkek?group=region", nil),
            ("/operations?groupby=region", "group"),
        ] as [(String, String?)]
    )
    func faults(target: String, nearest: String?) throws {
        try TestAPI.expectFault(target, nearest: nearest)
    }

    @Test("a table and a drawing of groups tell what is of today of what they are counted by, and nothing else")
    func notDated() {
        for format in ["csv", "ndjson", "svg"] {
            let answer = TestAPI.respond("/operations?as_of=2005&group=dimension&format=\(format)")
            #expect(answer["Not-Dated"] == "dimensions", "\(format)")
        }
        let table = TestAPI.respond("/operations?as_of=2005&format=xlsx")
        #expect(table["Not-Dated"] == TestAPI.respond("/operations?as_of=2005&format=csv")["Not-Dated"])
    }

    @Test("what did not exist on a day has its name in groups, as in facets")
    func labelsOfTheDay() throws {
        for target in ["/operations?as_of=1999&group=country", "/operations?as_of=2005&group=predecessor"] {
            for group in try groups(target) {
                let names = (group.members ?? []).filter { $0.name.hasSuffix("_label") }.compactMap(\.value.string)
                let ids = (group.members ?? []).filter { ["country", "predecessor"].contains($0.name) }.map(\.value)
                #expect(!names.contains { ids.contains(.string($0)) }, "\(target) \(group)")
            }
        }
    }

    @Test("a long question is not repeated for each of many groups")
    func size() {
        let names = (0..<300).map { "name-that-nothing-has-\($0)" }.joined(separator: ",")
        for format in ["json", "csv", "ndjson", "html"] {
            let target = "/operations?group=source,names.language&name__not=\(names)&format=\(format)"
            let answer = TestAPI.respond(target)
            #expect(answer.status == 400, "\(format)")
            #expect(answer.body.count <= 64 << 10)
        }
    }

    @Test("groups beyond their number are refused, and no question makes more of them than that")
    func bounds() throws {
        let answer = TestAPI.respond("/operations?group=source,mandate")
        #expect(answer.status == 400 && String(decoding: answer.body, as: UTF8.self).contains("more groups"))
        // the greatest number of pairs that any two fields of a collection make
        for collection in CollectionName.seeded {
            let names = GroupTerm.names(of: TestAPI.repository[collection].parameters)
            for (one, other) in zip(names, names.reversed()) where one != other {
                let answer = TestAPI.respond("\(collection.path)?group=\(one),\(other)&format=ndjson")
                let count = answer.body.count { $0 == 10 }
                #expect(answer.status == 400 || count <= TooManyGroups.most, "\(collection) \(one) \(other)")
            }
        }
    }
}
