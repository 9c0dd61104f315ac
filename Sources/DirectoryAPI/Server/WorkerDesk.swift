internal import APIDescription
internal import Synchronization

/// What one listener thread answers from: a version of the data and the answers prepared of it.
///
/// A class, so that lending it to a request counts one reference and not those of everything in it.
final class WorkerDesk {
    /// The number of the version, counted up with each.
    let generation: UInt64
    /// The version.
    let version: DataVersion
    /// The answers of that version that are prepared.
    let cache: ResponseCache
    /// How much of the thread's time goes into making others.
    ///
    /// `unchecked`: a desk is used under its lock alone, by one thread at a time, so that a check at each request would find
    /// nothing.
    @exclusivity(unchecked) var share = ThreadShare()

    /// Answers from that version.
    var responder: Responder { version.responder }

    init(generation: UInt64, version: DataVersion, cache: ResponseCache) {
        self.generation = generation
        self.version = version
        self.cache = cache
    }
}

/// The version of the data in force, on the desk of each listener thread.
///
/// A thread answers a whole request from its desk, so no answer mixes two versions; before each it compares one number
/// to see whether a newer version is there, so a client that has seen the new one never gets the old one again. What
/// lies on a desk is guarded by a lock of that thread's own. Others take it for the time of an assignment: a change of the
/// version, and a thread in the background that adds a response to the cache.
///
/// A change goes round all desks, those of idle threads too. When it returns, nothing holds the old version any more
/// but answers that are still being sent.
final class WorkerDesks: Sendable {
    private struct Version {
        let generation: UInt64
        let data: DataVersion
    }

    private let newest: Mutex<Version>
    private let generation = Atomic<UInt64>(0)
    private let desks: [Desk]
    private let cacheSize: Int

    /// Lays a version on the desks of so many threads, each with a cache of so many bytes.
    init(_ responder: Responder, count: Int, cacheSize: Int) {
        self.cacheSize = cacheSize
        let data = DataVersion(responder)
        newest = Mutex(Version(generation: 0, data: data))
        desks = (0..<max(count, 1)).map { _ in
            Desk(WorkerDesk(generation: 0, version: data, cache: ResponseCache(capacity: cacheSize)))
        }
    }

    /// The version in force.
    var responder: Responder { newest.withLock { $0.data.responder } }

    /// Lends a thread its desk with the version in force on it.
    func withDesk<Result>(of worker: Int, _ body: (WorkerDesk) -> sending Result) -> sending Result {
        desks[worker].content.withLock { desk in
            if desk.generation != generation.load(ordering: .acquiring) { desk = fresh() }
            return body(desk)
        }
    }

    /// Puts another version in force. Waits for the answers that are being made, and for nothing else.
    func replace(with responder: Responder) {
        let data = DataVersion(responder)
        let next = newest.withLock { version in
            version = Version(generation: version.generation + 1, data: data)
            // under the lock, so that the number only ever grows
            generation.store(version.generation, ordering: .releasing)
            return version.generation
        }
        for desk in desks {
            // the old version is let go here, outside the lock and not on the listener's thread: freeing it takes time
            _ = desk.content.withLock { desk -> WorkerDesk? in
                guard desk.generation < next else { return nil }
                let former = desk
                desk = fresh()
                return former
            }
        }
    }

    private func fresh() -> WorkerDesk {
        let version = newest.withLock { $0 }
        return WorkerDesk(
            generation: version.generation,
            version: version.data,
            cache: ResponseCache(capacity: cacheSize)
        )
    }

    /// One thread's desk behind its lock, in lines of the processor's cache of its own.
    private final class Desk: Sendable {
        let content: Mutex<WorkerDesk>
        private let padding = InlineArray<16, UInt64>(repeating: 0)

        init(_ content: sending WorkerDesk) { self.content = Mutex(content) }
    }
}
