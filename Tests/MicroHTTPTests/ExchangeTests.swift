import Foundation
import MicroHTTP
import RawHTTP
import Synchronization
import Testing

@Suite("What the observer is told")
struct ExchangeTests {
    /// A copy of what an observer was lent.
    private struct Seen: Equatable {
        var line: String
        var agent: String?
        var peer: String?
        var status: Int?
        var label: Int
        var size: Int
        var isComplete: Bool

        init(_ exchange: borrowing Exchange) {
            func text(_ bytes: UnsafeRawBufferPointer?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
            let words = [text(exchange.method), text(exchange.head.target), text(exchange.version)]
            line = words.map { $0 ?? "-" }.joined(separator: " ")
            agent = text(exchange.head.field(.userAgent))
            peer = text(exchange.peer)
            status = exchange.status
            label = exchange.label
            size = exchange.contentSize
            isComplete = exchange.isComplete
        }
    }

    /// A server with what its observer was told.
    private final class Watched: Sendable {
        private let list = Mutex<[Seen]>([])

        func server() throws -> EchoServer {
            try EchoServer(observer: { exchange in
                let seen = Seen(exchange)
                self.list.withLock { $0.append(seen) }
            })
        }

        /// What it was told, once it is so much; after five seconds what there is.
        func seen(_ count: Int) -> [Seen] {
            for _ in 0..<500 where list.withLock({ $0.count }) < count { usleep(10_000) }
            return list.withLock { $0 }
        }
    }

    @Test("each request in order with its line, its fields, and what it was answered with")
    func exchanges() throws {
        let watched = Watched()
        let server = try watched.server()
        let connection = try RawConnection(port: server.port)
        connection.send("GET /a?b=c HTTP/1.1\r\nHost: a\r\nUser-Agent: one\r\n\r\n")
        let size = try #require(try connection.answer()).body.count
        connection.send(
            "HEAD /b HTTP/1.1\r\nHost: a\r\n\r\nPOST /304 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nxyz"
        )
        _ = try connection.answer(to: "HEAD")
        _ = try connection.answer()
        let seen = watched.seen(3)
        try #require(seen.count == 3)
        #expect(seen.map(\.line) == ["GET /a?b=c HTTP/1.1", "HEAD /b HTTP/1.1", "POST /304 HTTP/1.1"])
        #expect(seen.map(\.agent) == ["one", nil, nil])
        #expect(seen.map(\.status) == [200, 200, 304])
        #expect(seen[0].size == size && seen[1].size == 0)
        #expect(seen.allSatisfy { $0.peer == "127.0.0.1" && $0.label == 7 && $0.isComplete })
    }

    @Test("a refused request, with the status of the refusal")
    func refusals() throws {
        let watched = Watched()
        let server = try watched.server()
        _ = try server.exchangeToEnd("GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
        let seen = watched.seen(1)
        #expect(seen.map(\.line) == ["GET /x HTTP/1.1"])
        #expect(seen.map(\.status) == [400])
    }

    @Test("a request whose head never came whole has a target and no status")
    func abandoned() throws {
        let watched = Watched()
        let server = try watched.server()
        do {
            let connection = try RawConnection(port: server.port)
            connection.send("GET /half HTTP/1.1\r\nHost: a\r\n")
            usleep(100_000)
        }
        let seen = watched.seen(1)
        #expect(seen.map(\.line) == ["- /half -"])
        #expect(seen.map(\.status) == [nil])
        #expect(seen.map(\.isComplete) == [false])
    }

    @Test("an answer that the client did not take whole is not complete")
    func cutOff() throws {
        let watched = Watched()
        let server = try watched.server()
        do {
            let connection = try RawConnection(port: server.port)
            connection.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
            usleep(100_000)
        }
        let seen = watched.seen(1)
        #expect(seen.map(\.status) == [200])
        #expect(seen.map(\.isComplete) == [false])
    }

    @Test("an answer that no client is there for has no status")
    func unsent() throws {
        let watched = Watched()
        let server = try watched.server()
        let connection = try RawConnection(port: server.port)
        connection.send("GET /pause HTTP/1.1\r\nHost: a\r\n\r\n")
        usleep(50_000)
        connection.reset()
        let seen = watched.seen(1)
        #expect(seen.map(\.line) == ["GET /pause HTTP/1.1"])
        #expect(seen.map(\.status) == [nil])
        #expect(seen.map(\.isComplete) == [false])
    }

    @Test("a refusal that was written past libmicrohttpd is complete once the system has it")
    func writtenRefusal() throws {
        let watched = Watched()
        let server = try watched.server()
        _ = try server.exchangeToEnd("GET /x HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "x", count: 20_000))
        let seen = watched.seen(1)
        #expect(seen.map(\.status) == [431])
        #expect(seen.map(\.isComplete) == [true])
    }

    @Test("connections are counted from their beginning to their end")
    func connections() throws {
        let server = try EchoServer()
        do {
            let open = try (0..<3).map { _ in try RawConnection(port: server.port) }
            for connection in open {
                connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = try connection.answer()
            }
            #expect(server.listener.connections == ConnectionFigures(open: 3, accepted: 3))
        }
        for _ in 0..<500 where server.listener.connections.open > 0 { usleep(10_000) }
        #expect(server.listener.connections == ConnectionFigures(open: 0, accepted: 3))
        server.listener.stop(within: .zero)
        #expect(server.listener.connections == ConnectionFigures())
    }
}
