internal import Dispatch
internal import Glibc
internal import Synchronization

/// How far a read has come.
final class ReadProgress: Sendable {
    private let steps = Atomic(0)
    private let abandoned = Atomic(false)

    /// The steps done so far.
    var count: Int { steps.load(ordering: .relaxed) }

    /// Whether nobody waits for the read any more.
    var isAbandoned: Bool { abandoned.load(ordering: .relaxed) }

    /// Notes a step: a byte came, or the file system answered.
    func note() { steps.add(1, ordering: .relaxed) }

    fileprivate func abandon() { abandoned.store(true, ordering: .relaxed) }
}

/// How many threads stay behind, waiting for a file system that does not answer.
package final class StalledReads: Sendable {
    /// Those of this process.
    package static let ofProcess = StalledReads()

    /// As many may stay behind at a time.
    static let most = 4

    private let number = Atomic(0)

    init() {}

    /// How many stay behind now.
    var count: Int { number.load(ordering: .relaxed) }

    fileprivate func add(_ change: Int) { number.add(change, ordering: .relaxed) }
}

/// Waits for reads that may hang, since a file system can let a call wait for ever (a network that is gone, FUSE) and no
/// flag of open(2) prevents it.
///
/// The read runs on a thread of its own. One that makes no progress is given up; its thread stays behind until the file
/// system answers, and then ends. Only so many may stay behind at a time.
package struct Patience: Sendable {
    private let limit: Duration
    private let stalled: StalledReads

    /// Half a minute, unless told otherwise.
    ///
    /// - Parameters:
    ///   - limit: how long a read may be without progress.
    ///   - stalled: where the threads that stay behind are counted.
    package init(_ limit: Duration = .seconds(30), _ stalled: StalledReads = .ofProcess) {
        self.limit = limit
        self.stalled = stalled
    }

    /// Runs a read.
    ///
    /// - Parameters:
    ///   - path: what is read, for messages.
    ///   - read: notes its progress; ends soon once that is abandoned.
    /// - Throws: what `read` throws, `stalled` where it is given up, `tooManyStalled` where too many were.
    func wait<Value: Sendable>(
        for path: String,
        _ read: @escaping @Sendable (ReadProgress) throws(FileFault) -> Value
    ) throws(FileFault) -> Value {
        guard stalled.count < StalledReads.most else { throw FileFault(path, .tooManyStalled(stalled.count)) }
        let run = Run(read, stalled)
        guard run.begin() else { throw FileFault(path, .system(EAGAIN)) }
        var (seen, since) = (0, ContinuousClock.now)
        while run.isDone.wait(timeout: .now() + .milliseconds(Self.milliseconds(limit) / 10 + 1)) == .timedOut {
            let count = run.progress.count
            if count != seen { (seen, since) = (count, .now) }
            if ContinuousClock.now - since >= limit, run.giveUp() {
                throw FileFault(path, .stalled(seconds: Int(limit.components.seconds)))
            }
        }
        return try run.result()
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds) * 1_000 + Int(duration.components.attoseconds / 1_000_000_000_000_000)
    }

    /// A read on its thread.
    private final class Run<Value: Sendable>: Sendable {
        private enum State {
            case running, abandoned
            case done(Result<Value, FileFault>)
        }

        let progress = ReadProgress()
        let isDone = DispatchSemaphore(value: 0)
        private let state = Mutex(State.running)
        private let read: @Sendable (ReadProgress) throws(FileFault) -> Value
        private let stalled: StalledReads

        init(_ read: @escaping @Sendable (ReadProgress) throws(FileFault) -> Value, _ stalled: StalledReads) {
            (self.read, self.stalled) = (read, stalled)
        }

        /// Starts the thread; false where there is none to be had.
        func begin() -> Bool {
            Thread.start { [self] in
                let result: Result<Value, FileFault>
                do throws(FileFault) { result = .success(try read(progress)) } catch { result = .failure(error) }
                state.withLock { state in
                    if case .abandoned = state {
                        stalled.add(-1)
                    } else {
                        state = .done(result)
                    }
                }
                isDone.signal()
            }
        }

        /// Leaves the thread behind; false where it is done after all.
        func giveUp() -> Bool {
            state.withLock { state in
                guard case .running = state else { return false }
                state = .abandoned
                progress.abandon()
                stalled.add(1)
                return true
            }
        }

        func result() throws(FileFault) -> Value {
            let state = state.withLock { $0 }
            guard case .done(let result) = state else { preconditionFailure("asked before it was done") }
            return try result.get()
        }
    }
}

/// A thread that takes no signals.
private enum Thread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread and lets it go; false where there is none to be had.
    static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
        let body = Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { context in
                var all = sigset_t()
                // signals of the process are for others
                sigfillset(&all)
                pthread_sigmask(SIG_BLOCK, &all, nil)
                if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            },
            body.toOpaque()
        )
        guard status == 0 else {
            body.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}
