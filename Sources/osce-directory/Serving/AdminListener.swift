import Directory
import DirectoryAPI
import MicroHTTP

/// The listener for the operator alone, with one thread and a few connections of its own.
struct AdminListener {
    /// It accepts connections.
    let listener: Listener

    /// The connections that it serves at a time.
    private static let connections = 32
    /// The descriptors that it takes: its connections, as many more for those that are told that there is no room, and what
    /// its thread and its socket need.
    static let descriptors = 2 * connections + 72

    /// Listens where the settings say; nil where they name no port.
    ///
    /// - Throws: where that cannot be listened on.
    init?(_ server: DirectoryServer, _ configuration: Configuration) throws(ListenerError) {
        guard let port = configuration[Settings.adminPort] else { return nil }
        var own = ListenerConfiguration()
        own.host = configuration[Settings.adminHost]
        own.port = UInt16(port)
        own.threads = 1
        own.connectionLimit = Self.connections
        own.connectionsPerAddress = 0
        let answers = AdminServer(server, settings: configuration.json.bytes + [0x0A])
        listener = try Listener(configuration: own) { head in answers.respond(to: head) }
    }
}
