internal import Synchronization

/// A piece of work that a ``BackgroundWorker`` has accepted.
package final class Ticket: Sendable {
    /// Its number: 1 for the first work of a worker, growing.
    package let id: UInt64
    /// Whose work it is; nil for work that is nobody's.
    package let client: ClientAddress?

    /// When it was submitted, in nanoseconds of the worker's clock.
    let submitted: UInt64
    private let queue: WorkQueue
    private let wait = Atomic<UInt64>(0)
    private let abandoned = Atomic(false)

    init(id: UInt64, client: ClientAddress?, submitted: UInt64, queue: WorkQueue) {
        self.id = id
        self.client = client
        self.submitted = submitted
        self.queue = queue
    }

    /// Nanoseconds from its submission until it began or was dropped; zero while it waits.
    package var waited: UInt64 { wait.load(ordering: .relaxed) }

    /// Whether nobody wants the result any more. Long work looks at it now and then, and ends early.
    package var isAbandoned: Bool { abandoned.load(ordering: .relaxed) }

    /// Says that nobody wants the result any more.
    ///
    /// Work that has not begun leaves the queue, and its `dropped` is called on this thread, before this returns. Work
    /// that has begun goes on, or ends early if it looks at ``isAbandoned``. Any thread may call this at any time, but
    /// not under a lock that `dropped` takes.
    ///
    /// - Returns: whether this call dropped the work. If not, it was called or dropped before, or runs now.
    @discardableResult
    package func abandon() -> Bool {
        guard let dropped = queue.abandon(self) else { return false }
        dropped(self)
        return true
    }

    /// Called by the queue, under its lock, so that work begins before or after it is abandoned and not meanwhile.
    func setAbandoned() { abandoned.store(true, ordering: .relaxed) }

    /// Called by the queue when the ticket leaves it.
    func leave(at now: UInt64) { wait.store(now > submitted ? now - submitted : 0, ordering: .relaxed) }
}
