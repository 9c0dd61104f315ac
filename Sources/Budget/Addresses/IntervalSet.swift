/// A set of unsigned integers, held as the fewest intervals.
///
/// Invariant: the intervals are sorted, and at least one integer that is not in the set lies between two of them. Equal
/// sets are therefore equal values.
struct IntervalSet<Bound: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable, Equatable {
    private(set) var intervals: [ClosedRange<Bound>] = []

    /// The union of the ranges.
    ///
    /// - Complexity: O(*n* log *n*).
    init(_ ranges: [ClosedRange<Bound>] = []) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let last = intervals.last, last.upperBound == .max || range.lowerBound <= last.upperBound + 1 else {
                intervals.append(range)
                continue
            }
            intervals[intervals.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        }
    }

    /// Whether the value is in the set.
    ///
    /// - Complexity: O(log *n*) in the number of intervals.
    func contains(_ value: Bound) -> Bool {
        var low = 0
        var high = intervals.count
        while low < high {
            let middle = (low + high) / 2
            if intervals[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < intervals.count && intervals[low].lowerBound <= value
    }

    /// The fewest prefixes that cover the set exactly, in growing order: each a value and the number of its leading bits
    /// that count.
    var prefixes: [(base: Bound, length: Int)] {
        var prefixes: [(base: Bound, length: Int)] = []
        for interval in intervals {
            var base = interval.lowerBound
            while true {
                let rest = interval.upperBound - base
                let fitting = rest == .max ? Bound.bitWidth : Bound.bitWidth - 1 - (rest + 1).leadingZeroBitCount
                let free = min(base.trailingZeroBitCount, fitting)
                prefixes.append((base, Bound.bitWidth - free))
                // shifting by the whole width gives zero, less one all ones
                let last = base + ((Bound(1) << free) &- 1)
                if last == interval.upperBound { break }
                base = last + 1
            }
        }
        return prefixes
    }
}
