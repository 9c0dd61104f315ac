import Glibc
import MicroHTTP
import RawHTTP
import Synchronization
import Testing

@Suite("Whatever fills the memory of a connection, each request gets one answer")
struct RoomTests {
    /// What a browser sends by itself when somebody follows a link, about 1.4 kB.
    static let browser = """
        Host: directory.example.org
        Connection: keep-alive
        Cache-Control: max-age=0
        sec-ch-ua: "Not)A;Brand";v="8", "Chromium";v="138", "Google Chrome";v="138"
        sec-ch-ua-mobile: ?0
        sec-ch-ua-platform: "Linux"
        sec-ch-ua-platform-version: "6.1.0"
        sec-ch-ua-arch: "x86"
        sec-ch-ua-bitness: "64"
        sec-ch-ua-full-version-list: "Not)A;Brand";v="8.0.0.0", "Chromium";v="138.0.7204.92"
        DNT: 1
        Upgrade-Insecure-Requests: 1
        User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36
        Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,\
        application/signed-exchange;v=b3;q=0.7
        Sec-Fetch-Site: same-origin
        Sec-Fetch-Mode: navigate
        Sec-Fetch-User: ?1
        Sec-Fetch-Dest: document
        Referer: https://directory.example.org/operations?dimension=human&sort=-ended&limit=50&offset=100&facets=all
        Accept-Encoding: gzip, deflate, br, zstd
        Accept-Language: en-GB,en;q=0.9,ru;q=0.8,de;q=0.7,fr;q=0.6,it;q=0.5,es;q=0.4
        If-None-Match: "0123456789abcdef0123456789abcdef-br"
        X-Forwarded-For: 203.0.113.195, 198.51.100.178
        X-Forwarded-Proto: https
        X-Request-Id: 4bf92f3577b34da6a3ce929d0e0e4736
        traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01

        """.replacing("\n", with: "\r\n")

    /// A `Cookie` field of so many bytes, of cookies of 40.
    static func cookies(_ size: Int) -> String {
        let cookie = "name0123=abcdefghijklmnopqrstuvwxyz012; "
        return "Cookie: " + String(String(repeating: cookie, count: size / cookie.utf8.count + 1).prefix(size)) + "\r\n"
    }

    /// A listener whose answers have large heads, and what its observer was told.
    private final class Server: Sendable {
        private let listener: Listener
        private let statuses: Statuses
        var port: Int { listener.port }

        /// The statuses that the observer was told, nil for none.
        final class Statuses: Sendable {
            let list = Mutex<[Int?]>([])
        }

        init() throws {
            var configuration = ListenerConfiguration()
            configuration.port = 0
            let statuses = Statuses()
            self.statuses = statuses
            listener = try Listener(
                configuration: configuration,
                observer: { exchange in
                    let status = exchange.status
                    statuses.list.withLock { $0.append(status) }
                },
                handler: Self.answer
            )
        }

        deinit { listener.stop(within: .zero) }

        @Sendable private static func answer(_ head: borrowing RequestHead) -> PreparedResponse {
            let target = String(decoding: head.target, as: UTF8.self)
            let refusal = head.refusal
            var status = refusal?.status ?? 200
            var fields: [(name: String, value: String)] = [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Security-Policy", String(repeating: "x", count: 300)),
                ("Cache-Control", "max-age=300, stale-while-revalidate=3600, stale-if-error=86400"),
                ("ETag", "\"0123456789abcdef0123456789abcdef\""),
            ]
            var size = 100
            if refusal == nil, target.hasPrefix("/links") {
                fields.append(("Link", String(repeating: "l", count: 2_000)))
                size = 200_000
            } else if refusal == nil, target.hasPrefix("/moved") {
                status = 308
                fields.append(("Location", target))
            }
            let response = try? PreparedResponse(
                status: status,
                fields: fields,
                body: [UInt8](repeating: 0x78, count: size),
                closesConnection: refusal != nil
            )
            guard let response else { preconditionFailure("an answer of the test could not be made") }
            return response
        }

        /// What the observer was told, once it is so much; after five seconds what there is.
        func told(_ count: Int) -> [Int?] {
            for _ in 0..<500 where statuses.list.withLock({ $0.count }) < count { usleep(10_000) }
            return statuses.list.withLock { $0 }
        }

        /// Sends bytes on a connection of their own; the answers that come, up to so many or the end of the connection. One
        /// that ends it is waited for the end of.
        func answers(_ bytes: String, to method: String = "GET", count: Int = 1) throws -> [RawAnswer] {
            let connection = try RawConnection(port: port)
            connection.send(bytes)
            var answers: [RawAnswer] = []
            var isOver = false
            while answers.count < count || isOver, let answer = try connection.answer(to: method) {
                answers.append(answer)
                isOver = answer["Connection"]?.lowercased() == "close"
            }
            #expect(connection.surplus.isEmpty)
            return answers
        }

