import Glibc

/// The socket that a service manager has opened for this process (sd_listen_fds(3)): it is there before the program and stays
/// when that ends, so that no client is refused while it starts anew, and the port may be one below 1024.
enum SocketActivation {
    /// The first descriptor that is handed over.
    private static let first: Int32 = 3

    /// The socket; nil where none was handed over to this process. The variables are taken away, so that no process started
    /// by this one takes it for its own.
    ///
    /// - Throws: `Failure` where more than one was.
    static func take() throws -> Int32? {
        defer { for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { unsetenv(name) } }
        guard let process = variable("LISTEN_PID"), Int32(process) == getpid(),
            let count = variable("LISTEN_FDS").flatMap({ Int($0) }), count > 0
        else { return nil }
        guard count == 1 else {
            throw Failure(
                "\(count) sockets were handed over, and one is served. Leave one ListenStream= in the .socket unit.",
                code: .usage
            )
        }
        return first
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
