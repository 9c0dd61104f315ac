internal import Files
internal import Glibc
internal import Synchronization

/// Writes out what the listener's threads have to tell, on a thread of its own.
final class LineWriter: Sendable {
    /// What the thread needs, kept by it until it ends.
    private let work: Work

    /// Starts the thread.
    init(
        _ workers: [WorkerLines],
        to destination: AccessLog.Destination,
        complain: @escaping @Sendable (String?) -> Void
    ) throws(AccessLogError) {
        work = try Work(workers, destination, complain)
        let context = Unmanaged.passRetained(work)
        var thread = pthread_t()
        let status = pthread_create(&thread, nil, writeLines, context.toOpaque())
        guard status == 0 else {
            context.release()
            throw .cannotStart(reason: String(cString: strerror(status)))
        }
        pthread_detach(thread)
    }

    /// The lines that could not be written.
    var lostLines: Int { work.lostLines.load(ordering: .relaxed) }

    /// Has it write at once.
    func wake() { work.wake() }

    /// Has it open its file anew before it writes next.
    func reopen() {
        work.isReopening.store(true, ordering: .releasing)
        work.wake()
    }

    /// Has it write what is left and end.
    func close(within deadline: Duration) {
        work.isEnding.store(true, ordering: .releasing)
        work.wake()
        let end = ContinuousClock.now + deadline
        while !work.hasEnded.load(ordering: .acquiring), ContinuousClock.now < end { usleep(1_000) }
    }
}

/// What the thread works on.
private final class Work: Sendable {
    private let workers: [WorkerLines]
    private let destination: AccessLog.Destination
    private let complain: @Sendable (String?) -> Void
    /// A pipe that wakes the thread: it sleeps at the one end until something comes in at the other.
    private let bell: (reading: Int32, writing: Int32)
    /// What is written to. The thread alone touches it, once it has begun.
    private let descriptor: Atomic<Int32>
    let isReopening = Atomic(false)
    let isEnding = Atomic(false)
    let hasEnded = Atomic(false)
    let lostLines = Atomic(0)

    /// How long lines gather while there are some, and how long the thread sleeps while there are none, in milliseconds.
    private static let (gathering, sleeping) = (Int32(250), Int32(1_000))

    init(
        _ workers: [WorkerLines],
        _ destination: AccessLog.Destination,
        _ complain: @escaping @Sendable (String?) -> Void
    ) throws(AccessLogError) {
        self.workers = workers
        self.destination = destination
        self.complain = complain
        descriptor = Atomic(try Self.open(destination))
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .cannotStart(reason: String(cString: strerror(errno))) }
        bell = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
    }

    deinit {
        close(bell.reading)
        close(bell.writing)
        if case .file = destination { close(descriptor.load(ordering: .relaxed)) }
    }

    private static func open(_ destination: AccessLog.Destination) throws(AccessLogError) -> Int32 {
        switch destination {
        case .descriptor(let descriptor): return descriptor
        case .file(let path):
            // a pipe that nobody reads must not hold up whoever opens it; one that is full is waited for in `writeAll`
            let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
            let descriptor = Glibc.open(path, flags, 0o640)
            guard descriptor >= 0 else {
                let number = errno
                let isPipe = number == ENXIO && FileKind(path: path) == .pipe
                throw .cannotOpen(
                    path: path,
                    reason: isPipe ? "it is a pipe (FIFO) that nobody reads" : String(cString: strerror(number))
                )
            }
            // standard output and the like may be named by a path
            if let kind = FileKind(descriptor: descriptor), ![.file, .pipe, .characterDevice].contains(kind) {
                close(descriptor)
                throw .cannotOpen(path: path, reason: "it is \(kind), not a file")
            }
            return descriptor
        }
    }

    func wake() {
        // where the pipe is full, it is awake
        var byte: UInt8 = 0
        _ = write(bell.writing, &byte, 1)
    }

    /// Writes until it is told to end.
    func run() {
        var isFailing = false
        var lines = LineBuffer()
        while true {
            // looked at before the lines, so that what is in them now is written
            let ends = isEnding.load(ordering: .acquiring)
            if isReopening.exchange(false, ordering: .acquiring) { reopen() }
            var hadLines = false
            for worker in workers {
                worker.exchange(&lines)
                guard lines.count > 0 else { continue }
                let failure = lines.bytes.withUnsafeBytes(writeAll)
                if (failure != nil) != isFailing { complain(failure) }
                isFailing = failure != nil
                lines.removeAll()
                hadLines = true
            }
            if ends, !hadLines { break }
            if !ends { sleep(hadLines ? Self.gathering : Self.sleeping) }
        }
        hasEnded.store(true, ordering: .releasing)
    }

    private func sleep(_ milliseconds: Int32) {
        var waiting = pollfd(fd: bell.reading, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0 else { return }
        var bytes: UInt64 = 0
        while read(bell.reading, &bytes, MemoryLayout<UInt64>.size) > 0 {}
    }

    private func reopen() {
        guard case .file = destination else { return }
        do throws(AccessLogError) {
            let former = descriptor.exchange(try Self.open(destination), ordering: .relaxed)
            close(former)
        } catch {
            complain("\(error)")
        }
    }

    /// Writes bytes; where that fails, counts the lines in what is left.
    ///
    /// - Returns: what the system says, where it failed.
    private func writeAll(_ bytes: UnsafeRawBufferPointer) -> String? {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor.load(ordering: .relaxed), rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                // somebody else has made the descriptor one that does not wait
                var waiting = pollfd(fd: descriptor.load(ordering: .relaxed), events: Int16(POLLOUT), revents: 0)
                _ = poll(&waiting, 1, Self.sleeping)
                continue
            }
            guard count > 0 else {
                let reason = String(cString: strerror(errno))
                lostLines.add(rest.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }, ordering: .relaxed)
                return reason
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return nil
    }
}

/// The thread. Whoever reads the lines may go: then writing fails, and the signal for it must not end the program.
private func writeLines(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
    var all = sigset_t()
    // signals of the process are for others
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    work.run()
    return nil
}
