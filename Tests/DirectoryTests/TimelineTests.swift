import Directory
import SeededRandom
import Testing

@Suite("The timeline has every dated event of the other collections")
struct TimelineTests {
    private func check(_ repository: Repository) {
        let made = repository[.timeline].records
        let expected = NaiveTimeline(repository: repository).records()
        #expect(made.count == expected.count)
        for (record, event) in zip(made, expected) { #expect(record.bytes == event.bytes) }
    }

    @Test("its records are those that the trees of the embedded Seed's records tell")
    func embedded() throws {
        let repository = try Repository(checking: .embedded)
        #expect(repository[.timeline].records.count > 100)
        check(repository)
    }

    @Test("its records are those that the trees of made records tell", arguments: [1, 2, 3])
    func made(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        check(try Repository(checking: GeneratedSeed.seed(operations: 700, using: &generator)))
    }
}
