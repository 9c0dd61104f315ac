/// One thread for work beside the threads that serve, with a bounded queue. Clients take turns, so that one with much work
/// delays another's by one piece of work at a time; one client's work is done in the order it came.
///
/// **Exactly one of two.** Of each accepted submission, either `work` or `dropped` is called, once:
///
/// | what happens | what is called | on which thread |
/// |---|---|---|
/// | its turn comes | `work` | the worker's |
/// | it is abandoned before (``Ticket/abandon()``) | `dropped` | the one that abandons, before `abandon` returns |
/// | the worker is stopped before | `dropped` | the one that stops, before `stop` returns |
///
/// A submission that is not accepted calls neither. Both may be called before `submit` has returned, both get the
/// ticket that `submit` returns, and neither is called under a lock of the worker: both may use it.
///
/// The thread is started by the first submission. Where the system grants no thread, the submission is refused and the
/// next one tries again.
package final class BackgroundWorker: Sendable {
    /// The most that a queue may hold. What looks through the queue is bounded by it.
    package static let largestCapacity = 256

    /// How many items may wait.
    package let capacity: Int
    private let queue: WorkQueue
    private let name: String
    private let niceness: Int32
    private let onIdle: (@Sendable () -> Void)?

    /// A worker without work.
    ///
    /// - Parameters:
    ///   - name: what tools show as the thread's name; cut after 15 bytes.
    ///   - capacity: how many items may wait, from 1 to 256; the one that runs does not count.
    ///   - niceness: the thread's nice value, from 0 to 19; a process that is nicer than that stays so.
    ///   - share: how many of the waiting items may be one client's. Once three quarters of the queue are taken, only a
    ///     client with nothing in it may add an item.
    ///   - idleAfter: how long the queue has to be empty after the last work before `onIdle` is called.
    ///   - onIdle: called once after each spell of work, on the worker's thread, without a lock; a place to hand memory
    ///     back to the system. Work submitted meanwhile waits for its end.
    ///   - clock: nanoseconds of the clock that waiting is measured with.
    package init(
        name: String,
        capacity: Int,
        niceness: Int32 = 5,
        share: Int = .max,
        idleAfter: Duration = .seconds(2),
        onIdle: (@Sendable () -> Void)? = nil,
        clock: @escaping @Sendable () -> UInt64 = { MonotonicClock.now() }
    ) {
        let (seconds, attoseconds) = max(idleAfter, .zero).components
        // more than a century counts as one
        let pause = UInt64(min(seconds, 3_200_000_000)) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
        self.capacity = min(max(capacity, 1), Self.largestCapacity)
        queue = WorkQueue(
            capacity: self.capacity,
            share: max(share, 1),
            idleAfter: pause,
            clock: clock
        )
        self.name = name
        self.niceness = niceness
        self.onIdle = onIdle
    }

    deinit {
        stop()
        queue.detachOwnThread()
    }

    /// Appends work to the queue.
    ///
    /// - Parameters:
    ///   - client: whose work it is; nil for work that is nobody's.
    ///   - work: called on the worker's thread when its turn comes.
    ///   - dropped: called instead if the work is abandoned, or the worker stopped, before its turn comes.
    /// - Returns: the ticket; nil if the queue or the client's share of it is full, or the worker is stopped. Then
    ///   neither is ever called.
    /// - Complexity: O(capacity).
    package func submit(
        for client: ClientAddress?,
        _ work: @escaping @Sendable (Ticket) -> Void,
        dropped: @escaping @Sendable (Ticket) -> Void
    ) -> Ticket? {
        queue.submit(client, work, dropped: dropped) { [queue, name, niceness, onIdle] in
            let thread = WorkerThread(name: name, niceness: niceness) { Self.run(queue, onIdle) }
            return thread.map(WorkerThread.State.running) ?? .absent
        }
    }

    /// Whether work of a client would be accepted now: neither the queue nor the client's share of it is full.
    ///
    /// - Complexity: O(capacity).
    package func hasRoom(for client: ClientAddress?) -> Bool { queue.hasRoom(for: client) }

    /// How many items wait; the one that runs is none of them.
    package var depth: Int { queue.depth }

    /// How long the longest-waiting item of other clients has waited.
    ///
    /// - Parameters:
    ///   - now: nanoseconds of the worker's clock.
    ///   - client: whose items do not count; nil for none. Items that are nobody's always count.
    /// - Returns: nanoseconds; zero if none waits.
    /// - Complexity: O(capacity).
    package func oldestWait(at now: UInt64, othersThan client: ClientAddress?) -> UInt64 {
        queue.oldestWait(at: now, othersThan: client)
    }

    /// How long the longest-waiting item of a client has waited.
    ///
    /// - Parameters:
    ///   - client: whose; nil for items that are nobody's.
    ///   - now: nanoseconds of the worker's clock.
    /// - Returns: nanoseconds; zero if none waits.
    /// - Complexity: O(capacity).
    package func wait(of client: ClientAddress?, at now: UInt64) -> UInt64 { queue.wait(at: now, of: client) }

    /// Ends the worker: accepts nothing more, drops what waits, waits for the work that runs and joins the thread.
    ///
    /// May be called again, and by several threads at once; each returns when the thread has ended. Called by work of the
    /// worker itself, it does not wait for that.
    package func stop() {
        for item in queue.stop() { item.dropped(item.ticket) }
        queue.waitForThread()?.join()
    }

    private static func run(_ queue: WorkQueue, _ onIdle: (@Sendable () -> Void)?) {
        while true {
            switch queue.next() {
            case .work(let item):
                item.work(item.ticket)
                queue.workEnded()
            case .idle: onIdle?()
            case .end:
                queue.threadEnded()
                return
            }
        }
    }
}
