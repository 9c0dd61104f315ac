import Testing

@testable import Directory

@Suite("Every fact has evidence of its own, each item of a list too")
struct EvidenceTests {
    private static func faults(_ seed: Seed) -> [String] {
        do throws(InvalidSeed) {
            _ = try SeedLoader.check(seed)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    private static func north(_ text: String, _ other: String) -> [String] {
        faults(SmallSeed.seed("operations.json", replacing: text, with: other))
    }

    @Test("an item without evidence of its own is one fault, which names the path to add")
    func item() {
        let faults = Self.north(#""dimensions.human", "#, "")
        #expect(faults.count == 1)
        #expect(faults.first?.contains(#"human has no evidence; add "dimensions.human""#) == true, "\(faults)")
    }

    @Test("a path that names a whole list is a fault, which names an item")
    func wholeList() {
        let faults = Self.north(#""dimensions.human", "dimensions.first", "#, #""dimensions", "#)
        #expect(faults.count == 1)
        #expect(faults.first?.contains(#"names the whole list; name its items, such as "dimensions.first""#) == true)
    }

    @Test("items that share what mostly tells them apart are named by more of it")
    func sharedKey() {
        let two = #""staff": [{"as_of": "1998", "total": 12}, {"as_of": "1998", "total": 15}]"#
        let one = #""staff": [{"as_of": "1998", "total": 12}]"#
        #expect(Self.north(one, two).contains { $0.contains(#""staff.1998" points at nothing in staff"#) })
        let seed = SmallSeed.seed("operations.json", replacing: one, with: two)
        let named = SmallSeed.changed(seed, "operations.json", #""staff.1998""#, #""staff.1998 12", "staff.1998 15""#)
        #expect(Self.faults(named) == [])
        let undated = SmallSeed.seed("operations.json", replacing: one, with: #""staff": [{"total": 12}]"#)
        #expect(Self.faults(SmallSeed.changed(undated, "operations.json", "staff.1998", "staff.12")) == [])
    }

    @Test("what contradicts a fact is no evidence of it, and says what its source says")
    func contradiction() {
        let contradicting = #""basis": "contradicts""#
        let faults = Self.faults(SmallSeed.seed("states.json", replacing: #""basis": "stated""#, with: contradicting))
        #expect(faults.contains { $0.contains("aa iso_alpha2: no evidence") })
        #expect(faults.contains { $0.contains("has no `says`; write what the source says") })
        let entry = #"{"fields": ["closed"], "source": "page", "basis": "contradicts", "says": "1999-11"}"#
        #expect(Self.north(#""evidence": [{"#, #""evidence": [\#(entry), {"#).allSatisfy { !$0.contains("north") })
    }

    @Test("evidence of the first format becomes one path for each item, once")
    func expansion() throws {
        let record = try JSONReader.read(
            Array(
                """
                {"names": [{"value": "A"}, {"value": "A", "from": "1999"}], "tasks": ["b", "c.d"], "status": "closed",
                 "evidence": [{"fields": ["status", "tasks", "tasks.b", "names"], "source": "page"},
                  {"fields": ["names.A"], "source": "page"}]}
                """.utf8
            )
        )
        let expanded = EvidenceExpansion.expanded(record, of: .named(.operations))
        let fields = expanded["evidence"]?.array?.map { $0["fields"]?.array?.compactMap(\.string) ?? [] }
        let names = ["names.A", "names.A 1999"]
        #expect(fields == [["status", "tasks.b", "tasks.c.d"] + names, names])
    }

    @Test("labels of items tell them apart wherever their fields do", arguments: [3, 40])
    func labels(count: Int) {
        let key: ItemKey = ["a", "b", "c"]
        let items = (0..<count).map { number -> JSON in
            ["a": .string("\(number % 2)"), "b": .integer(number % 3), "c": .string("\(number)")]
        }
        let labels = key.labels(of: items)
        #expect(Set(labels).count == count)
        #expect(key.labels(of: [["x": 1], ["a": "z"]]) == [nil, "z"])
    }
}
