import Glibc

/// Writes to the standard streams at once, so that what was printed is there even when the program is killed.
enum Console {
    /// Prints a line on standard output.
    static func print(_ line: String) { write(Array((line + "\n").utf8)) }

    /// Prints a line on standard error.
    static func complain(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO) }

    /// Writes bytes as they are; gives up where the reader has gone.
    static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
