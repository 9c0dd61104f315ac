import SeededRandom
import Testing

@testable import Directory

@Suite("The timeline has every dated event of the other collections")
struct TimelineTests {
    /// How many events are kept as they are written: none, or all.
    private static let limits = [0, Int.max]

    private func check(_ repository: Repository, keeping limit: Int) {
        let store = CollectionStore.store(.timeline, TimelineBuilder(repository.seeded).timeline(), keeping: limit)
        let made = store.records
        let expected = NaiveTimeline(repository: repository).records()
        #expect(made.count == expected.count)
        for (record, event) in zip(made, expected) { #expect(record.bytes == event.bytes) }
    }

    @Test("its records are those that the trees of the embedded Seed's records tell", arguments: limits)
    func embedded(limit: Int) throws {
        let repository = try Repository(checking: .embedded)
        #expect(repository[.timeline].records.count > 100)
        check(repository, keeping: limit)
    }

    @Test("its records are those that the trees of made records tell", arguments: [1, 2, 3])
    func made(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let repository = try Repository(checking: GeneratedSeed.seed(operations: 700, using: &generator))
        for limit in Self.limits { check(repository, keeping: limit) }
    }
}

@Suite("A long timeline keeps what questions need")
struct LongTimelineTests {
    private let repository: Repository
    private let kept: CollectionStore
    private let long: CollectionStore

    init() throws {
        var generator = SeededGenerator(seed: 5)
        repository = try Repository(checking: GeneratedSeed.seed(operations: 300, using: &generator))
        let events = TimelineBuilder(repository.seeded).timeline()
        kept = CollectionStore.store(.timeline, events, keeping: .max)
        long = CollectionStore.store(.timeline, events, keeping: 0)
    }

    private func parameter(_ name: String) throws -> Parameter { try #require(long.parameters[name]) }

    @Test("an event takes eight bytes, and its record none")
    func bytes() {
        #expect(MemoryLayout<TimelineEvents.Place>.stride == 8)
        #expect(long.records.count == kept.records.count)
        #expect(long.records.storage.size == 0)
        #expect(kept.records.storage.size > 100 * kept.records.count)
    }

    @Test("a question creates the columns that it needs, once, and no others")
    func columns() throws {
        #expect(long.createdColumns == [])
        let date = try parameter("date")
        long.createColumns(for: Query(.timeline, order: [SortTerm(date)]))
        #expect(long.createdColumns == date.numbers)
        let column = long.column(date.numbers[0])
        let region = try parameter("region")
        long.createColumns(for: Query(.timeline, order: [SortTerm(date)], facets: [region]))
        #expect(long.createdColumns == (date.numbers + region.numbers).sorted())
        #expect(long.column(date.numbers[0]) === column)
        #expect(kept.createdColumns == nil)
    }

    @Test("for a column only the fields that it reads are written")
    func fields() throws {
        let fields = long.schema.fieldNames.map { $0 == "date" }
        long.records.storage.forEach(in: 0..<long.records.count, fields: fields) { number, record in
            let date = kept.records[number].value["date"]
            #expect(JSONReader.readTrusted(record) == .object([JSON.Member("date", date ?? .null)]))
        }
    }

    @Test("each question has the answer that it has of kept records")
    func answers() throws {
        for parameter in long.parameters.parameters {
            let there = Condition(parameter, .exists, [.text("true")])
            let (one, other) = (long.matches([there]), kept.matches([there]))
            #expect(one.records == other.records, "\(parameter.name)")
            for (left, right) in zip(
                long.facets([parameter], among: one)[0].counts,
                kept.facets([parameter], among: other)[0].counts
            ) {
                #expect(left.value == right.value && left.spelling == right.spelling && left.count == right.count)
            }
            guard parameter.isSortable else { continue }
            let order = [SortTerm(parameter, descending: true)]
            #expect(long.page(0..<50, of: one, by: order) == kept.page(0..<50, of: other, by: order))
        }
    }

    @Test("its records are found by id and by words")
    func lookups() throws {
        let record = try #require(kept.records.last)
        #expect(long.record(id: record.id)?.bytes == record.bytes)
        #expect(long.record(id: "nothing") == nil)
        let words = TextQuery("mission")
        var (first, second) = (SearchEngine([long.text]), SearchEngine([kept.text]))
        let one = first.outcome(of: words, .none).lists[0]
        let other = second.outcome(of: words, .none).lists[0]
        #expect(!one.isEmpty && one.map(\.record) == other.map(\.record) && one.map(\.score) == other.map(\.score))
        let passage = Int(one[0].passage)
        #expect(long.text.passages.text(passage) == kept.text.passages.text(passage))
    }

    @Test("pieces of work together make the column that one makes", arguments: [1, 2, 7, 1_000])
    func pieces(count: Int) {
        let leaves = Array(long.schema.shape.leaves.indices)
        let whole = LeafCollector.columns(of: leaves, long.schema, long.records, pieces: 1)
        let joined = LeafCollector.columns(of: leaves, long.schema, long.records, pieces: count)
        for (one, other) in zip(whole, joined) {
            #expect(one.starts == other.starts && one.holders == other.holders && one.present == other.present)
            #expect((0..<one.count).map(one.text) == (0..<other.count).map(other.text))
            #expect(one.spellings == other.spellings && one.sets.keys == other.sets.keys)
        }
    }
}

@Suite("A past day keeps what questions need")
struct PastDayColumnTests {
    @Test("a question to a past day creates the columns that it needs and no others")
    func columns() throws {
        var generator = SeededGenerator(seed: 6)
        let repository = try Repository(checking: GeneratedSeed.seed(operations: 100, using: &generator))
        let day = try #require(Day("2001-05-05"))
        let region = try #require(repository[.operations].parameters["region"])
        let answer = repository.answer(Query(.operations, asOf: day, facets: [region]))
        #expect(answer.facets.count == 1)
        #expect(repository.store(.operations, asOf: day).createdColumns == region.numbers)
    }
}

@Suite("What is made of a version is freed with it")
struct DerivedLifetimeTests {
    @Test("a repository whose timeline, past days and graphs were asked for is freed when nobody has it")
    func freed() throws {
        var generator = SeededGenerator(seed: 7)
        let seed = try GeneratedSeed.seed(operations: 20, using: &generator)
        let day = try #require(Day("2001-05-05"))
        weak var weakly: Repository?
        do {
            let repository = try Repository(checking: seed)
            weakly = repository
            for name in CollectionName.allCases {
                let query = Query(name, asOf: day, facets: repository[name].parameters.parameters)
                _ = repository.answer(query)
            }
            for relations in [Set(Graph.relations), []] {
                _ = repository.part(of: Set(CollectionName.seeded), relations, asOf: day)
            }
            _ = repository.graph()
            #expect(weakly != nil)
        }
        #expect(weakly == nil)
    }
}