        /// Sends each head, expects one answer to each with one of the statuses, and that the observer knows of the same;
        /// the statuses that came.
        @discardableResult
        func expectOneAnswer(to heads: [String], of allowed: Set<Int>, _ comment: Comment) throws -> [Int] {
            var came: [Int] = []
            for head in heads {
                let statuses = try answers(head).map(\.status)
                let size = head.utf8.count
                #expect(
                    statuses.count == 1 && allowed.isSuperset(of: statuses),
                    "\(statuses) to \(size) bytes: \(comment)"
                )
                came += statuses
            }
            let told = told(heads.count)
            #expect(told.count == heads.count && told.compactMap(\.self).sorted() == came.sorted(), comment)
            return came
        }
    }

    @Test(
        "4 kB of cookies beside a browser's own fields get the answer itself",
        arguments: ["/links", "/moved"],
        [1, 500, 2_000, 3_000]
    )
    func cookiesOfABrowser(path: String, targetSize: Int) throws {
        let server = try Server()
        let target = path + "?" + String(repeating: "q", count: targetSize)
        for method in ["GET", "HEAD"] {
            let head = "\(method) \(target) HTTP/1.1\r\n" + Self.browser + Self.cookies(4_096) + "\r\n"
            let answers = try server.answers(head, to: method)
            let answer = try #require(answers.first)
            #expect(answers.count == 1)
            if path == "/links" {
                #expect(answer.status == 200)
                #expect(answer.body.count == (method == "HEAD" ? 0 : 200_000))
            } else {
                #expect(answer.status == 308)
                #expect(answer["Location"] == target)
            }
        }
    }

    @Test("a browser's cookies do not end its connection")
    func cookiesKeepTheConnection() throws {
        let server = try Server()
        let connection = try RawConnection(port: server.port)
        for _ in 0..<5 {
            connection.send("GET /links HTTP/1.1\r\n" + Self.browser + Self.cookies(2_400) + "\r\n")
            let answer = try #require(try connection.answer())
            #expect(answer.status == 200)
            #expect(answer["Link"]?.utf8.count == 2_000)
        }
    }

    @Test("cookies of any size", arguments: [0, 500, 2_000])
    func cookies(targetSize: Int) throws {
        let server = try Server()
        let target = "/links?" + String(repeating: "q", count: targetSize)
        let heads = stride(from: 0, through: 11_000, by: 61).map {
            "GET \(target) HTTP/1.1\r\nHost: a\r\n" + Self.cookies($0) + "\r\n"
        }
        let came = try server.expectOneAnswer(to: heads, of: [200, 414, 431], "cookies, target of \(targetSize)")
        #expect(came.first == 200 && came.last == 431)
    }

    @Test("fields of any number", arguments: ["X: b", "Cookie: a=b", "Accept: a", "Connection: keep-alive"])
    func fields(line: String) throws {
        let server = try Server()
        let heads = stride(from: 0, through: 10_600 / (line.utf8.count + 2), by: 13).map {
            "GET /links HTTP/1.1\r\nHost: a\r\n" + String(repeating: line + "\r\n", count: $0) + "\r\n"
        }
        let came = try server.expectOneAnswer(to: heads, of: [200, 431], "\(line)")
        #expect(came.first == 200 && came.last == 431)
    }

    @Test("a target of any length", arguments: ["/links", "/moved", "/plain"])
    func target(path: String) throws {
        let server = try Server()
        let heads = stride(from: 0, through: 10_600, by: 97).map {
            "GET \(path)?\(String(repeating: "q", count: $0)) HTTP/1.1\r\nHost: a\r\n\r\n"
        }
        let came = try server.expectOneAnswer(to: heads, of: [200, 308, 414, 431], "target of \(path)")
        #expect(came.last == 414 || came.last == 431)
        // RFC 9112, 3: at least 8,000 bytes of a request line
        #expect(came.prefix { $0 < 400 }.count > 8_000 / 97)
    }

    @Test("trailer fields of any size and number", arguments: [1, 20, 400, 9_000])
    func trailers(valueSize: Int) throws {
        let server = try Server()
        let line = "X-T: " + String(repeating: "t", count: valueSize) + "\r\n"
        let step = max(1, 10_600 / line.utf8.count / 80)
        let requests = stride(from: 0, through: 10_600 / line.utf8.count + 1, by: step).map {
            "POST /links HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"
                + String(repeating: line, count: $0) + "\r\n"
        }
        try server.expectOneAnswer(to: requests, of: [200, 431], "trailers of \(valueSize)")
    }

    @Test("trailer fields near every bound")
    func trailersNearTheBound() throws {
        let server = try Server()
        let requests = stride(from: 6_000, through: 10_400, by: 40).map {
            "POST /links HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: "
                + String(repeating: "t", count: $0) + "\r\n\r\n"
        }
        try server.expectOneAnswer(to: requests, of: [200, 431], "trailers")
    }

    @Test("a trailer line that ends where the memory ends")
    func trailersThatEndWithTheMemory() throws {
        let server = try Server()
        let requests = (9_880...10_180).map {
            "POST /plain HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: "
                + String(repeating: "t", count: $0) + "\r\n\r\n"
        }
        // libmicrohttpd finds no memory to read on, and nothing to complain of
        let came = try server.expectOneAnswer(to: requests, of: [200, 408, 431], "trailers")
        #expect(came.first == 200 && came.last == 431)
    }

    @Test("content that a head leaves no memory to read")
    func contentBehindAFullHead() throws {
        let server = try Server()
        let requests = stride(from: 9_700, through: 10_200, by: 7).map {
            "POST /plain HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "x", count: $0)
                + "\r\nContent-Length: 500\r\n\r\n" + String(repeating: "c", count: 500)
        }
        try server.expectOneAnswer(to: requests, of: [200, 413, 431], "content")
    }

    @Test("empty lines before a request, which take memory that nobody counts")
    func emptyLines() throws {
        let server = try Server()
        let heads = stride(from: 0, through: 10_200, by: 100).map {
            String(repeating: "\r\n", count: $0 / 2) + "GET /links HTTP/1.1\r\nHost: a\r\n\r\n"
        }
        try server.expectOneAnswer(to: heads, of: [200, 414, 431], "empty lines")
    }

    @Test("requests that wait behind one that is nearly too large")
    func pipelined() throws {
        let server = try Server()
        let next = "GET /plain HTTP/1.1\r\nHost: a\r\n\r\n"
        for size in stride(from: 0, through: 9_000, by: 450) {
            let first = "GET /links HTTP/1.1\r\nHost: a\r\n" + Self.cookies(size) + "\r\n"
            let statuses = try server.answers(first + String(repeating: next, count: 200), count: 201).map(\.status)
            #expect(!statuses.isEmpty)
            // every request is answered, or one is refused and none after it
            #expect(statuses.dropLast().allSatisfy { $0 == 200 })
            #expect(statuses.last == 431 || (statuses.last == 200 && statuses.count == 201))
        }
    }

    @Test("a chunk extension without end is too large, not our fault", arguments: [4_000, 10_000, 40_000, 200_000])
    func chunkExtension(size: Int) throws {
        let server = try Server()
        let extended = "5;a=" + String(repeating: "b", count: size) + "\r\nhello\r\n0\r\n\r\n"
        let request = "POST /plain HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + extended
        let came = try server.expectOneAnswer(to: [request], of: size < 10_000 ? [200] : [413, 431], "extension")
        #expect(came.count == 1)
    }

    @Test("extensions of many small chunks are too large together")
    func chunkExtensions() throws {
        let server = try Server()
        let chunk = "1;a=" + String(repeating: "b", count: 1_000) + "\r\nx\r\n"
        let request = "POST /plain HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        let answers = try server.answers(request + String(repeating: chunk, count: 500) + "0\r\n\r\n")
        #expect(answers.map(\.status) == [413])
    }

    @Test(
        "a chunk larger than what is read is refused before its content comes",
        arguments: [
            "10001", "7FFFFFFFFFFFFFFF", "8000000000000000", "ffffffffffffffff", "00000000008000000000000000",
            "10000000000000000", "fffffffffffffffffffffffff", "8000000000000000;a=b",
        ],
        ["", "x"]
    )
    func chunkSize(size: String, content: String) throws {
        let server = try Server()
        let connection = try RawConnection(port: server.port)
        connection.send("POST /plain HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(size)\r\n\(content)")
        // nothing more is sent: waiting for content would end in 408
        #expect(try connection.answers().map(\.status) == [413])
    }

    @Test("a chunk after others, too, and on a connection that was used before")
    func laterChunkSize() throws {
        let server = try Server()
        let connection = try RawConnection(port: server.port)
        connection.send("POST /plain HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nxyz")
        #expect(try connection.answer()?.status == 200)
        let head = "POST /plain HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.send(head + "3\r\nabc\r\n8000000000000000\r\nx")
        #expect(try connection.answers().map(\.status) == [413])
        let other = try RawConnection(port: server.port)
        other.send("GET /plain HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try other.answer()?.status == 200)
        other.send(head + "8000000000000000\r\n")
        #expect(try other.answers().map(\.status) == [413])
    }
}
