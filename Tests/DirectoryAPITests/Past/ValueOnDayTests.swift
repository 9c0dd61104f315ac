import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("A field with a history has on each day the value that held then")
struct ValueOnDayTests {
    /// A field of a record with a history, and a day to look at.
    struct Case: Sendable, CustomTestStringConvertible {
        let path: String
        let id: String
        let field: Field
        let history: ValueHistory
        let today: JSON
        let day: Day

        var testDescription: String { "\(path) \(field.name) \(day)" }
    }

    /// The day before and the day of each change that the histories of a repository tell of, by the tables.
    static func cases(_ repository: Repository) -> [Case] {
        repository.seeded.flatMap { store in
            store.schema.fields.flatMap { field -> [Case] in
                guard case .history(let history) = field.past else { return [] }
                return store.records.flatMap { record -> [Case] in
                    let value = record.value
                    let dates = (value[history.field]?.array ?? []).flatMap { [$0["from"]?.string, $0["to"]?.string] }
                    let days = dates.compactMap { $0.flatMap { Day($0) } }.flatMap { day in
                        [neighbour(of: day, by: -1), day.last, neighbour(of: day, by: 1), first(of: day)]
                    }
                    return Set(days.compactMap(\.self)).map {
                        Case(path: record.path, id: record.id, field: field, history: history, today: value, day: $0)
                    }
                }
            }
        }
    }

    private static func first(of day: Day) -> Day? { Day(year: day.year, month: day.month ?? 1, day: day.day ?? 1) }

