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

    /// Adds a number below `capacity`. Constant time.
    mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

    /// Adds numbers below `capacity`.
    mutating func insert(contentsOf numbers: some Sequence<Int>) { for number in numbers { insert(number) } }

    /// Whether a number below `capacity` is in the set. Constant time.
    func contains(_ number: Int) -> Bool { words[number >> 6] & (1 << UInt64(number & 63)) != 0 }

    /// How many numbers are in the set. O(capacity / 64).
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// The numbers that are not in the set.
    var inverted: RecordSet {
        var result = self
        for index in words.indices { result.words[index] = ~words[index] }
        if capacity & 63 != 0, let last = words.indices.last {
            result.words[last] &= (1 << UInt64(capacity & 63)) - 1
        }
        return result
    }

    /// Keeps the numbers that the other set of the same capacity has too; gives how many these are.
    @discardableResult
    mutating func formIntersection(_ other: RecordSet) -> Int {
        var count = 0
        for index in words.indices {
            let common = words[index] & other.words[index]
            words[index] = common
            count += common.nonzeroBitCount
        }
        return count
    }

    /// Adds the numbers of the other set of the same capacity.
    mutating func formUnion(_ other: RecordSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// How many numbers both sets of the same capacity have.
    func intersectionCount(_ other: RecordSet) -> Int {
        var count = 0
        for index in words.indices { count += (words[index] & other.words[index]).nonzeroBitCount }
        return count
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
