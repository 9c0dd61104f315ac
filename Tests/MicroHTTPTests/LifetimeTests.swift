import Dispatch
import Glibc
import MicroHTTP
import RawHTTP
import Testing

@Suite("A listener begins and ends cleanly", .serialized)
struct LifetimeTests {
    @Test("a port that another listener has is refused with what to do")
    func addressInUse() throws {
        let server = try EchoServer()
        let error = #expect(throws: ListenerError.self) { try EchoServer { $0.port = UInt16(server.port) } }
        #expect(error == .addressInUse(host: "127.0.0.1", port: UInt16(server.port)))
        #expect(error?.description.contains("--port") == true)
    }

    @Test("a host that is not this machine's is refused", arguments: ["192.0.2.1", "no such host", ""])
    func unknownHost(host: String) {
        if host.isEmpty { return }
        #expect(throws: ListenerError.self) { try EchoServer { $0.host = host } }
    }

    @Test("IPv6 and host names are listened on", arguments: ["::1", "localhost", "0.0.0.0"])
    func hosts(host: String) throws {
        let server = try EchoServer { $0.host = host }
        #expect(server.port > 0)
    }

    @Test("a large answer that is being read when the listener stops arrives whole")
    func stopLetsAnswersFinish() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        connection.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
        usleep(100_000)
        let stopped = DispatchGroup()
        // a queue of its own has a thread even while other tests block those of tasks
        DispatchQueue(label: "stop").async(group: stopped) { server.listener.stop(within: .seconds(10)) }
        var isRefused = false
        for _ in 0..<200 where !isRefused {
            usleep(50_000)
            isRefused = (try? RawConnection(port: server.port)) == nil
        }
        #expect(isRefused)
        #expect(try connection.answer()?.body.count == 8 << 20)
        stopped.wait()
        #expect(throws: RawConnection.Failure.self) { try RawConnection(port: server.port) }
    }

    @Test("stopping ends idle connections, and stopping twice does nothing")
    func stopTwice() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try connection.answer()?.status == 200)
        server.listener.stop(within: .seconds(1))
        #expect(try connection.isClosed())
        server.listener.stop(within: .seconds(1))
    }

    @Test("starting and stopping leaves no descriptor open")
    func noLeaks() throws {
        func open() -> Int { (0..<1_024).count { fcntl(Int32($0), F_GETFD) != -1 } }
        _ = try EchoServer().exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        let before = open()
        for _ in 0..<50 { _ = try EchoServer().exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        #expect(abs(open() - before) < 10)
    }

    @Test("hundreds of connections at a time are all answered")
    func manyConnections() throws {
        let server = try EchoServer()
        let connections = try (0..<300).map { _ in try RawConnection(port: server.port) }
        for connection in connections { connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        for connection in connections { #expect(try connection.answer()?.status == 200) }
    }
}