    /// The day before the first or after the last day that a date may mean.
    private static func neighbour(of day: Day, by step: Int) -> Day? {
        var number = Int(step < 0 ? day.earliest : day.latest)
        for _ in 0..<100 {
            number += step
            if let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100) { return day }
        }
        return nil
    }

    /// What held on the day by the history alone: of the items that hold on it whatever day their dates mean the one that
    /// began last.
    private static func item(_ test: Case) -> JSON? {
        let items = (test.today[test.history.field]?.array ?? []).filter { item in
            let (from, to) = (item["from"]?.string.flatMap { Day($0) }, item["to"]?.string.flatMap { Day($0) })
            return from.map { $0.latest <= test.day.latest } ?? true
                && to.map { $0.earliest >= test.day.latest } ?? true
        }
        func start(_ item: JSON) -> Int32 { item["from"]?.string.flatMap { Day($0) }?.earliest ?? 0 }
        return items.enumerated().max { (start($0.element), $0.offset) < (start($1.element), $1.offset) }?.element
    }

    private static func check(_ test: Case, _ respond: (String) throws -> JSON) throws {
        let answer = try respond("\(test.path)?as_of=\(test.day)&undated=include")
        guard let data = answer["data"], data["id"] != nil else { return }
        let item = item(test)
        let expected = item?[test.history.member]
        let shown = test.history.part.map { data[test.field.name]?[$0] } ?? data[test.field.name]
        // what goes with a value that still holds may stand beside it alone
        if test.history.member != "value", expected == nil { return }
        #expect(shown == expected, "\(test.testDescription)")
        // what is shown rests on the item that says so
        guard expected != nil else { return }
        let paths = (data["evidence"]?.array ?? []).flatMap { $0["fields"]?.array ?? [] }.compactMap(\.string)
        #expect(paths.contains(test.field.name), "\(test.testDescription)")
        let undated = answer["meta"]?["not_dated"]?.array ?? []
        #expect(!undated.contains(.string(test.field.name)), "\(test.testDescription)")
        // a list is asked on the first day of a value alone, since each day costs a collection
        guard let value = expected?.string, case .term = test.field.type,
            item?["from"]?.string.flatMap({ Day($0) })?.last == test.day
        else { return }
        let collection = test.path.split(separator: "/").dropLast().joined(separator: "/")
        let found = try respond(
            "/\(collection)?as_of=\(test.day)&undated=include&\(test.field.name)=\(value)&limit=500"
        )
        #expect(found["data"]?.array?.contains { $0["id"]?.string == test.id } == true, "\(test.testDescription)")
    }

    @Test("of the Seed: the day before and after each change")
    func seed() throws {
        for test in Self.cases(TestAPI.repository) { try Self.check(test, TestAPI.json) }
    }

    @Test("of a small Seed: the day before and after each change")
    func small() throws {
        let cases = Self.cases(PastSeed.repository)
        #expect(Set(cases.map(\.field.name)) == ["kind", "kind_detail", "seat"])
        #expect(cases.count > 20)
        for test in cases { try Self.check(test, PastSeed.json) }
    }

    @Test(
        "a list of a past day is filtered, counted and ordered by the values of then",
        arguments: [
            ("1996-01-01", "kind=office", ["moved"]), ("2002-01-01", "kind=centre", ["moved", "plain"]),
            ("2005-01-01", "kind=centre", ["plain"]), ("2005-01-01", "kind=programme-office", ["moved"]),
            ("1996-01-01", "city=alba", ["moved"]), ("2004-02-01", "city=bela", ["moved"]),
            // between two seats nothing is known
            ("2003-06-01", "city__exists=true", ["plain"]), ("2003-06-01", "city=alba", ["plain"]),
            ("2002-01-01", "kind_detail__exists=true", []), ("2000-01-01", "kind_detail__contains=small", ["moved"]),
        ]
    )
    func filters(day: String, condition: String, ids: [String]) throws {
        #expect(try PastSeed.ids("/operations?as_of=\(day)&\(condition)") == ids)
        let lines = PastSeed.text("/operations?as_of=\(day)&\(condition)&format=csv").split(separator: "\r\n")
            .dropFirst()
        #expect(lines.compactMap { $0.split(separator: ",").first.map(String.init) } == ids)
        let features =
            try PastSeed.json("/operations?as_of=\(day)&\(condition)&format=geojson")["features"]?.array ?? []
        #expect(features.compactMap { $0["id"]?.string } == ids)
    }

    @Test("facets and the order of a past day are by the values of then")
    func facets() throws {
        let facets = try PastSeed.json("/operations?as_of=2002-01-01&facets=kind&sort=-kind")
        #expect(facets["facets"]?["kind"]?.array?.count == 1)
        #expect(facets["facets"]?["kind"]?.array?.first?["value"] == "centre")
        #expect(try PastSeed.ids("/operations?as_of=2001-01-01&sort=kind") == ["plain", "moved"])
        #expect(try PastSeed.ids("/operations?as_of=2006-01-01&sort=kind") == ["plain", "moved"])
        #expect(try PastSeed.ids("/operations?as_of=2001-01-01&sort=-kind") == ["moved", "plain"])
    }

    private static func position(_ longitude: String, _ latitude: String) -> JSON {
        [.number(longitude), .number(latitude)]
    }

    @Test("the map and features of a past day are where the seats were")
    func places() throws {
        func place(_ target: String) throws -> JSON? {
            try PastSeed.json(target)["features"]?.array?.first { $0["properties"]?["id"] == "moved" }?["geometry"]
        }
        for route in ["/map?as_of=%", "/operations?as_of=%&format=geojson"] {
            #expect(try place(route.replacing("%", with: "2000"))?["coordinates"] == Self.position("10.5", "50.5"))
            #expect(try place(route.replacing("%", with: "2004-02"))?["coordinates"] == Self.position("20.5", "40.5"))
            #expect(try place(route.replacing("%", with: "2003-06-01")) == .null)
        }
        #expect(try PastSeed.json("/operations/moved?as_of=2000")["data"]?["seat"]?["note"] == nil)
        #expect(PastSeed.text("/map?as_of=2000", [.accept: "text/html"]).contains("Alba"))
        #expect(PastSeed.text("/operations/moved?as_of=2000", [.accept: "text/html"]).contains("Alba"))
        let box = "bbox=10,50,11,51"
        #expect(try PastSeed.json("/map?as_of=2000-01-01&\(box)")["meta"]?["total"] == 1)
        #expect(try PastSeed.json("/map?as_of=2006&type=operation&\(box)")["features"]?.array?.count == 1)
    }

    @Test("changes of kind and seat are events, by the rules of the table")
    func events() throws {
        let table = "&fields=date,event,what&dates=plain&format=csv"
        let rows = PastSeed.text("/timeline?operation=moved&event=transformed,moved\(table)")
        #expect(
            rows == """
                date,event,what\r
                2001-07-01,transformed,From office to centre.\r
                2004-02-01,moved,From Alba to Bela.\r
                2005-01-01,transformed,From centre to programme office.\r

                """
        )
        let event = try PastSeed.json("/timeline?operation=moved&event=moved")["data"]?.array?.first
        #expect(event?["id"] == "operation-moved-moved-2004-02-01")
        #expect(event?["evidence"]?.array?.compactMap { $0["source"]?.string } == ["newer"])
    }
}
