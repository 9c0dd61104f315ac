import Dispatch
import Glibc
import MicroHTTP
import RawHTTP
import Synchronization
import Testing

/// A listener that sets requests for `/later…` aside, and answers others at once.
private final class SettingAside: Sendable {
    let listener: Listener
    private let suspended: Suspended

    /// What was set aside and not yet taken.
    private final class Suspended: Sendable {
        let list = Mutex<[Suspension]>([])
    }

    init(threads: Int = 2, configure: (inout ListenerConfiguration) -> Void = { _ in }) throws {
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = threads
        configure(&configuration)
        let suspended = Suspended()
        self.suspended = suspended
        listener = try Listener(configuration: configuration, observer: { _ in }) { head in
            let target = String(decoding: head.target, as: UTF8.self)
            if target.hasPrefix("/later"), let suspension = head.suspend() {
                suspended.list.withLock { $0.append(suspension) }
                return nil
            }
            return Self.answer(target)
        }
    }

    deinit { listener.stop(within: .zero) }

    static func answer(_ text: String) -> PreparedResponse? {
        try? PreparedResponse(status: 200, fields: [("Content-Type", "text/plain")], body: Array(text.utf8))
    }

    /// Waits until so many requests were set aside, and takes them.
    func take(_ count: Int) -> [Suspension] {
        for _ in 0..<2_000 {
            if suspended.list.withLock({ $0.count >= count }) { break }
            usleep(5_000)
        }
        return suspended.list.withLock { list in
            defer { list = [] }
            return list
        }
    }
}

@Suite("A request is set aside until its answer is made", .serialized)
struct SuspensionTests {
    private func ask(_ connection: RawConnection, _ target: String, _ method: String = "GET") {
        connection.send("\(method) \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
    }

    @Test("others on the same thread are answered meanwhile, and it is answered once it is resumed", arguments: [1, 2])
    func resume(threads: Int) throws {
        let server = try SettingAside(threads: threads)
        let waiting = try RawConnection(port: server.listener.port)
        ask(waiting, "/later")
        let suspension = try #require(server.take(1).first)
        for _ in 0..<10 {
            let other = try RawConnection(port: server.listener.port)
            ask(other, "/now")
            #expect(try other.answer()?.status == 200)
        }
        #expect(!suspension.isAbandoned)
        suspension.resume(with: try #require(SettingAside.answer("made")))
        #expect(suspension.isAbandoned)
        let answer = try #require(try waiting.answer())
        #expect(String(decoding: answer.body, as: UTF8.self) == "made")
        // the connection goes on
        ask(waiting, "/now")
        #expect(try waiting.answer()?.status == 200)
    }

    @Test("requests sent in a row are answered in their order")
    func pipelined() throws {
        let server = try SettingAside()
        let connection = try RawConnection(port: server.listener.port)
        connection.send("GET /later1 HTTP/1.1\r\nHost: a\r\n\r\nGET /now HTTP/1.1\r\nHost: a\r\n\r\n")
        try #require(server.take(1).first).resume(with: try #require(SettingAside.answer("first")))
        #expect(try connection.answer().map { String(decoding: $0.body, as: UTF8.self) } == "first")
        #expect(try connection.answer().map { String(decoding: $0.body, as: UTF8.self) } == "/now")
    }

    @Test("a client that has shut down its sending side still gets the answer")
    func halfClosed() throws {
        let server = try SettingAside()
        let connection = try RawConnection(port: server.listener.port)
        ask(connection, "/later")
        let suspension = try #require(server.take(1).first)
        connection.endSending()
        usleep(50_000)
        #expect(!suspension.isAbandoned)
        suspension.resume(with: try #require(SettingAside.answer("made")))
        #expect(try connection.answer()?.status == 200)
    }

    @Test("a client that has reset its connection is not waited for")
    func gone() throws {
        let server = try SettingAside()
        var suspension: Suspension?
        do {
            let connection = try RawConnection(port: server.listener.port)
            ask(connection, "/later")
            suspension = server.take(1).first
            connection.reset()
        }
        let left = try #require(suspension)
        for _ in 0..<400 where !left.isAbandoned { usleep(5_000) }
        #expect(left.isAbandoned)
        left.resume(with: try #require(SettingAside.answer("too late")))
        let other = try RawConnection(port: server.listener.port)
        ask(other, "/now")
        #expect(try other.answer()?.status == 200)
    }

    @Test("no deadline of the connection counts meanwhile")
    func deadlines() throws {
        let server = try SettingAside { configuration in
            configuration.headerTimeout = 1
            configuration.idleTimeout = 1
        }
        let connection = try RawConnection(port: server.listener.port)
        ask(connection, "/later")
        let suspension = try #require(server.take(1).first)
        usleep(3_500_000)
        suspension.resume(with: try #require(SettingAside.answer("made")))
        #expect(try connection.answer()?.status == 200)
        // afterwards the idle timeout is the listener's again
        #expect(try connection.isClosed())
    }

    @Test(
        "a listener that stops waits for it as long as it may, and ends its connection then",
        arguments: [true, false]
    )
    func stop(isResumed: Bool) throws {
        let server = try SettingAside()
        let connection = try RawConnection(port: server.listener.port)
        ask(connection, "/later")
        let suspension = try #require(server.take(1).first)
        let stopped = DispatchGroup()
        DispatchQueue(label: "stop").async(group: stopped) {
            server.listener.stop(within: .seconds(isResumed ? 10 : 1))
        }
        if isResumed {
            usleep(200_000)
            suspension.resume(with: try #require(SettingAside.answer("made")))
            #expect(try connection.answer()?.status == 200)
        } else {
            #expect(try connection.answer() == nil)
        }
        stopped.wait()
        // too late is nothing
        suspension.resume(with: try #require(SettingAside.answer("made")))
    }

    @Test("hundreds are set aside and resumed from many threads while the listener stops")
    func many() throws {
        let server = try SettingAside()
        let connections = try (0..<200).map { _ in try RawConnection(port: server.listener.port) }
        for connection in connections { ask(connection, "/later") }
        let suspensions = server.take(200)
        #expect(suspensions.count == 200)
        let answer = try #require(SettingAside.answer("made"))
        let stopped = DispatchGroup()
        DispatchQueue(label: "stop").async(group: stopped) { server.listener.stop(within: .milliseconds(20)) }
        DispatchQueue.concurrentPerform(iterations: suspensions.count) { suspensions[$0].resume(with: answer) }
        stopped.wait()
    }
}
