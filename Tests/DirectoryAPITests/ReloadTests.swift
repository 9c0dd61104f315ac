import DirectoryAPI
import Foundation
import MicroHTTP
import RawHTTP
import Synchronization
import Testing

@testable import Directory
import HTTPSemantics

@Suite("Data are replaced while they are served")
struct ReloadTests {
    /// The embedded data with another title, and so of another version.
    private static func otherRepository() throws -> Repository {
        var files = Seed.embedded.files
        let text = String(decoding: try #require(files["dataset.json"]), as: UTF8.self)
        files["dataset.json"] = Array(text.replacing("\"title\": \"", with: "\"title\": \"Another ").utf8)
        return try Repository(checking: Seed(files: files, origin: "a test"))
    }

    /// How many reloads have begun and are done.
    private final class Progress: Sendable {
        let begun = Atomic(0)
        let done = Atomic(0)
        let ended = Atomic(false)
    }

    private static let targets = [
        "/", "/operations?dimension=human", "/institutions/ttd", "/readyz", "/states?limit=500", "/nowhere",
    ]

    private func withServer(threads: Int, _ body: (DirectoryServer, Int) async throws -> Void) async throws {
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = threads
        let server = try DirectoryServer(TestAPI.repository, workers: threads)
        let listener = try Listener(configuration: configuration) { head in server.respond(to: head) }
        defer { listener.stop(within: .seconds(2)) }
        try await body(server, listener.port)
    }

    @Test("no answer mixes two versions, and none is of an old one once the new one is in force", arguments: [1, 3])
    func swapsUnderLoad(threads: Int) async throws {
        let versions = [TestAPI.repository, try Self.otherRepository()]
        let responders = versions.map { Responder($0) }
        let expected = Self.targets.map { target in responders.map { $0.respond(to: APIRequest(.get, target)) } }
        #expect(expected[0][0].body != expected[0][1].body)
        let progress = Progress()
        try await withServer(threads: threads) { server, port in
            let wrong = Mutex<[String]>([])
            let group = DispatchGroup()
            for client in 0..<4 {
                // threads of their own: a client that waits for an answer must not hold up the reloads
                group.enter()
                Thread.detachNewThread {
                    let found = (try? Self.ask(port, client, expected, progress)) ?? ["client \(client) got no answer"]
                    wrong.withLock { $0 += found }
                    group.leave()
                }
            }
            for reload in 1...60 {
                progress.begun.store(reload, ordering: .releasing)
                server.reload { versions[reload % 2] }
                progress.done.store(reload, ordering: .releasing)
                usleep(5_000)
            }
            progress.ended.store(true, ordering: .releasing)
            group.wait()
            #expect(wrong.withLock { $0 } == [])
            #expect(server.reloads.good == 60 && server.reloads.bad == 0)
        }
    }

    /// Asks for one target after the other until the reloads are over.
    ///
    /// - Returns: the answers that are of no version that was in force between question and answer.
    private static func ask(
        _ port: Int,
        _ client: Int,
        _ expected: [[APIResponse]],
        _ progress: Progress
    ) throws -> [String] {
        let connection = try RawConnection(port: port)
        var wrong: [String] = []
        var number = client
        while !progress.ended.load(ordering: .acquiring) {
            number += 1
            let index = number % targets.count
            let earliest = progress.done.load(ordering: .acquiring)
            connection.send("GET \(targets[index]) HTTP/1.1\r\nHost: a\r\n\r\n")
            let answer = try connection.answer()
            let latest = progress.begun.load(ordering: .acquiring)
            let isRight = Set((earliest...latest).map { $0 % 2 }).contains { version in
                let right = expected[index][version]
                return answer?.status == right.status && answer?.body == right.body && answer?["ETag"] == right["ETag"]
            }
            if !isRight { wrong.append("\(targets[index]) at \(earliest)...\(latest)") }
        }
        return wrong
    }

    @Test("data with faults leave the old ones in force, and are counted")
    func refused() async throws {
        try await withServer(threads: 1) { server, port in
            #expect(throws: InvalidSeed.self) {
                try server.reload { () throws(InvalidSeed) in
                    try Repository(checking: Seed(files: [:], origin: "a test"))
                }
            }
            #expect(server.reloads.good == 0 && server.reloads.bad == 1)
            let connection = try RawConnection(port: port)
            connection.send("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n")
            let answer = try #require(try connection.answer())
            #expect(answer.status == 200 && answer.text.contains(TestAPI.repository.shortVersion))
        }
    }

