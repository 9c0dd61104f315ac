import Glibc

/// Writes to the standard streams at once, so that what was printed is there even when the program is killed.
enum Console {
    /// Prints a line on standard output.
    static func print(_ line: String) { write(Array((line + "\n").utf8)) }

    /// Prints a line on standard output; gives up where nobody takes it, so that a service does not wait for a reader.
    static func announce(_ line: String) { write(Array((line + "\n").utf8), to: STDOUT_FILENO, within: 1_000) }

    /// Prints a line on standard error; gives up where nobody takes it.
    static func complain(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO, within: 5_000) }

    /// What a pipe takes at a time without waiting once there is room in it (PIPE_BUF of pipe(7)).
    private static let pipeBuffer = 4_096

    /// Writes bytes as they are; gives up where the reader has gone.
    ///
    /// - Parameter patience: how long the reader may take nothing, in milliseconds; nil for ever.
    static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO, within patience: Int32? = nil) {
        var rest = bytes[...]
        while !rest.isEmpty {
            if let patience {
                var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                let count = poll(&writable, 1, patience)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
            }
            let size = patience == nil ? rest.count : min(rest.count, pipeBuffer)
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, size) }
            if count < 0, errno == EINTR || errno == EAGAIN {
                // somebody else has made the descriptor one that does not wait
                if errno == EAGAIN, patience == nil { usleep(1_000) }
                continue
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
