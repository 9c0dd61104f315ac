import HTTPSemantics
@testable import Formats
import DirectoryAPI
import MicroHTTP
import RawHTTP
import Testing

@Suite("The server joins listener and API over a real socket")
struct ServerTests {
    private func withServer(threads: Int = 2, cacheSize: Int = 32 << 20, _ body: (Int) throws -> Void) throws {
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = threads
        var limits = ServerLimits()
        limits.cacheSize = cacheSize
        let server = try DirectoryServer(TestAPI.repository, workers: threads, limits: limits)
        let listener = try Listener(configuration: configuration) { head in server.respond(to: head) }
        defer { listener.stop(within: .seconds(2)) }
        try body(listener.port)
    }

    private func get(_ connection: RawConnection, _ target: String, _ fields: String = "", method: String = "GET")
        throws -> RawAnswer
    {
        connection.send("\(method) \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        return try #require(try connection.answer(to: method))
    }

    @Test("what crosses the socket is what the API answers, the first time and from the cache")
    func sameBytes() throws {
        try withServer { port in
            let connection = try RawConnection(port: port)
            for target in [
                "/", "/operations?dimension=human", "/institutions/ttd", "/operations?x=1", "/nowhere", "/states/KG",
                "/healthz",
            ] {
                let expected = TestAPI.respond(target)
                for _ in 0..<2 {
                    let answer = try get(connection, target)
                    #expect(answer.status == expected.status)
                    #expect(answer.body == expected.body)
                    for field in expected.fields { #expect(answer[field.name] == field.value) }
                }
            }
        }
    }

    @Test("a browser's languages tell pages apart, in the cache too, and make no difference to a program")
    func languages() throws {
        let server = try DirectoryServer(LanguageSeed.repository, workers: 1)
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = 1
        let listener = try Listener(configuration: configuration) { head in server.respond(to: head) }
        defer { listener.stop(within: .seconds(2)) }
        let connection = try RawConnection(port: listener.port)
        func body(_ accept: String, _ language: String?, _ target: String = "/operations/south") throws -> String {
            let field = language.map { "Accept-Language: \($0)\r\n" } ?? ""
            let answer = try get(connection, target, "Accept: \(accept)\r\n\(field)")
            #expect(answer.status == 200)
            return String(decoding: answer.body, as: UTF8.self)
        }
        // twice each, in turns, so that answers come from the cache as well
        for _ in 0..<3 {
            for accept in ["text/html", "text/html,application/xhtml+xml", "application/xhtml+xml,text/html"] {
                #expect(try body(accept, "ru").contains("Южное бюро</span></h1>"))
                #expect(try body(accept, nil).contains("<h1>Southern Office</h1>"))
                #expect(try body(accept, "de, ru").contains("Büro Süd</span></h1>"))
                #expect(try body(accept, "en-US,ru;q=0.5").contains("<h1>Southern Office</h1>"))
            }
            // what is no browser asks for the page by name
            #expect(try body("*/*", "ru", "/operations/south?format=html").contains("Южное бюро</span></h1>"))
            #expect(try body("*/*", nil, "/operations/south?format=html").contains("<h1>Southern Office</h1>"))
            let json = try body("*/*", "ru")
            #expect(json == String(decoding: LanguageSeed.respond("/operations/south").body, as: UTF8.self))
            #expect(try body("application/json", "de") == json)
        }
    }

    @Test(
        "a long target is answered, though fields of the answer repeat it",
        arguments: [
            "/operations?name__not=", "/operations/?name__not=", "/operations?name=", "/institutions/TTD?fields=",
        ]
    )
    func longTargets(start: String) throws {
        try withServer { port in
            // RFC 9112, 3: at least 8,000 octets; a redirect needs room for the target twice
            let isRedirected = TestAPI.respond(start + "a").status == 308
            for length in Array(stride(from: 1_000, to: 12_000, by: 530)) + [7_960 - start.utf8.count, 30_000] {
                let connection = try RawConnection(port: port)
                let answer = try get(connection, start + String(repeating: "a", count: length))
                #expect([200, 302, 308, 400, 414].contains(answer.status), "\(length)")
                let isLong = length + start.utf8.count > (isRedirected ? 4_000 : 7_970)
                #expect(answer.status != 414 || isLong, "\(length)")
            }
        }
    }

    @Test("HEAD has GET's fields and no content")
    func head() throws {
        try withServer { port in
            let connection = try RawConnection(port: port)
            for target in ["/operations", "/institutions/ttd", "/nowhere"] {
                let whole = try get(connection, target)
                let head = try get(connection, target, method: "HEAD")
                #expect(head.status == whole.status)
                #expect(head["Content-Length"] == "\(whole.body.count)")
                #expect(head["ETag"] == whole["ETag"])
            }
        }
    }

    @Test("conditions hold on cached answers as on new ones")
    func conditions() throws {
        try withServer { port in
            let connection = try RawConnection(port: port)
            let whole = try get(connection, "/institutions/ttd")
            let tag = try #require(whole["ETag"])
            for (fields, status) in [
                ("If-None-Match: \(tag)\r\n", 304), ("If-None-Match: \"a\", W/\(tag)\r\n", 304),
                ("If-None-Match: *\r\n", 304),
                ("If-None-Match: \"a\"\r\n", 200), ("If-None-Match: \"a\"\r\nIf-None-Match: \(tag)\r\n", 304),
                ("If-Match: \"a\"\r\n", 412), ("If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT\r\n", 304),
                ("If-None-Match: \"a\"\r\nIf-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT\r\n", 200),
            ] {
                let answer = try get(connection, "/institutions/ttd", fields)
                #expect(answer.status == status, "\(fields)")
                #expect(answer["ETag"] == (status == 412 ? nil : tag))
                // a 304 has the length that a 200 would have, or none (RFC 9110, 8.6)
                if status != 412 { #expect(answer["Content-Length"] == whole["Content-Length"], "\(fields)") }
            }
        }
    }

    @Test("a 304 made for a request of its own has the length of the answer that it stands for")
    func lengthWhenNotModified() throws {
        try withServer(cacheSize: 0) { port in
            let connection = try RawConnection(port: port)
            for (target, fields) in [
                ("/operations", ""), ("/operations", "Accept-Encoding: gzip\r\n"), ("/dataset/download", ""),
            ] {
                let whole = try get(connection, target, fields)
                let tag = try #require(whole["ETag"])
                let renewed = try get(connection, target, fields + "If-None-Match: \(tag)\r\n")
                #expect(renewed.status == 304)
                #expect(renewed["Content-Length"] == whole["Content-Length"], "\(target)")
            }
        }
    }

    @Test("a cache without room answers just the same", arguments: [0, 10_000, 100_000])
    func smallCache(size: Int) throws {
        try withServer(cacheSize: size) { port in
            let connection = try RawConnection(port: port)
            for round in 0..<3 {
                for number in 0..<60 {
                    let target = "/operations?limit=\(number + 1)"
                    #expect(try get(connection, target).body == TestAPI.respond(target).body, "round \(round)")
                }
            }
        }
    }

    @Test("a refused head gets a problem and the connection ends")
    func refusal() throws {
        try withServer { port in
            let connection = try RawConnection(port: port)
            connection.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
            let answers = try connection.answers()
            #expect(answers.map(\.status) == [400])
            #expect(answers.first?["Content-Type"] == "application/problem+json")
        }
    }

    @Test("an encoded NUL is refused instead of cutting the address short")
    func encodedNUL() throws {
        try withServer { port in
            let connection = try RawConnection(port: port)
            let answer = try get(connection, "/institutions/ttd%00x")
            #expect(answer.status == 400)
            #expect(try connection.isClosed())
        }
    }

    @Test("many clients at once each get their own answers", arguments: [1, 2, 4])
    func concurrency(threads: Int) async throws {
        var configuration = ListenerConfiguration()
        configuration.port = 0
        configuration.threads = threads
        var limits = ServerLimits()
        limits.cacheSize = 200_000
        let server = try DirectoryServer(TestAPI.repository, workers: threads, limits: limits)
        let listener = try Listener(configuration: configuration) { head in server.respond(to: head) }
        defer { listener.stop(within: .seconds(2)) }
        let port = listener.port
        let targets = (1...30).map { "/states?limit=\($0)" } + ["/institutions/ttd", "/nowhere"]
        let expected = targets.map { TestAPI.respond($0).body }
        let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
            for client in 0..<6 {
                group.addTask {
                    let connection = try RawConnection(port: port)
                    var wrong = 0
                    for number in 0..<200 {
                        let index = (number * 7 + client) % targets.count
                        connection.send("GET \(targets[index]) HTTP/1.1\r\nHost: a\r\n\r\n")
                        if try connection.answer()?.body != expected[index] { wrong += 1 }
                    }
                    return wrong
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
