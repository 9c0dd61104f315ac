import Glibc
import Synchronization

/// The signals that `serve` is told with: SIGHUP, SIGUSR1, SIGTERM and SIGINT.
///
/// One thread takes them all, whichever thread the system hands them to, and does nothing else, so that the second
/// signal to end ends the process whatever else it waits for. They have handlers of their own and not the system's
/// default, which the kernel does not carry out for process 1 of a container (pid_namespaces(7)).
enum EndSignals {
    /// The thread that takes them; 0 until it runs.
    private static let taker = Atomic<UInt>(0)
    /// Whether the next signal to end ends the process at once.
    private static let endsAtOnce = Atomic(true)

    private static let numbers = [SIGHUP, SIGUSR1, SIGTERM, SIGINT]
    /// Those that end it.
    private static let ends = [SIGTERM, SIGINT]

    /// Begins to take them. Until `takeOver` one to end ends the process at once; the others wait.
    ///
    /// - Returns: the signals in the order in which they come.
    static func begin() -> AsyncStream<Int32> {
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        let context = Unmanaged.passRetained(Taker(continuation))
        // written before any handler can ask for it
        taker.store(0, ordering: .relaxed)
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { context in
                if let context { Unmanaged<Taker>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            },
            context.toOpaque()
        )
        guard status == 0 else {
            context.release()
            return stream
        }
        taker.store(thread, ordering: .releasing)
        pthread_detach(thread)
        for number in numbers {
            var action = sigaction()
            action.__sigaction_handler = .init(sa_handler: { EndSignals.hand($0) })
            action.sa_flags = SA_RESTART
            sigaction(number, &action, nil)
        }
        return stream
    }

    /// From now on the first signal to end is for whoever reads the stream, and the second ends the process at once.
    static func takeOver() { endsAtOnce.store(false, ordering: .releasing) }

    /// Hands a signal to the thread that takes them. Called as a handler, on any thread: does nothing but what
    /// signal-safety(7) allows.
    private static func hand(_ number: Int32) {
        let former = errno
        pthread_kill(taker.load(ordering: .acquiring), number)
        errno = former
    }

    /// The thread.
    private final class Taker: Sendable {
        private let continuation: AsyncStream<Int32>.Continuation

        init(_ continuation: AsyncStream<Int32>.Continuation) { self.continuation = continuation }

        func run() {
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_BLOCK, &all, nil)
            var awaited = sigset_t()
            sigemptyset(&awaited)
            for number in EndSignals.numbers { sigaddset(&awaited, number) }
            while true {
                var number: Int32 = 0
                guard sigwait(&awaited, &number) == 0 else { continue }
                if EndSignals.ends.contains(number),
                    EndSignals.endsAtOnce.exchange(true, ordering: .acquiringAndReleasing)
                {
                    EndSignals.end(by: number)
                }
                continuation.yield(number)
            }
        }
    }

    /// Ends the process by a signal, so that whoever waits for it sees that; as process 1, where the system's default is
    /// not carried out, with the exit code that shells give for it.
    private static func end(by number: Int32) -> Never {
        var action = sigaction()
        action.__sigaction_handler = .init(sa_handler: SIG_DFL)
        sigaction(number, &action, nil)
        var own = sigset_t()
        sigemptyset(&own)
        sigaddset(&own, number)
        pthread_sigmask(SIG_UNBLOCK, &own, nil)
        pthread_kill(pthread_self(), number)
        _exit(128 + number)
    }
}
