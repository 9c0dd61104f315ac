internal import CBitSets

/// A set of record numbers of one collection, one bit each.
///
/// Invariant: bits at and beyond `capacity` are zero, so that `count` and `==` need not look.
struct RecordSet: Sendable, Equatable {
    /// One more than the largest number it can hold.
    let capacity: Int
    private var words: [UInt64]

    /// An empty set.
    init(capacity: Int) {
        self.capacity = capacity
        words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
    }

    /// The set of these numbers, each below `capacity`.
    init(_ numbers: some Sequence<Int>, capacity: Int) {
        self.init(capacity: capacity)
        insert(contentsOf: numbers)
    }

    /// Adds a number below `capacity`; gives whether it is new. Constant time.
    @discardableResult
    mutating func insert(_ number: Int) -> Bool {
        let bit: UInt64 = 1 << UInt64(number & 63)
        let isNew = words[number >> 6] & bit == 0
        words[number >> 6] |= bit
        return isNew
    }

    /// Adds numbers below `capacity`.
    mutating func insert(contentsOf numbers: some Sequence<Int>) { for number in numbers { insert(number) } }

    /// Whether a number below `capacity` is in the set. Constant time.
    func contains(_ number: Int) -> Bool { words[number >> 6] & (1 << UInt64(number & 63)) != 0 }

    /// Takes a number below `capacity` out. Constant time.
    mutating func remove(_ number: Int) { words[number >> 6] &= ~(1 << UInt64(number & 63)) }

    /// How many numbers are in the set. O(capacity / 64).
    var count: Int { bit_set_count(words, words.count) }

    /// The numbers that are not in the set.
    var inverted: RecordSet {
        var result = self
        for index in words.indices { result.words[index] = ~words[index] }
        if capacity & 63 != 0, let last = words.indices.last {
            result.words[last] &= (1 << UInt64(capacity & 63)) - 1
        }
        return result
    }

    /// The numbers that the other set of the same capacity has too, with how many these are.
    func intersection(_ other: RecordSet) -> (set: RecordSet, count: Int) {
        var count = 0
        let words = [UInt64](unsafeUninitializedCapacity: words.count) { words, size in
            size = self.words.count
            guard let start = words.baseAddress else { return }
            count = bit_set_intersect(start, self.words, other.words, size)
        }
        return (RecordSet(words, capacity: capacity), count)
    }

    private init(_ words: [UInt64], capacity: Int) {
        self.words = words
        self.capacity = capacity
    }

    /// How many numbers both sets of the same capacity have.
    func intersectionCount(_ other: RecordSet) -> Int { bit_set_common(words, other.words, words.count) }

    /// The numbers that one of several sets of a capacity has, with how many these are.
    static func union(_ sets: [RecordSet], capacity: Int) -> (set: RecordSet, count: Int) {
        guard let first = sets.first else { return (RecordSet(capacity: capacity), 0) }
        guard sets.count > 1 else { return (first, first.count) }
        var count = 0
        let words = [UInt64](unsafeUninitializedCapacity: first.words.count) { words, size in
            size = first.words.count
            guard let start = words.baseAddress else { return }
            count = bit_set_unite(start, first.words, sets[1].words, size)
            for set in sets[2...] { count = bit_set_unite(start, start, set.words, size) }
        }
        return (RecordSet(words, capacity: capacity), count)
    }

    /// The places of those of some codes that are one of so many from the first one on.
    init<Code: FixedWidthInteger & UnsignedInteger>(_ codes: [Code], from first: Code, width: Code) {
        self.init(capacity: codes.count)
        bit_set_of_codes(
            &words,
            codes,
            MemoryLayout<Code>.size,
            codes.count,
            UInt32(first),
            UInt32(width)
        )
    }

    /// The numbers in ascending order.
    var numbers: [UInt32] { numbers(at: 0..<Int.max) }

    /// The numbers at some places of the ascending order; fewer where the set ends before.
    func numbers(at places: Range<Int>) -> [UInt32] {
        var numbers: [UInt32] = []
        var place = 0
        for index in words.indices {
            var word = words[index]
            guard word != 0 else { continue }
            let count = word.nonzeroBitCount
            if place + count > places.lowerBound {
                while word != 0 {
                    if place >= places.lowerBound { numbers.append(UInt32(index << 6 + word.trailingZeroBitCount)) }
                    place += 1
                    if place >= places.upperBound { return numbers }
                    word &= word - 1
                }
            } else {
                place += count
            }
        }
        return numbers
    }
}