    @Test("a client that has the old version is told so, and gets the new one")
    func validators() async throws {
        try await withServer(threads: 2) { server, port in
            let connection = try RawConnection(port: port)
            func get(_ fields: String) throws -> RawAnswer {
                connection.send("GET /operations HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
                return try #require(try connection.answer())
            }
            let old = try #require(try get("")["ETag"])
            #expect(try get("If-None-Match: \(old)\r\n").status == 304)
            let other = try Self.otherRepository()
            server.reload { other }
            let answer = try get("If-None-Match: \(old)\r\n")
            #expect(answer.status == 200)
            #expect(answer["ETag"] != old)
            #expect(answer.text.contains(other.shortVersion))
            #expect(try get("If-Match: \(old)\r\n").status == 412)
        }
    }

    @Test("when a version is replaced, nothing keeps it, not even threads that are idle")
    func letGo() async throws {
        try await withServer(threads: 4) { server, port in
            weak var kept: DerivedValues?
            do {
                let replaced = try Repository(checking: .embedded)
                server.reload { replaced }
                kept = replaced.derived
                // some threads have answers of it, some have not
                let connection = try RawConnection(port: port)
                for target in Self.targets {
                    connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
                    _ = try connection.answer()
                }
            }
            #expect(kept != nil)
            server.reload { TestAPI.repository }
            #expect(kept == nil)
        }
    }

    @Test("before it ends, a server is not ready and lets each connection go with its next answer")
    func ending() async throws {
        try await withServer(threads: 2) { server, port in
            let connections = try (0..<6).map { _ in try RawConnection(port: port) }
            for connection in connections {
                connection.send("GET /institutions/ttd HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try connection.answer()?["Connection"] == nil)
            }
            server.end()
            let tag = try #require(TestAPI.respond("/institutions/ttd")["ETag"])
            for (connection, (target, fields, status)) in zip(
                connections,
                [
                    ("/readyz", "", 503), ("/healthz", "", 200), ("/institutions/ttd", "", 200),
                    ("/institutions/ttd", "If-None-Match: \(tag)\r\n", 304), ("/nowhere", "", 404),
                    ("/institutions/ttd", "If-Match: \"a\"\r\n", 412),
                ]
            ) {
                connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
                let answers = try connection.answers()
                #expect(answers.map(\.status) == [status], "\(target)")
                #expect(answers.first?["Connection"] == "close", "\(target)")
                #expect((answers.first?["Retry-After"] != nil) == (status == 503), "\(target)")
            }
            server.reload { TestAPI.repository }
            let connection = try RawConnection(port: port)
            connection.send("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try connection.answer()?.status == 503)
        }
    }

    @Test("a load that hangs holds up neither the end nor the answers, and what it loads later says the end too")
    func hangingLoad() async throws {
        try await withServer(threads: 1) { server, port in
            let (hasBegun, mayGoOn, isDone) = (
                DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
            )
            Thread.detachNewThread {
                server.reload {
                    hasBegun.signal()
                    mayGoOn.wait()
                    return TestAPI.repository
                }
                isDone.signal()
            }
            #expect(hasBegun.wait(timeout: .now() + 20) == .success)
            let hasEnded = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                server.end()
                hasEnded.signal()
            }
            #expect(hasEnded.wait(timeout: .now() + 20) == .success)
            func status() throws -> Int? {
                let connection = try RawConnection(port: port)
                connection.send("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n")
                return try connection.answer()?.status
            }
            let whileLoading = try status()
            mayGoOn.signal()
            #expect(isDone.wait(timeout: .now() + 20) == .success)
            let afterwards = try status()
            #expect(whileLoading == 503 && afterwards == 503)
            #expect(server.reloads.good == 1)
        }
    }
}
