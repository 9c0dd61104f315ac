internal import Addresses
internal import Glibc
internal import Metrics
package import MicroHTTP
internal import Synchronization

/// What a server counts of its work. Every thread of the listener counts for itself; a scrape adds up.
package final class ServerMetrics: Sendable {
    /// Where the counters of a thread stand. A value, since reading a global that is made when it is first needed costs a
    /// check each time.
    private struct Layout {
        let routes = RouteTemplate.names.count
        let statuses = StatusSlot.codes.count
        let slots = StatusSlot.slots
        let buckets = ServerMetrics.buckets
        let waitBuckets = ServerMetrics.waitBuckets
        let durations, durationSums, waits, waitSum, contentBytes, unanswered: Int
        let cacheHits, cacheMisses, cacheEvictions, cacheSize, deferred: Int
        let count: Int

        init() {
            durations = routes * statuses
            durationSums = durations + routes * buckets.count
            waits = durationSums + routes
            waitSum = waits + waitBuckets.count
            contentBytes = waitSum + 1
            unanswered = contentBytes + 1
            cacheHits = unanswered + 1
            cacheMisses = cacheHits + 1
            cacheEvictions = cacheMisses + 1
            cacheSize = cacheEvictions + 1
            deferred = cacheSize + 1
            count = deferred + 1
        }

        /// The counter of a route and a status; nil for a status that has none of its own.
        func request(_ route: Int, _ status: Int) -> Int? {
            guard slots.indices.contains(status), Int(slots[status]) < statuses else { return nil }
            return route * statuses + Int(slots[status])
        }

        func duration(_ route: Int, _ nanoseconds: UInt64) -> Int {
            durations + route * buckets.count + buckets.bucket(of: nanoseconds)
        }
    }

    /// From 50 µs, which an answer from the cache takes, to 10 s.
    static let buckets = DurationBuckets(
        nanoseconds: [
            50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
            100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 10_000_000_000,
        ]
    )

    /// From 10 ms, below which no wait is told, to 10 s.
    static let waitBuckets = DurationBuckets(
        nanoseconds: [
            25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 10_000_000_000,
        ]
    )

    /// What others count.
    private struct Sources {
        var connections: @Sendable () -> ConnectionFigures = { ConnectionFigures() }
        var requestsInFlight: @Sendable () -> Int = { 0 }
        var connectionLimit = 0
        var droppedLines: @Sendable () -> Int = { 0 }
        var work: @Sendable () -> WorkFigures = { WorkFigures() }
    }

    private let layout = Layout()
    private let counters: WorkerCounters
    private let otherStatuses = Mutex<[OtherStatus: UInt64]>([:])
    private let sources = Mutex(Sources())
    private let reloadCounts: Mutex<ReloadCounts>
    private let shownCertificate = Mutex<CertificateFigures?>(nil)
    private let denialCounts = Mutex<[DenialReason: Int]>([:])

    /// The threads that count.
    let workers: Int

    /// Counts that stand at zero, for a listener with so many threads. Data count as loaded now.
    package init(workers: Int) {
        self.workers = workers
        counters = WorkerCounters(count: layout.count, workers: workers)
        var counts = ReloadCounts()
        counts.last = time(nil)
        counts.loaded = counts.last
        reloadCounts = Mutex(counts)
    }

    // MARK: Counting

    /// Counts a request and its answer; the observer of the listener. The label of an answer is the number of its route.
    package func record(_ exchange: borrowing Exchange) {
        let worker = exchange.worker
        guard let status = exchange.status else { return counters.add(1, to: layout.unanswered, by: worker) }
        let route = min(exchange.label, layout.routes - 1)
        let waited = exchange.waited
        let duration = exchange.duration &+ waited
        if waited > 0 {
            counters.add(1, to: layout.waits + layout.waitBuckets.bucket(of: waited), by: worker)
            counters.add(waited, to: layout.waitSum, by: worker)
        }
        count(route, status, by: worker)
        counters.add(1, to: layout.duration(route, duration), by: worker)
        counters.add(duration, to: layout.durationSums + route, by: worker)
        counters.add(UInt64(exchange.contentSize), to: layout.contentBytes, by: worker)
    }

    /// Counts a response by the number of its route and its status.
    @inline(__always)
    func count(_ route: Int, _ status: Int, by worker: Int) {
        if let counter = layout.request(route, status) {
            counters.add(1, to: counter, by: worker)
        } else {
            otherStatuses.withLock { $0[OtherStatus(route: route, status: status), default: 0] += 1 }
        }
    }

    /// Counts an answer that the cache had.
    func countCacheHit(by worker: Int) { counters.add(1, to: layout.cacheHits, by: worker) }

    /// Counts a response that the cache did not have. Under the lock of the worker's desk, as all that is counted of its
    /// cache, so that a thread in the background may do it.
    func countCacheMiss(by worker: Int) { counters.add(1, to: layout.cacheMisses, by: worker) }

    /// Notes what the cache of a thread takes, and how many responses have left it since the last time.
    func noteCache(of worker: Int, size: Int, evictions: Int) {
        counters.set(UInt64(size), layout.cacheSize, by: worker)
        counters.add(UInt64(evictions), to: layout.cacheEvictions, by: worker)
    }

    /// Counts a request whose answer is made in the background.
    func countDeferred(by worker: Int) { counters.add(1, to: layout.deferred, by: worker) }

    /// Counts a request that was denied.
    func countDenial(_ reason: DenialReason) { denialCounts.withLock { $0[reason, default: 0] += 1 } }

    /// Counts a data set that was read while serving: whether it is served now, or was refused for its faults.
    func countReload(isGood: Bool) {
        reloadCounts.withLock { counts in
            counts.last = time(nil)
            counts.isLastGood = isGood
            if isGood { counts.loaded = counts.last }
            isGood ? (counts.good += 1) : (counts.bad += 1)
        }
    }

    /// Notes the certificate that is shown from now on, by the second at which it ends.
    package func note(certificateUntil expires: Int) {
        shownCertificate.withLock { $0 = CertificateFigures(expires: expires, loaded: time(nil)) }
    }

    /// Notes that another certificate was to be shown and cannot be.
    package func noteUnusableCertificate() { shownCertificate.withLock { $0?.isLastGood = false } }

    /// Has the connections of a listener told.
    package func watch(connections: @escaping @Sendable () -> ConnectionFigures) {
        sources.withLock { $0.connections = connections }
    }

    /// Has the requests told that are not answered yet, beside the most connections that are served at a time.
    package func watch(requestsInFlight: @escaping @Sendable () -> Int, connectionLimit: Int) {
        sources.withLock {
            $0.requestsInFlight = requestsInFlight
            $0.connectionLimit = connectionLimit
        }
    }

    /// Has the work told that there is at the moment.
    func watch(work: @escaping @Sendable () -> WorkFigures) { sources.withLock { $0.work = work } }

    /// Has the lines told that the access log left out.
    package func watch(droppedLines: @escaping @Sendable () -> Int) {
        sources.withLock { $0.droppedLines = droppedLines }
    }

    // MARK: Reading

    /// The requests of a route and a status so far; of those that occurred.
    var requests: [(route: Int, status: String, count: UInt64)] {
        let others = otherStatuses.withLock { counts in
            counts.map { (route: $0.key.route, status: "\($0.key.status)", count: $0.value) }
                .sorted { ($0.route, $0.status) < ($1.route, $1.status) }
        }
        return (0..<layout.routes).flatMap { route in
            StatusSlot.codes.enumerated().compactMap { slot, status in
                let count = counters.sum(route * layout.statuses + slot)
                return count == 0 ? nil : (route, "\(status)", count)
            }
        } + others
    }

    /// The durations of a route: how many in each bucket, and their sum in nanoseconds.
    func durations(of route: Int) -> (buckets: [UInt64], sum: UInt64) {
        let first = layout.durations + route * layout.buckets.count
        let buckets = (first..<first + layout.buckets.count).map { counters.sum($0) }
        return (buckets, counters.sum(layout.durationSums + route))
    }

    /// How long requests had waited, of those that had: how many in each bucket, and their sum in nanoseconds.
    var waits: (buckets: [UInt64], sum: UInt64) {
        let buckets = (layout.waits..<layout.waitSum).map { counters.sum($0) }
        return (buckets, counters.sum(layout.waitSum))
    }

    /// The bytes of content in all answers.
    var contentBytes: UInt64 { counters.sum(layout.contentBytes) }
    /// The requests that ended without an answer of ours.
    var unanswered: UInt64 { counters.sum(layout.unanswered) }
    /// The answers that the caches had.
    var cacheHits: UInt64 { counters.sum(layout.cacheHits) }
    /// Those that they did not have.
    var cacheMisses: UInt64 { counters.sum(layout.cacheMisses) }
    /// The answers that left them for others.
    var cacheEvictions: UInt64 { counters.sum(layout.cacheEvictions) }
    /// The bytes that they take.
    var cacheSize: UInt64 { counters.sum(layout.cacheSize) }
    /// The data sets read while serving: those that were served, and those that were refused.
    var reloads: ReloadCounts { reloadCounts.withLock { $0 } }
    /// The certificate that is shown; nil without TLS.
    var certificate: CertificateFigures? { shownCertificate.withLock { $0 } }
    /// The connections of the listener.
    var connections: ConnectionFigures { sources.withLock { $0.connections }() }
    /// The requests that are not answered yet.
    var requestsInFlight: Int { sources.withLock { $0.requestsInFlight }() }
    /// The connections that are served at a time.
    var connectionLimit: Int { sources.withLock { $0.connectionLimit } }
    /// The requests whose answers were made in the background.
    var deferred: UInt64 { counters.sum(layout.deferred) }
    /// The requests that were denied, by reason.
    var denials: [(reason: String, count: Int)] {
        denialCounts.withLock { counts in DenialReason.allCases.map { ($0.rawValue, counts[$0] ?? 0) } }
    }
    /// The work that there is at the moment.
    var work: WorkFigures { sources.withLock { $0.work }() }
    /// The lines that the access log left out.
    var droppedLines: Int { sources.withLock { $0.droppedLines }() }
}

/// A route and a status that has no counter of its own.
private struct OtherStatus: Hashable {
    let route: Int
    let status: Int
}

/// The status codes that have a counter for each route and thread: those that answers here have or may soon have. Any
/// other is counted by its code too, under a lock.
private enum StatusSlot {
    static let codes = [
        200, 202, 204, 206, 302, 303, 304, 308, 400, 403, 404, 405, 406, 408, 409, 410, 412, 413, 414, 415, 416, 417,
        422,
        429, 431, 500, 501, 503, 505,
    ]
    /// The place among the codes, by status code; behind the last for one that is none of them.
    static let slots: [UInt8] = (0..<600).map { UInt8(codes.firstIndex(of: $0) ?? codes.count) }
}
