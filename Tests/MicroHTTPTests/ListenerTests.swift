import Glibc
import MicroHTTP
import RawHTTP
import Testing

@Suite("A listener speaks HTTP/1.1")
struct ListenerTests {
    private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test(
        "the target crosses as it came in",
        arguments: [
            "/", "/a%00b", "/a%2Fb?x=%zz&y=+", "/?", "//a/../b", "/a?b=c?d", "http://a/b?c",
            "/" + String(repeating: "a", count: 5_000),
        ]
    )
    func rawTarget(target: String) throws {
        let server = try EchoServer()
        let answer = try server.exchange("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n").first
        #expect(answer?.text.split(separator: "\n").first == "get \(target)")
        #expect(answer?.status == 200)
    }

    @Test(
        "methods are told apart by their exact names",
        arguments: [
            ("GET", "get"), ("OPTIONS", "options"), ("DELETE", "delete"), ("PATCH", "patch"), ("get", "unrecognized"),
            ("PURGE", "unrecognized"),
        ]
    )
    func methods(name: String, expected: String) throws {
        let server = try EchoServer()
        let answer = try server.exchange("\(name) /x HTTP/1.1\r\nHost: a\r\n\r\n").first
        #expect(answer?.text.hasPrefix("\(expected) /x") == true)
    }

    @Test("asterisk-form goes with OPTIONS and authority-form with CONNECT")
    func specialTargets() throws {
        let server = try EchoServer()
        #expect(try server.exchange("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").first?.text.hasPrefix("options *") == true)
        #expect(try server.exchange("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n").first?.status == 200)
    }

    @Test(
        "hosts of every legal kind are accepted",
        arguments: [
            "localhost", "a.example:8080", "127.0.0.1:1", "[::1]", "[::1]:8080", "a:", "a%20b", "xn--bcher-kva.example",
            "a ",
            "a\t",
        ]
    )
    func hosts(host: String) throws {
        #expect(try EchoServer().exchange("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n").first?.status == 200)
    }

    @Test("repeated fields are joined, other fields untouched")
    func joinsFields() throws {
        let server = try EchoServer()
        let answer = try server.exchange(
            "GET / HTTP/1.1\r\nHost: a\r\nAccept: a/b\r\nUser-Agent: x\r\naccept: c/d\r\nACCEPT: e/f\r\nUser-Agent: y\r\n\r\n"
        ).first
        #expect(answer?.text.contains("accept a/b, c/d, e/f\nagent x, y\n") == true, "\(answer?.text ?? "")")
    }

    @Test(
        "empty values, white space around values and a missing last line's value are legal",
        arguments: [
            "X-A:\r\nX-B:c\r\n", "X-A:   \r\n", "X-A: \t b \t \r\nX-B: c\r\n", "X-A:b\r\n", "X-A:\r\n",
            "X-A: \u{E9}\r\n",
        ]
    )
    func legalFields(fields: String) throws {
        #expect(try EchoServer().exchange("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n").first?.status == 200)
    }

    @Test("requests of a connection are answered in order, whole, with one head each")
    func pipelining() throws {
        let server = try EchoServer()
        let requests = (0..<20).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
        let answers = try server.exchange(requests, count: 20)
        #expect(answers.map { $0.text.prefix { $0 != "\n" } } == (0..<20).map { "get /\($0)" })
    }

