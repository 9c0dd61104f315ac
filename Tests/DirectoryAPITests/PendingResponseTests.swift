import HTTPSemantics
import Budget
import Dispatch
import Glibc
import RawHTTP
import Synchronization
import Testing

@testable import DirectoryAPI

@Suite("Requests that wait for the same response wait for one making of it", .serialized)
struct PendingResponseTests {
    /// Keeps the worker for long work busy until the gate is open.
    private func block(_ server: DirectoryServer) -> Gate {
        let gate = Gate()
        hold(server.admission.long, gate)
        return gate
    }

    private func waitForDeferred(_ count: Int, _ server: DirectoryServer) {
        for _ in 0..<2_000 where server.metrics.deferred < count { usleep(2_000) }
        #expect(server.metrics.deferred == count)
    }

    private func ask(_ port: Int, _ target: String, _ fields: String = "") throws -> RawConnection {
        let connection = try RawConnection(port: port)
        connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        return connection
    }

    @Test("many connections and spellings, one making, one place in the queue", arguments: [1, 4])
    func joined(threads: Int) throws {
        try RunningServer.with(threads: threads) { server, port in
            let gate = block(server)
            defer { gate.open() }
            let waiting = try (0..<80).map { number in
                try ask(port, "/openapi.json", "Accept: x/y\(number), application/json\r\n")
            }
            waitForDeferred(80, server)
            #expect(server.admission.long.depth == 1)
            gate.open()
            let expected = TestAPI.respond("/openapi.json").body
            for connection in waiting { #expect(try #require(try connection.answer()).body == expected) }
            #expect(server.metrics.cacheMisses == 1)
            #expect(server.metrics.denials.allSatisfy { $0.count == 0 })
        }
    }

    @Test("each has its own conditions judged")
    func conditions() throws {
        try RunningServer.with { server, port in
            let gate = block(server)
            defer { gate.open() }
            let whole = try ask(port, "/openapi.json")
            waitForDeferred(1, server)
            let newer = try ask(port, "/openapi.json", "If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT\r\n")
            let other = try ask(port, "/openapi.json", "If-Match: \"x\"\r\n")
            waitForDeferred(3, server)
            gate.open()
            #expect(try whole.answer()?.status == 200)
            #expect(try newer.answer()?.status == 304)
            #expect(try other.answer()?.status == 412)
            #expect(server.metrics.cacheMisses == 1)
        }
    }

    @Test("other responses are not waited for with them")
    func others() throws {
        try RunningServer.with { server, port in
            let gate = block(server)
            defer { gate.open() }
            let waiting = try [
                ask(port, "/openapi.json"), ask(port, "/openapi.json", "Accept-Encoding: gzip\r\n"),
                ask(port, "/dataset/download"),
            ]
            waitForDeferred(3, server)
            #expect(server.admission.long.depth == 3)
            gate.open()
            for connection in waiting { #expect(try connection.answer()?.status == 200) }
            #expect(server.metrics.cacheMisses == 3)
        }
    }

    @Test("a client that goes takes the response from nobody, and where all go none is made", arguments: [true, false])
    func gone(isOneLeft: Bool) throws {
        try RunningServer.with { server, port in
            let gate = block(server)
            defer { gate.open() }
            let leaving = try ask(port, "/openapi.json")
            waitForDeferred(1, server)
            let other = try ask(port, "/openapi.json")
            waitForDeferred(2, server)
            leaving.reset()
            if !isOneLeft { other.reset() }
            usleep(50_000)
            gate.open()
            if isOneLeft { #expect(try other.answer()?.status == 200) }
            // the worker does one after another
            let end = Gate()
            #expect(server.admission.long.submit(for: nil, { _ in end.open() }, dropped: { _ in }) != nil)
            end.wait()
            #expect(server.metrics.cacheMisses == (isOneLeft ? 1 : 0))
            // the next one has it made, or finds it
            #expect(try ask(port, "/openapi.json").answer()?.status == 200)
            #expect(server.metrics.cacheMisses == 1)
        }
    }

    @Test("what waits with others is told so when the server stops")
    func stop() throws {
        try RunningServer.with { server, port in
            let gate = block(server)
            defer { gate.open() }
            let waiting = try (0..<5).map { _ in try ask(port, "/openapi.json") }
            waitForDeferred(5, server)
            // `stop` waits for the work that runs
            DispatchQueue(label: "gate").asyncAfter(deadline: .now() + .milliseconds(50)) { gate.open() }
            server.stop()
            for connection in waiting { #expect(try connection.answer()?.status == 503) }
        }
    }

    @Test("clients that ask at once, while responses are made and handed out, have each made once", arguments: [1, 4])
    func concurrency(threads: Int) throws {
        let (rounds, clients) = (10, 8)
        let expected = TestAPI.respond("/openapi.json").body
        try RunningServer.with(threads: threads) { server, port in
            for round in 1...rounds {
                let right = Atomic(0)
                DispatchQueue.concurrentPerform(iterations: clients) { client in
                    // some come when it is made already
                    usleep(UInt32(client * round) * 1_000)
                    let connection = try? ask(port, "/openapi.json", "Accept: x/y\(client), application/json\r\n")
                    if (try? connection?.answer())?.body == expected { right.add(1, ordering: .relaxed) }
                }
                #expect(right.load(ordering: .relaxed) == clients)
                #expect(server.metrics.cacheMisses == round)
                server.reload { TestAPI.repository }
            }
        }
    }
}
