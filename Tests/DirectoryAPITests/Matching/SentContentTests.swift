import DirectoryAPI
import Foundation
import Glibc
import RawHTTP
import Testing

@Suite("Content that is sent to a server", .serialized)
struct SentContentTests {
    private static let query = #"queries={"q":{"query":"ODIHR"}}"#

    private func post(_ content: String, _ fields: String = "") -> String {
        "POST /reconcile HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: \(content.utf8.count)\r\n\(fields)\r\n\(content)"
    }

    private func text(_ answer: RawAnswer) -> String { String(decoding: answer.body, as: UTF8.self) }

    private func exchange(_ port: Int, _ request: String) throws -> [RawAnswer] {
        let connection = try RawConnection(port: port)
        connection.send(request)
        return try [#require(try connection.answer())]
    }

    @Test("is read whole, in one piece, in many, or in chunks, and the connection goes on where it can")
    func whole() throws {
        try RunningServer.with { _, port in
            let connection = try RawConnection(port: port)
            for _ in 0..<3 {
                connection.send(post(Self.query))
                #expect(text(try #require(try connection.answer())).contains("odihr"))
            }
            for byte in Array(post(Self.query).utf8) { connection.send([byte]) }
            #expect(text(try #require(try connection.answer())).contains("odihr"))
            let chunks =
                "5\r\nqueri\r\n" + String(Self.query.utf8.count - 5, radix: 16)
                + "\r\n\(Self.query.dropFirst(5))\r\n0\r\n\r\n"
            let head =
                "POST /reconcile HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
            #expect(text(try exchange(port, head + chunks)[0]).contains("odihr"))
        }
    }

    @Test("long content is matched in the background, and its answer is nobody else's")
    func long() throws {
        try RunningServer.with { _, port in
            let names = (0..<100).map { "\"q\($0)\":{\"query\":\"OSCE Centre in Bishkek\"}" }.joined(separator: ",")
            for _ in 0..<2 {
                let answer = try exchange(port, post("queries={\(names)}"))[0]
                #expect(answer.status == 200)
                #expect(text(answer).components(separatedBy: "\"match\":true").count == 101)
            }
            #expect(try text(RunningServer.get(port, "/reconcile")).contains("identifierSpace"))
        }
    }

    @Test("more than an address takes is refused before it is read where its length is told, else at the bound")
    func bounded() throws {
        try RunningServer.with { _, port in
            let connection = try RawConnection(port: port)
            connection.send("POST /reconcile HTTP/1.1\r\nHost: a\r\nContent-Length: 262145\r\n\r\n")
            #expect(try connection.answer()?.status == 413)
            let waiting = try RawConnection(port: port)
            waiting.send(
                "POST /reconcile HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\nExpect: 100-continue\r\n\r\n"
            )
            #expect(try waiting.answer()?.status == 413)
            let query = try RawConnection(port: port)
            query.send("QUERY /operations HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n")
            #expect(try query.answer()?.status == 413)
            let chunked = try RawConnection(port: port)
            chunked.send("POST /reconcile HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<20 { chunked.send("4000\r\n" + String(repeating: "a", count: 0x4000) + "\r\n") }
            #expect(try chunked.answer()?.status == 413)
            // what takes none is bounded as before
            let other = try RawConnection(port: port)
            other.send("POST /operations HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde")
            #expect(try other.answer()?.status == 405)
        }
    }

    @Test("memory for it is bounded and given back")
    func memory() throws {
        try RunningServer.with(configure: { $0.memory = 1 << 20 }) { server, port in
            // a quarter of the memory, and each byte counts twice: two of 64 KiB have room
            let slow = try (0..<6).map { _ in try RawConnection(port: port) }
            for connection in slow {
                connection.send(
                    "POST /reconcile HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 70000\r\n\r\n"
                        + String(repeating: "a", count: 60_000)
                )
            }
            let statuses = try slow.suffix(4).map { try $0.answer()?.status }
            #expect(statuses.contains(503))
            #expect(server.contentMemory <= 256 << 10)
            for connection in slow { connection.reset() }
            for _ in 0..<200 where server.contentMemory > 0 { usleep(10_000) }
            #expect(server.contentMemory == 0)
            #expect(try exchange(port, post(Self.query))[0].status == 200)
        }
    }
}
