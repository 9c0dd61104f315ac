/// A set of record numbers of one collection, one bit each.
///
/// Invariant: bits at and beyond `capacity` are zero, so that `count` and `==` need not look.
public struct RecordSet: Sendable, Equatable {
    /// One more than the largest number it can hold.
    public let capacity: Int
    private var words: [UInt64]

    /// An empty set.
    public init(capacity: Int) {
        self.capacity = capacity
        words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
    }

    /// The set of these numbers, each below `capacity`.
    public init(_ numbers: some Sequence<Int>, capacity: Int) {
        self.init(capacity: capacity)
        for number in numbers { insert(number) }
    }

    /// Every number below `capacity`.
    public static func all(capacity: Int) -> RecordSet { RecordSet(capacity: capacity).inverted }

    /// Adds a number below `capacity`. Constant time.
    public mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

    /// Whether a number below `capacity` is in the set. Constant time.
    public func contains(_ number: Int) -> Bool { words[number >> 6] & (1 << UInt64(number & 63)) != 0 }

    /// How many numbers are in the set. O(capacity / 64).
    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether there is none.
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The numbers that are not in the set.
    public var inverted: RecordSet {
        var result = self
        for index in words.indices { result.words[index] = ~words[index] }
        if capacity & 63 != 0, let last = words.indices.last {
            result.words[last] &= (1 << UInt64(capacity & 63)) - 1
        }
        return result
    }

    /// Keeps the numbers that the other set of the same capacity has too.
    public mutating func formIntersection(_ other: RecordSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    /// Adds the numbers of the other set of the same capacity.
    public mutating func formUnion(_ other: RecordSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// How many numbers both sets of the same capacity have.
    public func intersectionCount(_ other: RecordSet) -> Int {
        var count = 0
        for index in words.indices { count += (words[index] & other.words[index]).nonzeroBitCount }
        return count
    }

    /// The numbers in ascending order.
    public var numbers: [Int] {
        var numbers: [Int] = []
        for index in words.indices {
            var word = words[index]
            while word != 0 {
                numbers.append(index << 6 + word.trailingZeroBitCount)
                word &= word - 1
            }
        }
        return numbers
    }
}
