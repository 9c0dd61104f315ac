import Budget
import Directory
import DirectoryAPI
import Glibc
import MicroHTTP
import RawHTTP
import Synchronization
import Testing

/// A server of the embedded Seed on a port of its own.
enum RunningServer {
    /// Runs a server while `body` does.
    static func with(
        serving repository: Repository = TestAPI.repository,
        threads: Int = 1,
        configure: (inout ServerLimits) -> Void = { _ in },
        _ body: (DirectoryServer, Int) throws -> Void
    ) throws {
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = threads
        var limits = ServerLimits()
        configure(&limits)
        let server = try DirectoryServer(repository, workers: threads, limits: limits)
        let listener = try Listener(
            configuration: configuration,
            observer: server.metrics.record,
            content: server.contentPolicy
        ) { head in
            server.respond(to: head)
        }
        defer {
            listener.stop(within: .seconds(5))
            server.stop()
        }
        try body(server, listener.port)
    }

    static func get(_ port: Int, _ target: String, _ fields: String = "") throws -> RawAnswer {
        let connection = try RawConnection(port: port)
        connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        return try #require(try connection.answer())
    }
}

/// Holds a thread until it is opened.
final class Gate: Sendable {
    private let isOpen = Atomic(false)

    func open() { isOpen.store(true, ordering: .releasing) }

    func wait() { while !isOpen.load(ordering: .acquiring) { usleep(1_000) } }
}

/// Keeps a worker busy until a gate is opened. Returns once it is: its thread is nice, and other tests take the processors.
func hold(_ worker: BackgroundWorker, _ gate: Gate, for client: ClientAddress? = nil) {
    #expect(worker.submit(for: client, { _ in gate.wait() }, dropped: { _ in }) != nil)
    for _ in 0..<5_000 where worker.depth > 0 { usleep(2_000) }
}
