internal import MicroHTTP

/// Keeps a listener thread free for cached responses: how much of its time goes into making others.
///
/// A leaky bucket: while requests of several addresses come to the thread, it spends at most a quarter of its time on
/// responses that are not cached, and at most `burst` nanoseconds, with one response more, in a row. Beyond that they are
/// made on another thread, so that a cached response waits for a few milliseconds at most. A single address has the whole
/// thread.
struct ThreadShare {
    /// The nanoseconds that may be spent in a row.
    static let burst: Int64 = 2_000_000
    /// How long a second address counts after its last request, in nanoseconds.
    private static let memory: UInt64 = 1_000_000_000

    /// The address that asked last, where one has.
    private var hasPeer = false
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// Whether another address than the last one has asked since `noticed` was written.
    private var hasChanged = false
    private var noticed: UInt64?
    private var credit = ThreadShare.burst
    private var settled: UInt64 = 0
    /// The most debt, in nanoseconds, so that one expensive response does not send the next ones away for long.
    var mostDebt = ThreadShare.burst * 4

    /// Notes who asks. Constant time, for every request.
    mutating func note(_ asking: PeerAddress) {
        // compared here and not by ==, which is a call into another module
        guard asking.low != low || asking.high != high || !hasPeer else { return }
        hasChanged = hasPeer
        (hasPeer, low, high) = (true, asking.low, asking.high)
    }

    /// Whether the thread has time for a response that is not cached.
    ///
    /// - Parameter isProxied: whether the address is that of a proxy, so that it stands for many.
    mutating func hasTime(at now: UInt64, isProxied: Bool) -> Bool {
        if hasChanged || isProxied {
            hasChanged = false
            noticed = now
        }
        let elapsed = now > settled ? now - settled : 0
        settled = now
        credit = min(Self.burst, credit + Int64(clamping: elapsed / 4))
        guard let noticed, now < noticed || now - noticed < Self.memory else { return true }
        return credit > 0
    }

    /// Notes what a response has cost, in nanoseconds.
    mutating func spend(_ nanoseconds: UInt64) {
        credit = max(-mostDebt, credit - Int64(clamping: nanoseconds))
    }
}
