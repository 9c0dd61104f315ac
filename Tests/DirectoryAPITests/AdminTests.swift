import Directory
import Glibc
import HTTPSemantics
import MicroHTTP
import RawHTTP
import Testing

@testable import DirectoryAPI

@Suite("How the program is can be asked when clients have all there is", .serialized)
struct AdminTests {
    private static let probes = ["/healthz", "/readyz", "/metrics"]

    /// Runs a server with few connections while `body` does.
    private func with(
        limit: Int,
        perAddress: Int = 0,
        _ body: (DirectoryServer, Listener) throws -> Void
    ) throws {
        let server = try DirectoryServer(TestAPI.repository, workers: 2)
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = 2
        configuration.connectionLimit = limit
        configuration.connectionsPerAddress = perAddress
        let listener = try Listener(
            configuration: configuration,
            observer: { server.metrics.record($0) },
            handler: { server.respond(to: $0) }
        )
        defer {
            listener.stop(within: .zero)
            server.stop()
        }
        try body(server, listener)
    }

    private func ask(_ port: Int, _ line: String) throws -> [RawAnswer] {
        let connection = try RawConnection(port: port)
        connection.send("\(line) HTTP/1.1\r\nHost: a\r\n\r\n")
        return try connection.answers()
    }

    @Test("beyond the limit of connections probes are answered, each once, and all else is told 503")
    func beyondTheLimit() throws {
        try with(limit: 3) { _, listener in
            let held = try (0..<3).map { _ in try RawConnection(port: listener.port) }
            for connection in held {
                connection.send("GET /states/kg HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try connection.answer()?.status == 200)
            }
            for path in Self.probes {
                // answered to the end of the connection: it is not one of those that are served
                let answers = try ask(listener.port, "GET \(path)")
                #expect(answers.map(\.status) == [200], "\(path)")
                #expect(answers.first?["Connection"] == "close")
                #expect(try ask(listener.port, "GET \(path)?").map(\.status) == [200])
            }
            for line in [
                "GET /states/kg", "GET /", "GET /healthz/", "POST /healthz", "GET /healthzz", "GET /debug/config",
            ] {
                #expect(try ask(listener.port, line).map(\.status) == [503], "\(line)")
            }
            #expect(listener.connections.refused == 6 + 2 * Self.probes.count)
            withExtendedLifetime(held) {}
        }
    }

    @Test("the limit of an address holds no probe of that address up")
    func perAddress() throws {
        try with(limit: 100, perAddress: 1) { _, listener in
            let held = try RawConnection(port: listener.port)
            held.send("GET /states/kg HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try held.answer()?.status == 200)
            #expect(try ask(listener.port, "GET /readyz").map(\.status) == [200])
            #expect(try ask(listener.port, "GET /states").map(\.status) == [503])
            withExtendedLifetime(held) {}
        }
    }

    @Test("a connection for which there is no room and that asks nothing in its time ends")
    func silent() throws {
        try with(limit: 1) { server, listener in
            let held = try RawConnection(port: listener.port)
            held.send("GET /states/kg HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try held.answer()?.status == 200)
            let clock = ContinuousClock()
            let began = clock.now
            let (silent, half) = (try RawConnection(port: listener.port), try RawConnection(port: listener.port))
            half.send("GET /healthz HTT")
            #expect(try silent.answers().isEmpty)
            #expect(try half.answers().allSatisfy { $0.status == 503 })
            #expect(clock.now - began < .seconds(10))
            for _ in 0..<500 where listener.connections.open > 1 { usleep(10_000) }
            #expect(listener.connections.open == 1)
            withExtendedLifetime(held) {}
        }
    }

    @Test("a request that waits for a thread is told as long as it waited, in its duration too")
    func waiting() throws {
        let server = try DirectoryServer(TestAPI.repository, workers: 1)
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = 1
        let listener = try Listener(
            configuration: configuration,
            observer: { server.metrics.record($0) },
            handler: { head in
                if head.target.elementsEqual("/slow".utf8) { usleep(300_000) }
                return server.respond(to: head)
            }
        )
        defer { listener.stop(within: .zero) }
        let (slow, other) = (try RawConnection(port: listener.port), try RawConnection(port: listener.port))
        other.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try other.answer()?.status == 200)
        slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        usleep(50_000)
        other.send("GET /states/kg HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try other.answer()?.status == 200)
        for _ in 0..<500 where server.metrics.requests.count < 3 { usleep(10_000) }
        let (counts, sum) = server.metrics.waits
        #expect(counts.reduce(0, +) >= 1)
        #expect(sum >= 150_000_000)
        let text = String(
            decoding: MetricsDocument(metrics: server.metrics, repository: TestAPI.repository).bytes,
            as: UTF8.self
        )
        #expect(text.contains("osce_directory_request_duration_seconds_bucket{route=\"/states/{id}\",le=\"0.1\"} 0\n"))
        #expect(text.contains("osce_directory_request_wait_seconds_count 1\n"))
    }

    @Test("the operator's listener answers its four addresses, says which they are, and is counted with nobody")
    func resources() throws {
        let server = try DirectoryServer(TestAPI.repository, workers: 1)
        defer { server.stop() }
        let admin = AdminServer(server, settings: Array(#"{"settings":[]}"#.utf8))
        for resource in AdminServer.Resource.allCases {
            for method in [APIRequest.Method.get, .head] {
                let answer = admin.respond(to: APIRequest(method, target: Array(resource.path.utf8), fields: [:]))
                #expect(answer.status == 200, "\(resource)")
                #expect(answer["Cache-Control"] == "no-store")
            }
            let refused = admin.respond(to: APIRequest(.delete, target: Array(resource.path.utf8), fields: [:]))
            #expect(refused.status == 405 && refused["Allow"]?.contains("GET") == true, "\(resource)")
        }
        let lost = admin.respond(to: APIRequest(.get, target: Array("/operations".utf8), fields: [:]))
        #expect(lost.status == 404)
        let text = String(decoding: lost.body, as: UTF8.self)
        for resource in AdminServer.Resource.allCases { #expect(text.contains(resource.path)) }
        server.end()
        #expect(admin.respond(to: APIRequest(.get, target: Array("/readyz".utf8), fields: [:])).status == 503)
        #expect(admin.respond(to: APIRequest(.get, target: Array("/healthz".utf8), fields: [:])).status == 200)
    }
}
