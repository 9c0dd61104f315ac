import Glibc

/// Tells the service manager how it stands, as sd_notify(3) describes: a datagram to the socket that `NOTIFY_SOCKET`
/// names. Where nothing is named nobody is told.
struct ServiceNotifier {
    /// What is told.
    enum State {
        /// It serves, for the first time or again after a reload.
        case ready
        /// It has begun to load other data; `ready` follows, whether they are used or not.
        case reloading
        /// It is about to end.
        case stopping
        /// It answers.
        case alive

        fileprivate var message: String {
            switch self {
            case .ready: "READY=1"
            case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(Self.microseconds)"
            case .stopping: "STOPPING=1"
            case .alive: "WATCHDOG=1"
            }
        }

        /// The time of CLOCK_MONOTONIC, by which the manager tells this reload from one before.
        private static var microseconds: Int {
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
        }
    }

    private let path: String

    /// Notifies over a socket: its path, or with `@` at its start the name of one that no file system has (unix(7)).
    init(path: String = getenv("NOTIFY_SOCKET").map { String(cString: $0) } ?? "") { self.path = path }

    /// Tells the state, with a line for people where there is one. What cannot be sent is lost, as with sd_notify: a
    /// service does not fail because its manager is gone.
    func notify(_ state: State, _ status: String? = nil) {
        guard !path.isEmpty else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(path.utf8)
        guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        if name[0] == UInt8(ascii: "@") { name[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        // the name of an abstract socket ends with the address, not at a NUL
        let size = MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { socklen_t($0 + name.count) } ?? 0
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // a manager that reads nothing must not hold up what is told
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let message = Array((state.message + (status.map { "\nSTATUS=\($0)" } ?? "")).utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(descriptor, message, message.count, flags, $0, size)
            }
        }
    }
}
