/// What is the same for all token buckets: how fast they fill, how much they hold and how far they may be overdrawn.
///
/// Levels are in picoseconds of processor time. A bucket of *r* milliseconds a second gains exactly *r* of them in each
/// nanosecond, so that nothing is lost by rounding however often it is looked at.
struct BucketTerms: Sendable {
    /// Picoseconds gained in each nanosecond, which is milliseconds in each second; zero if there are no budgets.
    let rate: Int64
    /// The level of a full bucket.
    let full: Int64
    /// The lowest level.
    let lowest: Int64

    /// - Parameters:
    ///   - rate: milliseconds a second, up to 1,000,000.
    ///   - burst: what a full bucket holds, in seconds' worth of the rate, from 1 to 600.
    ///   - longestDebt: how far it may be overdrawn, likewise.
    init(rate: Int, burst: Int, longestDebt: Int) {
        self.rate = Int64(min(max(rate, 0), 1_000_000))
        // at most 1e6 * 600 * 1e9, a fifteenth of what the type holds
        full = self.rate * Int64(min(max(burst, 1), 600)) * 1_000_000_000
        lowest = -self.rate * Int64(min(max(longestDebt, 1), 600)) * 1_000_000_000
    }

    /// Nanoseconds of processor time as a cost; what is more than any bucket can lose counts as that.
    func cost(_ nanoseconds: UInt64) -> Int64 {
        let (cost, isOverflow) = nanoseconds.multipliedReportingOverflow(by: 1_000)
        return isOverflow ? full - lowest : min(Int64(clamping: cost), full - lowest)
    }

    /// The level that a bucket has reached after a time.
    func level(_ level: Int64, after nanoseconds: UInt64) -> Int64 {
        guard rate > 0 else { return full }
        let missing = full - level
        // comparing times first: the product could overflow
        guard nanoseconds < UInt64(missing / rate + 1) else { return full }
        return min(full, level + Int64(nanoseconds) * rate)
    }

    /// Whole seconds until the level is positive, from 1 to 60; nil if it is.
    func secondsUntilPositive(_ level: Int64) -> Int? {
        guard level <= 0 else { return nil }
        let second = rate * 1_000_000_000
        return Int(min(60, (1 - level + second - 1) / max(second, 1)))
    }
}
