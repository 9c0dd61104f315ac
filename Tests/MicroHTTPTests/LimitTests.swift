import Glibc
import MicroHTTP
import RawHTTP
import Testing

@Suite("A connection has limits, and others are served meanwhile", .serialized)
struct LimitTests {
    private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Sends a byte now and then until the connection has ended; how long that took.
    private func drip(
        _ bytes: String,
        into connection: RawConnection,
        for seconds: Int,
        every pause: UInt32 = 100_000
    ) -> Duration {
        let clock = ContinuousClock()
        return clock.measure {
            let end = clock.now + .seconds(seconds)
            while clock.now < end, !connection.isEnding {
                connection.send(bytes)
                usleep(pause)
            }
        }
    }

    @Test("a head that comes byte by byte is cut off after its time, with 408 once its request line is there")
    func slowHead() throws {
        let server = try EchoServer { $0.headerTimeout = 1 }
        let connection = try RawConnection(port: server.port)
        connection.send("GET / HTTP/1.1\r\nHost: a\r\nX: ")
        #expect(drip("x", into: connection, for: 20) < .seconds(15))
        let answer = try connection.answer()
        #expect(answer?.status == 408)
        #expect(answer?.text.contains("refusal tooSlow") == true)
        #expect(try connection.isClosed())
        #expect(try server.exchange(get).first?.status == 200)
        #expect(server.listener.connections.late == 1)
    }

    @Test("a request line that does not end is cut off, on a connection that was used before, too")
    func slowRequestLine() throws {
        let server = try EchoServer { $0.headerTimeout = 1 }
        let connection = try RawConnection(port: server.port)
        connection.send(get)
        #expect(try connection.answer()?.status == 200)
        usleep(1_500_000)
        connection.send("GET /")
        #expect(drip("a", into: connection, for: 20) < .seconds(15))
        #expect(try connection.answer() == nil)
    }

    @Test(
        "content that comes byte by byte is cut off after its time",
        arguments: ["Content-Length: 1000", "Transfer-Encoding: chunked"]
    )
    func slowContent(field: String) throws {
        let server = try EchoServer { $0.headerTimeout = 1 }
        let connection = try RawConnection(port: server.port)
        connection.send("POST / HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n" + (field.hasPrefix("T") ? "FF\r\n" : ""))
        #expect(drip("x", into: connection, for: 20) < .seconds(15))
        #expect(try connection.answer()?.status == 408)
    }

    @Test("slow content is told so by a busy thread, too, which finds bytes and the end of its time at once")
    func slowContentOfBusyThread() throws {
        let server = try EchoServer(threads: 1) { $0.headerTimeout = 1 }
        let connection = try RawConnection(port: server.port)
        connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
        let busy = try RawConnection(port: server.port)
        busy.send(String(repeating: "GET /pause HTTP/1.1\r\nHost: a\r\n\r\n", count: 40))
        #expect(drip("x", into: connection, for: 20, every: 50_000) < .seconds(15))
        #expect(try connection.answer()?.status == 408)
    }

    @Test("a client that does not read its answer is cut off")
    func slowReader() throws {
        let server = try EchoServer { $0.headerTimeout = 1 }
        let connection = try RawConnection(port: server.port, receiveBuffer: 4_096)
        for _ in 0..<4 { connection.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n") }
        for _ in 0..<200 where server.listener.connections.late == 0 { usleep(100_000) }
        #expect(server.listener.connections.late == 1)
    }

    /// The bytes that the system holds for clients of a port, in the columns of `/proc/net/tcp`.
    private func unreadBytes(port: Int) throws -> Int {
        let file = try #require(fopen("/proc/net/tcp", "r"))
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 512)
        var sum = 0
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            let columns = text.split(separator: " ")
            guard columns.count > 4, columns[3] == "01",
                columns[1].split(separator: ":").last.flatMap({ Int($0, radix: 16) }) == port
            else { continue }
            sum += columns[4].split(separator: ":").first.flatMap { Int($0, radix: 16) } ?? 0
        }
        return sum
    }

    @Test("an answer that is not read takes little of the system's memory, and is whole once it is read")
    func unreadAnswer() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port, receiveBuffer: 4_096)
        connection.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
        usleep(500_000)
        let unread = try unreadBytes(port: server.port)
        #expect(unread > 0)
        #expect(unread < 1 << 19)
        #expect(try connection.answer()?.body.count == 8 << 20)
    }

    @Test("a connection that waits without a byte stays open beyond the time of a head")
    func idleIsNotSlow() throws {
        let server = try EchoServer { $0.headerTimeout = 1 }
        let (fresh, used) = (try RawConnection(port: server.port), try RawConnection(port: server.port))
        used.send(get)
        #expect(try used.answer()?.status == 200)
        usleep(4_000_000)
        for connection in [fresh, used] {
            connection.send(get)
            #expect(try connection.answer()?.status == 200)
        }
    }

    @Test("a client that ends its side in the same instant as it asks is answered and let go")
    func halfClosed() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        connection.send(get)
        connection.endSending()
        #expect(try connection.answer()?.status == 200)
        #expect(try connection.isClosed())
    }

    @Test("one connection too many is told 503, and there is room again when another ends")
    func connectionLimit() throws {
        let server = try EchoServer { $0.connectionLimit = 3 }
        var connections = try (0..<3).map { _ in try RawConnection(port: server.port) }
        for connection in connections {
            connection.send(get)
            #expect(try connection.answer()?.status == 200)
        }
        for _ in 0..<5 {
            let surplus = try RawConnection(port: server.port)
            surplus.send(get)
            let answers = try surplus.answers()
            #expect(answers.map(\.status) == [503])
            #expect(answers.first?.text.contains("refusal connectionsExhausted") == true)
        }
        #expect(server.listener.connections.refused == 5)
        connections.removeFirst()
        var isServed = false
        for _ in 0..<100 where !isServed {
            usleep(50_000)
            isServed = try server.exchange(get).first?.status == 200
        }
        #expect(isServed)
    }

    @Test("an address has its own limit")
    func connectionsPerAddress() throws {
        let server = try EchoServer { $0.connectionsPerAddress = 1 }
        let first = try RawConnection(port: server.port)
        first.send(get)
        #expect(try first.answer()?.status == 200)
        #expect(try server.exchangeToEnd(get).map(\.status) == [503])
    }

    @Test("what is still being sent when a refusal is given does not cost the client the answer")
    func lingering() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n")
        for _ in 0..<50 {
            connection.send(String(repeating: "x", count: 10_000))
            usleep(2_000)
        }
        #expect(try connection.answers().map(\.status) == [413])
    }
}
