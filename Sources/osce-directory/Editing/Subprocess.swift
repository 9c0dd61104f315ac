@preconcurrency import Glibc

/// Runs another program to its end.
enum Subprocess {
    /// What it printed and how it ended.
    struct Outcome {
        /// Its exit code; 127 where there is no such program, above 128 where a signal ended it.
        let exitCode: Int32
        /// What it printed on standard output.
        let output: [UInt8]
        /// Whether it printed more than was taken.
        let isCut: Bool
        /// What it printed on standard error.
        let complaint: String
    }

    /// Runs a program that is found in PATH. It reads nothing from standard input.
    ///
    /// - Parameter limit: the most bytes of standard output that are kept; the rest is read and let go.
    /// - Throws: `Failure` where the system cannot start it.
    static func run(_ arguments: [String], atMost limit: Int) throws -> Outcome {
        let (output, complaint) = (try Pipe(), try Pipe())
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, complaint.writing, STDERR_FILENO)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var process = pid_t()
        let name = arguments.first ?? ""
        let number = posix_spawnp(&process, name, &actions, nil, words, environ)
        guard number == 0 else {
            throw Failure("cannot run \(name): \(String(cString: strerror(number))). Install it.", code: .unavailable)
        }
        output.closeWriting()
        complaint.closeWriting()
        var (printed, complained) = (Output(limit: limit), Output(limit: 1 << 16))
        read(output.reading, into: &printed, complaint.reading, into: &complained)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return Outcome(
            exitCode: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
            output: printed.bytes,
            isCut: printed.isCut,
            complaint: String(decoding: complained.bytes, as: UTF8.self)
        )
    }

    private struct Output {
        let limit: Int
        var bytes: [UInt8] = []
        var isCut = false
        var isOpen = true

        mutating func take(from descriptor: Int32, _ buffer: inout [UInt8]) {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { return }
            guard count > 0 else {
                isOpen = false
                return
            }
            let room = max(0, limit - bytes.count)
            bytes += buffer[..<min(room, count)]
            if count > room { isCut = true }
        }
    }

    /// Reads both streams at a time, so that neither waits for the other.
    private static func read(_ one: Int32, into first: inout Output, _ other: Int32, into second: inout Output) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while first.isOpen || second.isOpen {
            var waiting = [
                pollfd(fd: first.isOpen ? one : -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: second.isOpen ? other : -1, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&waiting, 2, -1) > 0 else { continue }
            if waiting[0].revents != 0 { first.take(from: one, &buffer) }
            if waiting[1].revents != 0 { second.take(from: other, &buffer) }
        }
    }

    /// A pipe whose ends are closed with it, and not handed to other programs.
    private final class Pipe {
        let reading: Int32
        private(set) var writing: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else {
                throw Failure("cannot open a pipe: \(String(cString: strerror(errno)))", code: .unavailable)
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }

        func closeWriting() {
            if writing >= 0 { close(writing) }
            writing = -1
        }

        deinit {
            close(reading)
            closeWriting()
        }
    }
}
