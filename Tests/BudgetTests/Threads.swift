import Budget
import Glibc
import Synchronization

/// A thread of a test, which waits outside the threads that tests share.
final class Thread: Sendable {
    private let thread: pthread_t

    init(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Body(body)).toOpaque()
        let status = pthread_create(&thread, nil, runBody, context)
        precondition(status == 0)
        self.thread = thread
    }

    func join() { pthread_join(thread, nil) }
}

private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
    return nil
}

/// The nice value of a thread, zero being the calling one.
func niceness(_ thread: id_t) -> Int32 { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), thread) }

/// The name of the calling thread.
func threadName() -> String {
    guard let file = fopen("/proc/thread-self/comm", "r") else { return "" }
    defer { fclose(file) }
    var name = ""
    while true {
        let byte = fgetc(file)
        guard byte >= 0, byte != 10 else { return name }
        name.unicodeScalars.append(Unicode.Scalar(UInt8(byte)))
    }
}

/// Waits up to ten seconds for something to become true.
func eventually(_ condition: () -> Bool) async -> Bool {
    let deadline = MonotonicClock.now() + 10_000_000_000
    while MonotonicClock.now() < deadline {
        if condition() { return true }
        try? await Task.sleep(for: .milliseconds(1))
    }
    return condition()
}

/// Where work waits until a test opens it.
final class Gate: Sendable {
    private let reached = Atomic(false)
    private let opened = Atomic(false)

    var isReached: Bool { reached.load(ordering: .acquiring) }

    func pass() {
        reached.store(true, ordering: .releasing)
        while !opened.load(ordering: .acquiring) { usleep(200) }
    }

    func open() { opened.store(true, ordering: .releasing) }
}

/// What happened, in its order.
final class Log: Sendable {
    private let entries = Mutex<[String]>([])

    var lines: [String] { entries.withLock { $0 } }

    func add(_ line: String) { entries.withLock { $0.append(line) } }
}

/// A number that several threads read and write.
final class Counts: Sendable {
    private let number: Atomic<UInt64>

    init(_ value: UInt64) { number = Atomic(value) }

    var value: UInt64 {
        get { number.load(ordering: .relaxed) }
        set { number.store(newValue, ordering: .relaxed) }
    }
}

/// How often the closures of tickets were called.
final class Calls: Sendable {
    private struct State {
        var accepted = 0
        var works = 0
        var drops = 0
        var twice = 0
        var seen: Set<UInt64> = []
    }

    private let state = Mutex(State())

    var accepted: Int { state.withLock(\.accepted) }
    var works: Int { state.withLock(\.works) }
    var drops: Int { state.withLock(\.drops) }
    var twice: Int { state.withLock(\.twice) }

    func accept() { state.withLock { $0.accepted += 1 } }

    func count(_ ticket: Ticket, isWork: Bool) {
        state.withLock { state in
            if !state.seen.insert(ticket.id).inserted { state.twice += 1 }
            if isWork { state.works += 1 } else { state.drops += 1 }
        }
    }
}
