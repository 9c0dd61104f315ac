internal import Dispatch
internal import Glibc
internal import Synchronization

/// Lines on their way to a descriptor. Whoever adds one never waits: a thread of its own writes, and where nobody reads
/// and the queue is full, lines are dropped and counted. The first line that is written afterwards says how many.
package final class LineQueue: Sendable {
    private struct Waiting {
        var bytes: [UInt8] = []
        /// Lines before `bytes` that could not be written.
        var lost = 0
        /// Lines behind `bytes` that found no room.
        var dropped = 0
        /// Whether the thread has lines in hand.
        var isWriting = false
    }

    private let waiting = Mutex(Waiting())
    private let wake = DispatchSemaphore(value: 0)
    private let descriptor: Int32
    private let capacity: Int
    private let notice: @Sendable (Int) -> [UInt8]

    /// The bytes that wait at most unless told otherwise: some thousand lines.
    package static let defaultCapacity = 256 << 10

    /// Begins to write, until the process ends.
    ///
    /// - Parameters:
    ///   - descriptor: what is written to; it stays the caller's.
    ///   - capacity: the bytes that wait at most. As many again may be in the hands of the thread.
    ///   - notice: the line, with its end, that says that so many were dropped.
    package init(
        to descriptor: Int32,
        capacity: Int = LineQueue.defaultCapacity,
        notice: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.descriptor = descriptor
        self.capacity = capacity
        self.notice = notice
        let context = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { context in
                var all = sigset_t()
                // signals of the process are for others; that whoever reads is gone is seen as a failure of write(2)
                sigfillset(&all)
                pthread_sigmask(SIG_BLOCK, &all, nil)
                if let context { Unmanaged<LineQueue>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            },
            context.toOpaque()
        )
        // without a thread the lines are counted as dropped once the queue is full
        if status == 0 { pthread_detach(thread) } else { context.release() }
    }

    /// Adds a line with its end. Returns at once.
    package func append(_ line: [UInt8]) {
        waiting.withLock { waiting in
            // once one was dropped, those behind it are too until that can be said, so that no gap is silent
            if waiting.dropped == 0, waiting.bytes.count + line.count <= capacity {
                waiting.bytes += line
            } else {
                waiting.dropped += 1
            }
        }
        wake.signal()
    }

    /// The lines dropped that no line has told of yet.
    package var droppedLines: Int { waiting.withLock { $0.lost + $0.dropped } }

    /// Waits until all is written.
    ///
    /// - Parameter limit: how long it waits at most.
    /// - Returns: whether all is written.
    @discardableResult
    package func flush(within limit: Duration) -> Bool {
        let end = ContinuousClock.now + limit
        while true {
            if waiting.withLock({ $0.bytes.isEmpty && $0.dropped == 0 && !$0.isWriting }) { return true }
            guard ContinuousClock.now < end else { return false }
            usleep(1_000)
        }
    }

    private func run() -> Never {
        while true {
            wake.wait()
            let batch = waiting.withLock { waiting in
                let batch = waiting
                waiting = Waiting(isWriting: true)
                return batch
            }
            let notices = (batch.lost > 0 ? notice(batch.lost) : [], batch.dropped > 0 ? notice(batch.dropped) : [])
            let isWritten = write(notices.0 + batch.bytes + notices.1)
            waiting.withLock { waiting in
                waiting.isWriting = false
                if !isWritten { waiting.lost += batch.lost + Self.lines(batch.bytes) + batch.dropped }
            }
        }
    }

    private static func lines(_ bytes: [UInt8]) -> Int { bytes.count { $0 == UInt8(ascii: "\n") } }

    /// Writes bytes, however long that takes.
    ///
    /// - Returns: whether all were written.
    private func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                // somebody else has made the descriptor one that does not wait
                var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&writable, 1, 1_000)
                continue
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