    @Test("a connection stays open for the next request")
    func keepAlive() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        for number in 0..<3 {
            connection.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try connection.answer()?.text.hasPrefix("get /\(number)\n") == true)
        }
    }

    @Test("Connection: close and HTTP/1.0 end the connection, keep-alive keeps it in HTTP/1.0")
    func closing() throws {
        let server = try EchoServer()
        for request in ["GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"] {
            let connection = try RawConnection(port: server.port)
            connection.send(request)
            #expect(try connection.answer()?.status == 200)
            #expect(try connection.isClosed())
        }
        let connection = try RawConnection(port: server.port)
        for _ in 0..<2 {
            connection.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try connection.answer()?.status == 200)
        }
    }

    @Test("an answer to HEAD has the fields of one to GET and no content")
    func head() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        connection.send("HEAD /large HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try #require(try connection.answer(to: "HEAD"))
        #expect(answer["Content-Length"] == "\(8 << 20)")
        connection.send(get)
        #expect(try connection.answer()?.status == 200)
    }

    @Test("a 304 has no content, and the connection goes on")
    func notModified() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        connection.send("GET /304 HTTP/1.1\r\nHost: a\r\n\r\n" + get)
        let first = try #require(try connection.answer())
        #expect(first.status == 304)
        #expect(first["Content-Length"] == nil || first["Content-Length"] != "0")
        #expect(try connection.answer()?.status == 200)
    }

    @Test(
        "request content is read and thrown away",
        arguments: [
            "Content-Length: 5\r\n\r\nhello", "Content-Length: 0\r\n\r\n",
        ]
    )
    func content(rest: String) throws {
        let server = try EchoServer()
        let answers = try server.exchange(
            "POST /a HTTP/1.1\r\nHost: a\r\n\(rest)GET /b HTTP/1.1\r\nHost: a\r\n\r\n",
            count: 2
        )
        #expect(answers.map { $0.text.prefix { $0 != "\n" } } == ["post /a", "get /b"])
    }

    @Test(
        "chunked content is read and thrown away, and the connection ends after the answer",
        arguments: [
            "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "Transfer-Encoding: Chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n5;a=b\nhello\r\n0\r\nX: y\r\n\r\n",
        ]
    )
    func chunkedContent(rest: String) throws {
        let answers = try EchoServer().exchangeToEnd(
            "POST /a HTTP/1.1\r\nHost: a\r\n\(rest)GET /b HTTP/1.1\r\nHost: a\r\n\r\n"
        )
        #expect(answers.map { $0.text.prefix { $0 != "\n" } } == ["post /a"])
        #expect(answers.first?["Connection"] == "close")
    }

    @Test("a client that waits for 100 Continue gets it and then its answer")
    func expectContinue() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        connection.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
        #expect(try connection.answer()?.status == 100)
        connection.send("hi")
        #expect(try connection.answer()?.text.hasPrefix("post /a") == true)
    }

    @Test("chunked content beyond the bound is refused and ends the connection")
    func chunkedFlood() throws {
        let server = try EchoServer { $0.maximumContentSize = 1_000 }
        let connection = try RawConnection(port: server.port)
        let chunk = "400\r\n" + String(repeating: "x", count: 1_024) + "\r\n"
        connection.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk)
        #expect(try connection.answers().map(\.status) == [413])
    }

    @Test("a head that arrives byte by byte is answered once it is whole")
    func slowHead() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        for byte in "GET /slow HTTP/1.1\r\nHost: a\r\nAccept: a/b\r\n\r\n".utf8 {
            connection.send([byte])
            usleep(200)
        }
        #expect(try connection.answer()?.text.hasPrefix("get /slow\naccept a/b") == true)
    }

    @Test("a large head that arrives in pieces is answered once it is whole")
    func largeHeadInPieces() throws {
        let server = try EchoServer { $0.connectionMemory = 32_768 }
        let connection = try RawConnection(port: server.port)
        let fields = (0..<150).map { "X-Field-\($0): " + String(repeating: "v", count: 40) + "\r\n" }.joined()
        let head = Array(("GET /pieces HTTP/1.1\r\nHost: a\r\n" + fields + "Accept: a/b\r\n\r\n").utf8)
        for start in stride(from: 0, to: head.count, by: 3_000) {
            connection.send(Array(head[start..<min(head.count, start + 3_000)]))
            usleep(5_000)
        }
        #expect(try connection.answer()?.text.hasPrefix("get /pieces\naccept a/b") == true)
    }

    @Test("a head that is too large is refused with 431 or 414")
    func largeHead() throws {
        let server = try EchoServer()
        let fields = "X-A: " + String(repeating: "b", count: 90_000)
        #expect(try server.exchange("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n").first?.status == 431)
        let many = (0..<2_000).map { "X-\($0): b\r\n" }.joined()
        #expect(try server.exchange("GET / HTTP/1.1\r\nHost: a\r\n\(many)\r\n").first?.status == 431)
        let target = "/" + String(repeating: "b", count: 90_000)
        #expect(try server.exchange("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n").first?.status == 414)
    }

    @Test("a target with hundreds of parameters is answered", arguments: [100, 400])
    func manyParameters(count: Int) throws {
        let target = "/?" + (0..<count).map { "parameter\($0)=value" }.joined(separator: "&")
        let answer = try EchoServer().exchange("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n").first
        #expect(answer?.status == 200)
        #expect(answer?.text.hasPrefix("get \(target)\n") == true)
    }

    @Test(
        "a target of any length is answered or refused, whatever it consists of",
        arguments: ["a", "&", "=", "b=c&", "%41"]
    )
    func everyLength(unit: String) throws {
        let server = try EchoServer()
        for length in Array(stride(from: 1_000, to: 12_000, by: 97)) + [20_000, 60_000] {
            let target = "/?" + String(repeating: unit, count: length / unit.utf8.count)
            let status = try server.exchange("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n").first?.status
            #expect([200, 414, 431].contains(status), "\(length) of \(unit)")
            #expect(length > 8_000 || status == 200, "RFC 9112, 3: at least 8,000 octets")
        }
    }

    @Test("a head of any number of fields is answered or refused")
    func everyNumberOfFields() throws {
        let server = try EchoServer()
        for count in 1..<160 {
            let fields = (0..<count).map { "X-\($0): bbbbb\r\n" }.joined()
            let status = try server.exchange("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n").first?.status
            #expect([200, 431].contains(status), "\(count)")
            #expect(count > 80 || status == 200, "\(count)")
        }
    }

    @Test("requests that fill a connection's memory many times are answered in order")
    func manyPipelined() throws {
        let server = try EchoServer()
        let connection = try RawConnection(port: server.port)
        for _ in 0..<5 {
            let count = 100
            connection.send(
                (0..<count).map { "GET /\($0)?\(String(repeating: "b", count: $0 * 7)) HTTP/1.1\r\nHost: a\r\n\r\n" }
                    .joined()
            )
            for number in 0..<count {
                #expect(try connection.answer()?.text.hasPrefix("get /\(number)?b") == (number > 0))
            }
        }
    }
}
