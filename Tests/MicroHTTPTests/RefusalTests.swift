import MicroHTTP
import RawHTTP
import Testing

@Suite("What HTTP/1.1 forbids is refused once and the connection closed")
struct RefusalTests {
    /// A request, and how it is to be refused.
    struct Case: Sendable, CustomTestStringConvertible {
        let request: String
        let status: Int
        let refusal: Refusal

        init(_ request: String, _ refusal: Refusal) {
            (self.request, status, self.refusal) = (request, refusal.status, refusal)
        }

        var testDescription: String { request.debugDescription }
    }

    static let cases: [Case] = [
        // Host
        Case("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", .hostRepeated),
        Case("GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", .hostRepeated),
        Case("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", .hostRepeated),
        Case("GET / HTTP/1.1\r\nHost:\r\n\r\n", .hostMalformed),
        Case("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", .hostMalformed),
        Case("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", .hostMalformed),
        Case("GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", .hostMalformed),
        Case("GET / HTTP/1.1\r\nHost: user@a\r\n\r\n", .hostMalformed),
        Case("GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", .hostMalformed),
        Case("GET / HTTP/1.1\r\nHost: a%2\r\n\r\n", .hostMalformed),
        Case("GET / HTTP/1.1\r\nHost: a:123456\r\n\r\n", .hostMalformed),
        Case("GET / HTTP/1.1\r\n\r\n", .hostMissing),
        // Framing
        Case(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n",
            .lengthAndCoding
        ),
        Case(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            .lengthAndCoding
        ),
        Case("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", .lengthRepeated),
        Case("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy", .lengthRepeated),
        Case("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", .codingUnknown),
        Case("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .codingUnknown),
        Case("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", .codingUnknown),
        Case("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", .codingUnknown),
        Case(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            .codingUnknown
        ),
        Case("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", .codingInHTTP10),
        Case("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n", .contentTooLarge),
        Case("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", .lengthMalformed),
        Case("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1x\r\n\r\nx", .lengthMalformed),
        Case("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\nx", .contentTooLarge),
        Case("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", .chunkMalformed),
        Case(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX Y: z\r\n\r\n",
            .fieldNameMalformed
        ),
        Case(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\nZ: z\r\n\r\n",
            .lineEndMalformed
        ),
        Case(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n8000000000000000\r\n",
            .contentTooLarge
        ),
        Case("POST / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\nContent-Length: 1\r\n\r\nx", .expectationUnknown),
        // Lines
        Case("GET / HTTP/1.1\nHost: a\n\n", .lineEndMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", .lineEndMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\n\n", .lineEndMalformed),
        Case("G(ET / HTTP/1.1\r\nHost: a\r\n\r\n", .messageMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n", .messageMalformed),
        // Fields
        Case("GET / HTTP/1.1\r\nHost : a\r\n\r\n", .fieldNameMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A : b\r\n\r\n", .fieldNameMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX A: b\r\n\r\n", .fieldNameMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", .lineFolded),
        Case("GET / HTTP/1.1\r\n: b\r\nHost: a\r\n\r\n", .fieldNameMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A:\0\r\nX-B: c\0d\r\n\r\n", .lineFolded),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX(A): b\r\n\r\n", .fieldNameMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-\u{E9}: b\r\n\r\n", .fieldNameMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A: b\u{1}c\r\n\r\n", .fieldValueMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A: b\u{7F}c\r\n\r\n", .fieldValueMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\nX-B: d\r\n\r\n", .lineFolded),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\n\r\n", .lineFolded),
        Case("GET / HTTP/1.1\r\n Host: a\r\nHost: b\r\n\r\n", .fieldNameMalformed),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\nX-B: d\r\n\r\n", .lineFolded),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A: b\r\n\tc\r\n\r\n", .lineFolded),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A: b\0\r\nX-B: c\r\n\r\n", .lineFolded),
        Case("GET / HTTP/1.1\r\nHost: a\r\nX-A: b\0\r\n\r\n", .lineFolded),
        Case("GET / HTTP/1.1\r\nHost: a\rX-A: b\r\n\r\n", .fieldValueMalformed),
        // Targets
        Case("GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET * HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET /\u{E9} HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET /a\tb HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET  /a HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET /a  HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET http:///a HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("OPTIONS ** HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        Case("CONNECT /a HTTP/1.1\r\nHost: a\r\n\r\n", .targetMalformed),
        // Versions
        Case("GET / HTTP/2.0\r\nHost: a\r\n\r\n", .versionUnknown),
        Case("GET / http/1.1\r\nHost: a\r\n\r\n", .messageMalformed),
        Case("GET / HTTP/1.\r\nHost: a\r\n\r\n", .messageMalformed),
    ]

    @Test("one answer, then the connection ends", arguments: cases)
    func refuses(_ example: Case) throws {
        let server = try EchoServer()
        let followed = example.request + "GET /next HTTP/1.1\r\nHost: a\r\n\r\n"
        let answers = try server.exchangeToEnd(followed)
        #expect(answers.map(\.status) == [example.status])
        #expect(
            answers.first?.text.contains("refusal \(example.refusal)") == true,
            "\(answers.first?.text.split(separator: "\n") ?? [])"
        )
        #expect(answers.first?["Connection"]?.lowercased() == "close")
    }

    @Test("a refusal that would keep the connection cuts it instead")
    func refusalMustClose() throws {
        let kept = try PreparedResponse(status: 400, fields: [], body: [])
        var configuration = ListenerConfiguration()
        configuration.port = 0
        let listener = try Listener(configuration: configuration) { _ in kept }
        defer { listener.stop(within: .zero) }
        let connection = try RawConnection(port: listener.port)
        connection.send("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try connection.answers().isEmpty)
    }

    @Test("every refusal says what to do and names its rule", arguments: Refusal.allCases)
    func describes(refusal: Refusal) {
        #expect((400...599).contains(refusal.status))
        #expect(refusal.reason.hasSuffix("."))
        #expect(refusal.section.hasPrefix("RFC "))
    }
}
