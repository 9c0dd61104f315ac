import SeededRandom
import Testing

@testable import Directory

@Suite("A set of records is what its numbers are")
struct RecordSetTests {
    /// Capacities around the words and blocks that sets are worked on in.
    static let capacities = [0, 1, 63, 64, 65, 1_000, 512 * 64 - 1, 512 * 64, 512 * 64 + 1, 100_003]

    /// Some numbers below a capacity, the same in each run.
    private static func numbers(below capacity: Int, _ seed: UInt64, share: UInt64) -> Set<Int> {
        var draw = SeededGenerator(seed: seed)
        return Set((0..<capacity).filter { _ in draw.next() % 100 < share })
    }

    @Test("counting, intersection and union agree with sets of numbers", arguments: capacities)
    func agrees(capacity: Int) {
        let numbers = (1...4).map { Self.numbers(below: capacity, UInt64($0), share: UInt64($0) * 20) }
        let sets = numbers.map { RecordSet($0, capacity: capacity) }
        for (set, own) in zip(sets, numbers) {
            #expect(set.count == own.count)
            #expect(set.inverted.count == capacity - own.count)
        }
        #expect(sets[0].intersectionCount(sets[3]) == numbers[0].intersection(numbers[3]).count)
        let (common, shared) = sets[1].intersection(sets[2])
        #expect(shared == numbers[1].intersection(numbers[2]).count)
        #expect(common.numbers.map(Int.init) == numbers[1].intersection(numbers[2]).sorted())
        for count in 0...4 {
            let all = numbers[..<count].reduce(into: Set<Int>()) { $0.formUnion($1) }
            let (union, size) = RecordSet.union(Array(sets[..<count]), capacity: capacity)
            #expect(size == all.count)
            #expect(union.numbers.map(Int.init) == all.sorted())
        }
    }

    @Test("a number is new once, and gone when it is taken out")
    func members() {
        var set = RecordSet(capacity: 130)
        let (first, second) = (set.insert(129), set.insert(129))
        #expect(first && !second)
        set.remove(129)
        #expect(!set.contains(129))
        #expect(set.count == 0)
    }

    @Test(
        "the records of a stretch of codes are those whose code lies in it",
        arguments: capacities,
        [255, 300, 70_000]
    )
    func codes(capacity: Int, largest: Int) {
        var draw = SeededGenerator(seed: UInt64(largest))
        let entries = (0..<capacity).map { _ in UInt32(draw.next() % UInt64(largest + 1)) }
        let codes = Codes(entries, largest: largest)
        for stretch in [0..<0, 0..<1, 0..<largest, largest - 1..<largest, 17..<200] {
            let expected = entries.indices.filter { stretch.contains(Int(entries[$0]) - 1) }
            #expect(codes.set(of: stretch).numbers.map(Int.init) == expected)
        }
    }
}
