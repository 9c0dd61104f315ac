@testable import Formats
import HTTPSemantics
import Directory
import DirectoryAPI
import Testing

@Suite("The timeline, the changes and the graph are made from the records")
struct DerivedCollectionTests {
    @Test("every date of a lifespan, an adoption or an admission is an event with its evidence")
    func complete() throws {
        let events = TestAPI.repository[.timeline].records
        func has(_ record: Record, _ field: String, _ event: String) {
            guard let date = record.value[field] else { return }
            let found = events.filter {
                $0.value["record"]?.string == record.path && $0.value["event"]?.string == event
            }
            #expect(found.count == 1 && found.first?.value["date"] == date, "\(record.path) \(field)")
            #expect(found.first?.value["evidence"]?.array?.isEmpty == false, "\(record.path) \(field)")
        }
        for record in TestAPI.repository[.operations].records {
            for (field, event) in [("established", "founded"), ("started", "started"), ("closed", "closed")] {
                has(record, field, event)
            }
        }
        for record in TestAPI.repository[.institutions].records { has(record, "established", "founded") }
        for record in TestAPI.repository[.documents].records { has(record, "date", "adopted") }
        for record in TestAPI.repository[.states].records {
            has(record, "admitted", "admitted")
            has(record, "partner_since", "partnered")
        }
    }

    @Test("events come by date unless another order is asked for")
    func order() throws {
        let dates =
            try TestAPI.json("/timeline?limit=500")["data"]?.array?.compactMap {
                $0["date"]?.string.flatMap { Day($0) }
            } ?? []
        #expect(
            dates.count == min(500, TestAPI.repository[.timeline].records.count)
                && zip(dates, dates.dropFirst()).allSatisfy { $0.earliest <= $1.earliest }
        )
        #expect(
            try TestAPI.json("/timeline")["links"]?["self"] == "/timeline",
            "the usual order is left out of addresses"
        )
        #expect(try TestAPI.json("/timeline?sort=-date")["links"]?["self"] == "/timeline?sort=-date")
    }

    @Test("a renaming says from what to what, on the first day of the new name")
    func renaming() throws {
        let events = try TestAPI.json("/timeline?operation=astana&event=renamed")["data"]?.array ?? []
        #expect(
            events.map { "\($0["date"]?.string ?? "") \($0["what"]?.string ?? "")" } == [
                "2007-06-21 From “OSCE Centre in Almaty” to “OSCE Centre in Astana”.",
                "2015-01 From “OSCE Centre in Astana” to “OSCE Programme Office in Astana”.",
                "2019 From “OSCE Programme Office in Astana” to “OSCE Programme Office in Nur-Sultan”.",
                "2022-09-23 From “OSCE Programme Office in Nur-Sultan” to “OSCE Programme Office in Astana”.",
            ]
        )
    }

    @Test(
        "the timeline is filtered by the parameters of the collections",
        arguments: [
            ("country=kg", "operations/bishkek"), ("region=central-asia&event=founded", "operations/tashkent"),
            ("dimension=human&event=founded", "institutions/odihr"), ("institution=odihr", "mandates/odihr-paris-1990"),
            ("operation=bishkek", "mandates/bishkek-pc-dec-245"), ("state=mn", "states/mn"),
            ("document=pc-dec-1063&collection=mandates", "mandates/ttd-framework-2012"),
            ("date__gte=2012-12&date__lt=2013&event=adopted", "documents/pc-dec-1063"), ("q=osh", "operations/bishkek"),
            ("source=osce-bishkek-about", "operations/bishkek"),
            ("kind=decision&event=adopted", "documents/mc-9-dec-1"),
        ]
    )
    func filters(query: String, record: String) throws {
        let all = try TestAPI.total("/timeline")
        let answer = try TestAPI.json("/timeline?limit=500&\(query)")
        let records = answer["data"]?.array?.compactMap { $0["record"]?.string } ?? []
        #expect(records.contains("/" + record), "\(records.prefix(5))")
        #expect(records.count < all)
    }

    @Test("an event includes the record that it happened to, and its sources")
    func included() throws {
        let included = try TestAPI.json("/timeline/operation-bishkek-founded?include=operation,sources")["included"]
        #expect(included?["operations"]?.array?.first?["id"] == "bishkek")
        #expect(included?["sources"]?.array?.isEmpty == false)
    }

    @Test("the newest release comes first, in JSON and in the feed")
    func changes() throws {
        let changes = try TestAPI.json("/changes?limit=1")["data"]?.array?.first
        let newest = try #require(TestAPI.repository.releases.last)
        #expect(changes?["release"] == ["number": .integer(newest.number), "version": .string(newest.version)])
        #expect(newest.version == TestAPI.repository.version)
        let feed = TestAPI.respond("/changes", .get, [.accept: "application/atom+xml"])
        #expect(feed["Content-Type"] == "application/atom+xml")
        let text = String(decoding: feed.body, as: UTF8.self)
        #expect(text.contains("<updated>\(newest.date)T00:00:00Z</updated>"))
        #expect(text.ranges(of: "<entry>").count == 50)
        #expect(TestAPI.respond("/operations", .get, [.accept: "application/atom+xml"]).status == 406)
    }

    @Test("the graph has every record but sources, and edges between them alone")
    func graph() throws {
        let data = try #require(try TestAPI.json("/graph")["data"])
        let nodes = data["nodes"]?.array?.compactMap { $0["id"]?.string } ?? []
        let expected = TestAPI.repository.seeded.filter { $0.schema.name != .sources }.flatMap {
            $0.records.map(\.path)
        }
        #expect(nodes == expected)
        let known = Set(nodes)
        let written = data["edges"]?.array ?? []
        // the same ends under the names that programs for networks look for
        #expect(written.allSatisfy { $0["source"] == $0["from"] && $0["target"] == $0["to"] })
        let edges = written.map { edge in
            JSON.object((edge.members ?? []).filter { !["source", "target"].contains($0.name) })
        }
        #expect(edges.allSatisfy { known.contains($0["from"]?.string ?? "") && known.contains($0["to"]?.string ?? "") })
        #expect(
            edges.contains(["from": "/mandates/ttd-framework-2012", "to": "/institutions/ttd", "relation": "holder"])
        )
        #expect(edges.contains(["from": "/operations/bishkek", "to": "/states/kg", "relation": "host"]))
        #expect(
            edges.contains(["from": "/documents/mc-dec-6-05", "to": "/documents/mc-dec-9-04", "relation": "builds_on"])
        )
        #expect(
            edges.contains([
                "from": "/documents/mc-dec-6-05", "to": "/institutions/ministerial-council",
                "relation": "adopting_body",
            ])
        )
        let small = try #require(try TestAPI.json("/graph?type=operation,state&relation=host")["data"])
        #expect(small["edges"]?.array?.allSatisfy { $0["relation"] == "host" } == true)
        let past = try TestAPI.json("/graph?type=operation&as_of=1993-01-01")["data"]?["nodes"]?.array ?? []
        #expect(past.count < 6 && past.contains { $0["id"] == "/operations/mission-to-skopje" })
    }
}
