internal import Glibc

/// A thread of a lower priority, for a background worker.
struct WorkerThread: Sendable {
    enum State: Sendable {
        case absent
        case running(WorkerThread)
        /// It does nothing more, and is to be joined.
        case ended(WorkerThread)
        case joined
    }

    private let thread: pthread_t

    /// Starts a thread; nil if the system grants none.
    ///
    /// Signals are left to other threads, but for those that faults raise.
    ///
    /// - Parameters:
    ///   - name: what tools show; cut after 15 bytes.
    ///   - niceness: from 0 to 19 (setpriority(2)); a process that is nicer than that stays so.
    init?(name: String, niceness: Int32, _ body: @escaping @Sendable () -> Void) {
        var blocked = sigset_t()
        sigfillset(&blocked)
        for fault in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { sigdelset(&blocked, fault) }
        var before = sigset_t()
        // a thread begins with the mask of the one that starts it
        pthread_sigmask(SIG_SETMASK, &blocked, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let start = Unmanaged.passRetained(Start(name: name, niceness: min(max(niceness, 0), 19), body: body))
        var thread = pthread_t()
        let status = pthread_create(&thread, nil, run, start.toOpaque())
        guard status == 0 else {
            start.release()
            return nil
        }
        self.thread = thread
    }

    /// Whether the calling thread is this one.
    var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }

    /// Waits for its end and frees what it held; called once, or ``detach()``.
    func join() { pthread_join(thread, nil) }

    /// Lets the system free what it held when it ends.
    func detach() { pthread_detach(thread) }
}

private final class Start: Sendable {
    let name: String
    let niceness: Int32
    let body: @Sendable () -> Void

    init(name: String, niceness: Int32, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.niceness = niceness
        self.body = body
    }
}

private func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
    setName(start.name)
    // on Linux a priority is a thread's own, and zero the calling thread (setpriority(2), "C library/kernel differences")
    let ofThread = __priority_which_t(PRIO_PROCESS.rawValue)
    if start.niceness > getpriority(ofThread, 0) { setpriority(ofThread, 0, start.niceness) }
    start.body()
    return nil
}

/// Names the calling thread (proc_pid_comm(5)); `pthread_setname_np` is not among what Swift sees of glibc.
private func setName(_ name: String) {
    var name = name
    // the kernel keeps 15 bytes
    while name.utf8.count > 15 { name.removeLast() }
    let descriptor = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    // without its name it works as well
    _ = write(descriptor, name, name.utf8.count)
    close(descriptor)
}
