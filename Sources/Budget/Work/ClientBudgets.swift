internal import Synchronization

/// Processor time that each client may use: a token bucket for each address, in nanoseconds.
///
/// Who answers books what the answer cost, afterwards. One answer may therefore overdraw the bucket, and the client
/// waits until what it owes is paid. A client that nothing is known of has a full bucket, so that only clients that
/// used some of theirs are remembered.
///
/// **Bounds.** At most `capacity` clients are remembered. Where there is no room, eight of them are looked at, in
/// turn, and one of the eight may be forgotten: the one that has most left, and only if the new client has no more left
/// than that one. A full bucket loses nothing by it. A flood of addresses cannot make the table forget a client in debt
/// unless it owes more itself, for which it has to be served first.
///
/// **Time.** A clock that stands still or goes back by up to a second gives nothing and takes nothing. When it goes back
/// further, the bucket fills on from the new time.
///
/// Thread-safe: 16 shards, each behind its own lock. The shard follows from a hash with a random key of this process, so
/// that nobody can aim at one.
package final class ClientBudgets: Sendable {
    /// What a client may owe at most, in seconds' worth of the rate.
    ///
    /// It bounds how long a client waits that used the machine alone, which is allowed, before others came: ten seconds.
    /// It is five times the default burst, so that a costly answer (2 s of processor time at 200 ms a second) is still
    /// paid in full.
    package static let longestDebt = 10

    private static let shardCount = 16

    private let terms: BucketTerms
    private let key = UInt64.random(in: .min ... .max)
    private let shards: [Shard]

    /// Budgets that are all full.
    ///
    /// - Parameters:
    ///   - rate: milliseconds of processor time that a client may use in each second, up to 1,000,000; 0 or fewer turn
    ///     the budgets off.
    ///   - burst: how much a client may use at once, in seconds' worth of the rate, from 1 to 600.
    ///   - capacity: how many clients are remembered, at least 16; rounded up to a multiple of 16. A client takes about
    ///     90 bytes, once it is remembered.
    package init(rate: Int, burst: Int = 2, capacity: Int = 16_384) {
        terms = BucketTerms(rate: rate, burst: burst, longestDebt: Self.longestDebt)
        let capacity = (min(max(capacity, 1), 1 << 24) + Self.shardCount - 1) / Self.shardCount
        shards = (0..<Self.shardCount).map { _ in Shard(capacity: capacity) }
    }

    /// Whether clients have budgets at all.
    package var isOn: Bool { terms.rate > 0 }

    /// How long a client is over its budget.
    ///
    /// - Parameters:
    ///   - client: the client, as ``ClientAddress/network`` makes it.
    ///   - now: nanoseconds of ``MonotonicClock``.
    /// - Returns: nil while the client has some budget left; otherwise the whole seconds until it has, from 1 to 60.
    /// - Complexity: O(1); remembers no client.
    package func retryAfter(_ client: ClientAddress, at now: UInt64) -> Int? {
        guard isOn else { return nil }
        let level = shard(of: client).table.withLock { $0.level(of: client, at: now, terms) }
        return level.flatMap(terms.secondsUntilPositive)
    }

    /// Books what an answer cost to its client.
    ///
    /// - Parameters:
    ///   - client: the client, as ``ClientAddress/network`` makes it.
    ///   - nanoseconds: the processor time used; zero changes nothing.
    ///   - now: nanoseconds of ``MonotonicClock``.
    /// - Complexity: O(1): at most eight other clients are looked at.
    package func book(_ client: ClientAddress, _ nanoseconds: UInt64, at now: UInt64) {
        guard isOn, nanoseconds > 0 else { return }
        shard(of: client).table.withLock { $0.book(client, terms.cost(nanoseconds), at: now, terms) }
    }

    /// How many clients are remembered.
    package var clients: Int { shards.reduce(0) { count, shard in count + shard.table.withLock(\.count) } }

    /// How many other clients have been looked at so far, to find room for new ones.
    package var evictionSteps: Int { shards.reduce(0) { steps, shard in steps + shard.table.withLock(\.steps) } }

    private func shard(of client: ClientAddress) -> Shard {
        var hasher = Hasher()
        hasher.combine(key)
        hasher.combine(client)
        return shards[Int(UInt(bitPattern: hasher.finalize()) % UInt(Self.shardCount))]
    }

    private final class Shard: Sendable {
        let table: Mutex<BucketTable>

        init(capacity: Int) { table = Mutex(BucketTable(capacity: capacity)) }
    }
}
