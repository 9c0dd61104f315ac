/// Where the buckets of a histogram of durations end.
package struct DurationBuckets: Sendable {
    /// The ends, growing, in nanoseconds; a duration as long as an end is in its bucket.
    package let ends: [UInt64]
    /// The ends as the text format writes them, in seconds; the last is `+Inf`.
    package let labels: [String]

    /// Buckets that end at these nanoseconds, growing.
    package init(nanoseconds ends: [UInt64]) {
        self.ends = ends
        labels = ends.map { $0 % 1_000_000_000 == 0 ? "\($0 / 1_000_000_000)" : "\(Double($0) / 1e9)" } + ["+Inf"]
    }

    /// The number of buckets, the one without an end among them.
    package var count: Int { ends.count + 1 }

    /// The bucket of a duration. Most are short, and the search begins there.
    @inline(__always)
    package func bucket(of nanoseconds: UInt64) -> Int {
        var bucket = 0
        while bucket < ends.count, nanoseconds > ends[bucket] { bucket += 1 }
        return bucket
    }
}
