internal import Glibc

/// How the descriptors that this process may open are shared out.
struct DescriptorRoom: Equatable {
    /// The connections that are served at a time.
    let connections: Int
    /// The connections beyond that which are taken for a probe, or to be told that there is no room.
    let surplus: Int
    /// The sockets that stay open a while after their connection, so that a client gets the answer.
    let lingering: Int

    /// The sockets that linger where there is room for all.
    private static let mostLingering = 256
    /// The connections at a time below which nobody is served well.
    private static let fewestConnections = 16

    /// What the program itself opens: standard streams, files that are read, the log, epoll and wake-up descriptors of the
    /// threads.
    private static func own(threads: Int) -> Int { 48 + 3 * max(1, threads) }

    /// The surplus where there is room for all.
    private static func mostSurplus(_ connections: Int) -> Int { 64 + connections / 32 }

    /// Raises the number of files that this process may open, as far as it is allowed, and shares them out.
    ///
    /// - Throws: `tooFewDescriptors` where they do not suffice for a few connections.
    init(for configuration: ListenerConfiguration) throws(ListenerError) {
        let wanted = max(1, configuration.connectionLimit)
        let needed =
            Self.own(threads: configuration.threads) + wanted + Self.mostSurplus(wanted) + Self.mostLingering
            + configuration.otherDescriptors
        try self.init(
            allowed: Self.raiseLimit(to: needed) - configuration.otherDescriptors,
            wanted: wanted,
            threads: configuration.threads
        )
    }

    /// Shares out so many descriptors. Where they do not suffice for all that is wanted, a quarter of what the program
    /// itself leaves is for those that leave and those that are refused, and the rest for those that are served.
    init(allowed: Int, wanted: Int, threads: Int) throws(ListenerError) {
        let own = Self.own(threads: threads)
        let room = allowed - own
        if wanted + Self.mostSurplus(wanted) + Self.mostLingering <= room {
            (connections, surplus, lingering) = (wanted, Self.mostSurplus(wanted), Self.mostLingering)
            return
        }
        let fewest = min(wanted, Self.fewestConnections)
        let share = room / 8
        lingering = min(share, Self.mostLingering)
        surplus = min(share, Self.mostSurplus(wanted))
        connections = min(wanted, room - surplus - lingering)
        guard connections >= fewest else {
            // three quarters of it are for connections
            throw .tooFewDescriptors(allowed: allowed, needed: own + (fewest * 4 + 2) / 3)
        }
    }

    /// Raises the limit to a number, or as near to it as this process may.
    ///
    /// - Returns: the limit in force.
    private static func raiseLimit(to needed: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return needed }
        if limit.rlim_cur < rlim_t(needed) {
            limit.rlim_cur = min(rlim_t(needed), limit.rlim_max)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        return Int(clamping: limit.rlim_cur)
    }
}
