import Directory
import HTTPSemantics
import Testing

@Suite("Lists are filtered by what their references lead to")
struct ReferencedConditionTests {
    /// The ids of records of a list whose field holds one of some ids.
    private func referring(_ collection: String, _ field: String, to ids: [String]) throws -> [String] {
        guard !ids.isEmpty else { return [] }
        return try TestAPI.ids("/\(collection)?\(field)=\(ids.joined(separator: ","))&limit=500&fields=id")
    }

    @Test(
        "a filter through a reference finds what the filter of the records it leads to does",
        arguments: [
            ("mandates", "holder", "operations", "region=central-asia"),
            ("mandates", "holder", "operations", "country=kg"),
            ("mandates", "holder", "operations", "closed__gte=2010"),
            ("mandates", "holder", "operations", "status__not=closed"),
            ("mandates", "holder", "institutions", "kind=unit"), ("documents", "mandate", "mandates", "kind=founding"),
            ("operations", "activity", "activities", "name__contains=border"),
            ("operations", "host", "states", "partner_since__exists=true"),
            ("operations", "host", "states", "name=Ukraine"),
            ("operations", "source", "sources", "publisher__contains=parliament"),
        ]
    )
    func agrees(collection: String, field: String, other: String, condition: String) throws {
        let ids = try TestAPI.ids("/\(other)?\(condition)&limit=500&fields=id")
        let expected = try referring(collection, field, to: ids)
        let found = try TestAPI.ids("/\(collection)?\(field).\(condition)&limit=500&fields=id")
        #expect(found == expected, "\(field).\(condition)")
    }

    @Test("a field that leads to several collections asks each that has the other field")
    func several() throws {
        let all = try TestAPI.ids("/mandates?holder.country=at,kg&limit=500&fields=id")
        let institutions = try referring("mandates", "holder", to: TestAPI.ids("/institutions?country=at,kg&limit=500"))
        let operations = try referring("mandates", "holder", to: TestAPI.ids("/operations?country=at,kg&limit=500"))
        #expect(!institutions.isEmpty && !operations.isEmpty)
        #expect(Set(all) == Set(institutions + operations))
    }

    @Test(
        "several filters through one field ask for one record that fulfils all of them",
        arguments: [
            ("operations", "mandate", "mandates", ["date__gte=2004", "date__lt=2005"]),
            ("operations", "mandate", "mandates", ["date__gte=2010", "date__lte=1999"]),
            ("operations", "mandate", "mandates", ["kind=founding", "date__gte=2000"]),
            ("states", "operation", "operations", ["established__gt=2005", "established__lt=1995"]),
            ("mandates", "holder", "operations", ["region=central-asia", "closed__exists=false", "status=active"]),
        ]
    )
    func together(collection: String, field: String, other: String, conditions: [String]) throws {
        let ids = try TestAPI.ids("/\(other)?\(conditions.joined(separator: "&"))&limit=500&fields=id")
        let filters = conditions.map { "\(field).\($0)" }.joined(separator: "&")
        let found = try TestAPI.ids("/\(collection)?\(filters)&limit=500&fields=id")
        #expect(try found == referring(collection, field, to: ids), "\(filters)")
    }

    @Test("hints of a question through references say what they promise")
    func hints() throws {
        let target = "/mandates?holder.region=central-asia&holder.closed__gte=2020&kind=founding&holder.status=active"
        let hints = try TestAPI.json(target)["meta"]?["hints"]?.array ?? []
        #expect(!hints.isEmpty)
        for hint in hints {
            guard let address = hint["url"]?.string else { continue }
            #expect(try .integer(TestAPI.total(address)) == hint["total"], "\(address)")
        }
    }

    @Test("a past day tells what is of today in the records that are led to")
    func notDated() throws {
        let fields = try TestAPI.json("/mandates?as_of=2005&holder.dimension=human&fields=id")["meta"]?["not_dated"]
        #expect(fields?.array?.contains("holder.dimensions") == true)
    }

    @Test("a query has so many filters through references at most, and a map has none")
    func most() {
        let eight = [
            "region=central-asia", "status=active", "kind=centre", "country=kg", "closed__gte=1990",
            "established__gte=1990", "name__contains=o", "id__not=baku",
        ]
        let query = eight.map { "holder.\($0)" }.joined(separator: "&")
        #expect(TestAPI.respond("/mandates?\(query)").status == 200)
        #expect(TestAPI.respond("/mandates?\(query)&holder.closed__lte=2030").status == 400)
        #expect(TestAPI.respond("/map?mandate.kind=founding").status == 400)
    }

    @Test("its addresses, words and pages keep the condition, and a past day asks what was then")
    func addresses() throws {
        let document = try TestAPI.json("/mandates?holder.region=central-asia&limit=2")
        #expect(document["links"]?["next"]?.string?.contains("holder.region=central-asia") == true)
        #expect(document["meta"]?["query"]?.string == "mandates where holder region is central-asia")
        #expect(TestPage.html("/mandates?holder.region=central-asia").contains("region of the body is Central Asia"))
        let total = try TestAPI.total("/mandates?holder.kind=centre&as_of=2005-01-01")
        let holders = try TestAPI.ids("/operations?kind=centre&as_of=2005-01-01")
        #expect(try total == TestAPI.total("/mandates?as_of=2005-01-01&holder=\(holders.joined(separator: ","))"))
        #expect(try TestAPI.total("/mandates?holder.region=central-asia&group=kind&limit=1") > 0)
    }

    @Test(
        "what no record that is led to has is a fault that says what there is",
        arguments: [
            ("/mandates?region=central-asia", "holder.region"), ("/mandates?closed__gte=2010", "holder.closed__gte"),
            ("/mandates?holder.regoin=x", "holder.region"), ("/mandates?holder.region=central-azia", "central-asia"),
            ("/mandates?holder.region__gt=x", nil), ("/mandates?hodler.region=x", nil),
            ("/mandates?holder.mandate.kind=founding", nil), ("/mandates?kind.region=x", nil),
            ("/mandates?holder.=x", nil),
            ("/mandates?holder.region=", nil), ("/mandates?holder.closed__gte=2010&holder.closed__gte=2011", nil),
        ] as [(String, String?)]
    )
    func faults(target: String, nearest: String?) throws {
        try TestAPI.expectFault(target, nearest: nearest)
    }

    @Test("faults through references are no more than others, and what they allow is bounded")
    func bounds() throws {
        let pairs = (0..<100).map { "holder.x\($0)=1" }.joined(separator: "&")
        let answer = TestAPI.respond("/mandates?\(pairs)")
        #expect(answer.status == 400 && answer.body.count <= 64 << 10)
        let errors = try JSONReader.read(answer.body)["errors"]?.array ?? []
        #expect(errors.count <= 20)
    }
}
