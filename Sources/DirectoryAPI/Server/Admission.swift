internal import Budget
internal import Directory
internal import MicroHTTP

/// Decides whether the response to a request that is not cached is made now, later on another thread, or not.
///
/// Three bounds, each on something that one client could take from all others: processor time (a budget for each address),
/// threads (long work, and more than a share of a thread's time, goes to workers in the background) and memory (a ledger).
/// A response in the thread's cache, a 304 of it and a probe pass none of this. One that is known under another spelling
/// of the request costs a look-up and is refused with the rest: a thread answers hundreds of refusals in a row, and cached
/// responses wait for all of them.
final class Admission: Sendable {
    /// Who asks, as far as budgets go.
    struct Client: Sendable {
        /// The address, of IPv6 its network of 64 bits; nil where the system does not tell it.
        let network: ClientAddress?
        /// Whether it has no budget.
        let isExempt: Bool
        /// Whether the connection comes from a proxy.
        let isProxied: Bool

        /// Whose work it is in a queue: one without a budget has no share either, and takes turns as nobody in particular.
        var inQueue: ClientAddress? { isExempt ? nil : network }
    }

    /// The nanoseconds that others may wait before a client over its budget is refused.
    static let contention: UInt64 = 20_000_000
    /// The nanoseconds that work may wait before more of it is refused, whoever asks.
    static let longestWait: UInt64 = 200_000_000
    /// The same where a former version is made, which takes as long as loading the data does.
    static let longestWaitForVersions: UInt64 = 10_000_000_000

    /// The memory for responses.
    let ledger: MemoryLedger
    /// The half of it that large responses share, which slow readers can hold.
    let large: MemoryLedger
    /// The quarter of it that content of requests takes, so that slow senders leave the rest.
    let content: MemoryLedger
    /// The half of that which large content shares.
    private let largeContent: MemoryLedger
    /// Does what is expected to take long. One client may fill a quarter of the queue.
    let long = BackgroundWorker(name: "long work", capacity: 64, share: 16)
    /// Does what the listener's threads have no time for. Its priority is nearly theirs, since the first request of a new
    /// client waits for it.
    let short = BackgroundWorker(name: "short work", capacity: 256, niceness: 2, share: 64)
    /// Makes former versions, and the first answer from each. One client may fill a quarter of the queue.
    let versions = BackgroundWorker(name: "versions", capacity: 64, niceness: 10, share: 16)
    private let budgets: ClientBudgets
    private let exempt: AddressRanges
    private let trusted: AddressRanges

    init(_ limits: ServerLimits) {
        ledger = MemoryLedger(limit: limits.memory)
        large = MemoryLedger(limit: limits.memory / 2)
        content = MemoryLedger(limit: limits.memory / 4)
        largeContent = MemoryLedger(limit: limits.memory / 8)
        budgets = ClientBudgets(rate: limits.clientBudget)
        exempt = limits.budgetExempt
        trusted = limits.trustedProxies
    }

    /// Who asks: the address at the other end of the connection, or the one that a trusted proxy names.
    func client(of head: borrowing RequestHead) -> Client {
        let peer = ClientAddress(high: head.peer.high, low: head.peer.low)
        let origin = ForwardedClient.client(
            peer: peer,
            forwarded: head.field(.forwarded),
            xForwardedFor: head.field(.xForwardedFor),
            trusted: trusted
        )
        switch origin {
        case .direct(let address):
            let isKnown = address.high != 0 || address.low != 0
            return Client(
                network: isKnown ? address.network : nil,
                isExempt: !isKnown || exempt.contains(address),
                isProxied: false
            )
        case .forwarded(let address):
            return Client(network: address.network, isExempt: exempt.contains(address), isProxied: true)
        case .proxy(let address): return Client(network: address.network, isExempt: true, isProxied: true)
        }
    }

    /// Why work for a client is refused now; nil where it may be done.
    func denial(for client: Client, at now: UInt64) -> Denial? {
        // one sixteenth is left for what is known to be small, such as problems
        if ledger.used >= ledger.limit - ledger.limit / 16 { return .outOfMemory }
        let network = client.network
        if let network, !client.isExempt, let seconds = budgets.retryAfter(network, at: now),
            othersWait(network, at: now) > Self.contention
        {
            return .overBudget(seconds: seconds)
        }
        return nil
    }

    /// Why a worker takes no more work from a client; nil where it does: its queue or the client's share of it is full, or
    /// what the client has there has waited too long.
    func denial(by worker: BackgroundWorker, for client: Client, at now: UInt64) -> Denial? {
        let longest = worker === versions ? Self.longestWaitForVersions : Self.longestWait
        let isFull = !worker.hasRoom(for: client.inQueue) || worker.wait(of: client.inQueue, at: now) > longest
        return isFull ? .overloaded : nil
    }

    /// Books memory for content, and for the copy that it is read from, as it changes from one size to another. What goes
    /// beyond the first 16 KiB shares half of the memory, so that slow senders of much leave room for those of little.
    ///
    /// - Returns: whether there is room.
    func book(contentFrom from: Int, to: Int) -> Bool {
        let more = (to - from) * 2
        let beyond = (max(0, to - Self.smallContent) - max(0, from - Self.smallContent)) * 2
        let parts = [(content, more), (ledger, more), (largeContent, beyond)]
        for (place, (part, size)) in parts.enumerated() {
            if size <= 0 {
                part.release(-size)
            } else if !part.reserve(size) {
                for (part, size) in parts[..<place] where size > 0 { part.release(size) }
                return false
            }
        }
        return true
    }

    /// The bytes up to which content is small.
    private static let smallContent = 16 << 10

    private func othersWait(_ network: ClientAddress, at now: UInt64) -> UInt64 {
        max(
            long.oldestWait(at: now, othersThan: network),
            versions.oldestWait(at: now, othersThan: network),
            short.oldestWait(at: now, othersThan: network)
        )
    }

    /// Books what a response has cost to a client, in nanoseconds of processor time.
    func book(_ nanoseconds: UInt64, to client: Client, at now: UInt64) {
        guard !client.isExempt, let network = client.network else { return }
        budgets.book(network, nanoseconds, at: now)
    }

    /// Ends the workers; what waits is dropped.
    func stop() {
        long.stop()
        versions.stop()
        short.stop()
    }
}
