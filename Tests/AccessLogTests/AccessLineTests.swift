import Foundation
import Logs
import Testing

@testable import AccessLog

@Suite("A line of the access log")
struct AccessLineTests {
    /// What a request said, as text.
    struct Request {
        var method: String? = "GET"
        var target: String? = "/operations?dimension=human"
        var version: String? = "HTTP/1.1"
        var referer: String?
        var userAgent: String?
        var requestID: String?
        var traceparent: String?
    }

    /// 2026-11-24T22:18:06.000250Z and 250 µs before it.
    private static let end = Timestamp(seconds: 1_795_558_686, nanoseconds: 250_000)

    private static func line(
        _ format: AccessLogFormat,
        _ request: Request = Request(),
        _ change: (inout AccessEntry) -> Void = { _ in }
    ) -> String {
        let texts = [
            "127.0.0.1", request.method, request.target, request.version, request.referer, request.userAgent,
            request.requestID, request.traceparent,
        ]
        let buffers = texts.map { text in
            text.map { text in
                let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(text.utf8.count, 1), alignment: 1)
                buffer.copyBytes(from: text.utf8)
                return UnsafeRawBufferPointer(rebasing: buffer[..<text.utf8.count])
            }
        }
        defer { for buffer in buffers { buffer?.deallocate() } }
        var entry = AccessEntry()
        (entry.peer, entry.method, entry.target, entry.version) = (buffers[0], buffers[1], buffers[2], buffers[3])
        (entry.referer, entry.userAgent) = (buffers[4], buffers[5])
        (entry.requestID, entry.traceparent) = (buffers[6], buffers[7])
        (entry.route, entry.status, entry.size, entry.duration) = (1, 200, 4_123, 250_000)
        change(&entry)
        var line = AccessLine(format, routes: ["none", "/operations"])
        line.write(entry, endedAt: end)
        return String(decoding: line.bytes, as: UTF8.self)
    }

    private static func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test("the combined format is Apache's")
    func combined() {
        let request = Request(referer: "https://example.org/a", userAgent: "curl/7.88.1")
        #expect(
            Self.line(.combined, request)
                == "127.0.0.1 - - [24/Nov/2026:22:18:06 +0000] \"GET /operations?dimension=human HTTP/1.1\" 200 4123 "
                + "\"https://example.org/a\" \"curl/7.88.1\"\n"
        )
    }

    @Test("what is not there is a hyphen, and so is no content; what is empty stays empty")
    func absent() {
        let unread = Request(method: nil, target: "/half", version: nil, userAgent: "")
        let line = Self.line(.combined, unread) { ($0.status, $0.size, $0.peer) = (nil, 0, nil) }
        #expect(line == "- - - [24/Nov/2026:22:18:06 +0000] \"- /half -\" - - \"-\" \"\"\n")
    }

    @Test("JSON tells more")
    func json() {
        let request = Request(userAgent: "curl/7.88.1", requestID: "01J-a.b")
        #expect(
            Self.line(.json, request)
                == "{\"time\":\"2026-11-24T22:18:06.000000Z\",\"remote_address\":\"127.0.0.1\",\"request_id\":\"01J-a.b\","
                + "\"method\":\"GET\",\"target\":\"/operations?dimension=human\",\"protocol\":\"HTTP/1.1\","
                + "\"route\":\"/operations\",\"status\":200,\"bytes\":4123,\"duration\":0.000250,"
                + "\"user_agent\":\"curl/7.88.1\"}\n"
        )
    }

    @Test("a request that was not answered, or not whole, says so")
    func incomplete() throws {
        let line = Self.line(.json) { ($0.status, $0.isComplete, $0.duration) = (nil, false, 12_345_678_901) }
        let object = try Self.object(line)
        #expect(object["complete"] as? Bool == false)
        #expect(object["status"] == nil && object["bytes"] == nil && object["route"] == nil)
        #expect(line.contains("\"duration\":12.345678,"))
        #expect(line.contains("\"time\":\"2026-11-24T22:17:53.654571Z\""))
    }

    @Test(
        "whatever a client sends, it is one line and its parts stay apart",
        arguments: [
            "a\" 200 1 \"b", "a\nb", "a\r\nb\u{0B}c\tb\u{8}", "\u{1B}[2J", "\\", "\\\"", "ü\u{2028}", "\u{7F}\u{0}",
        ]
    )
    func hostile(text: String) throws {
        let request = Request(target: text, referer: text, userAgent: text)
        let combined = Self.line(.combined, request)
        #expect(combined.utf8.dropLast().allSatisfy { (0x20...0x7E).contains($0) })
        // as a reader of such logs takes it apart: a quotation mark after a backslash is none
        let whole = /\S+ - - \[[^\]]+\] "((?:[^"\\]|\\.)*)" 200 4123 "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"\n/
        #expect(combined.wholeMatch(of: whole) != nil, "\(combined)")
        let json = Self.line(.json, request)
        #expect(json.utf8.dropLast().allSatisfy { $0 >= 0x20 && $0 != 0x7F })
        let object = try Self.object(json)
        #expect(object["user_agent"] as? String == text)
        #expect(object["target"] as? String == text)
    }

    @Test("Apache's escapes are by letter where C has one, otherwise hexadecimal")
    func escapes() {
        #expect(
            Self.line(.combined, Request(userAgent: "a\"\\\n\r\t\u{8}\u{B}\u{1}ü")).hasSuffix(
                " \"a\\\"\\\\\\n\\r\\t\\b\\v\\x01\\xc3\\xbc\"\n"
            )
        )
    }

    @Test("bytes that are not UTF-8 are replaced in JSON")
    func notUTF8() throws {
        let bytes: [UInt8] = [0x61, 0xFF, 0xC3]
        let line = bytes.withUnsafeBytes { bytes in Self.line(.json) { $0.userAgent = bytes } }
        #expect(try Self.object(line)["user_agent"] as? String == "a\u{FFFD}\u{FFFD}")
    }

    @Test("a request id is taken where it is well-formed, otherwise the trace's")
    func requestID() throws {
        let traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        for (given, wanted) in [
            ("7f3c9a70-1111-4222-8333-444455556666", "7f3c9a70-1111-4222-8333-444455556666"),
            (String(repeating: "a", count: 128), String(repeating: "a", count: 128)),
            (String(repeating: "a", count: 129), nil), ("", nil), ("a b", nil), ("a, b", nil), ("a\"b", nil),
            ("ü", nil),
        ] {
            #expect(try Self.object(Self.line(.json, Request(requestID: given)))["request_id"] as? String == wanted)
            let both = try Self.object(Self.line(.json, Request(requestID: given, traceparent: traceparent)))
            #expect(both["request_id"] as? String == wanted ?? "4bf92f3577b34da6a3ce929d0e0e4736")
            #expect(both["trace_id"] as? String == "4bf92f3577b34da6a3ce929d0e0e4736")
            #expect(both["parent_id"] as? String == "00f067aa0ba902b7")
        }
    }

    @Test("a trace is taken where its field is well-formed")
    func trace() throws {
        let (trace, parent) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")
        let zeros = String(repeating: "0", count: 32)
        for (value, isTaken) in [
            ("00-\(trace)-\(parent)-01", true), ("00-\(trace)-\(parent)-00", true),
            ("00-\(trace)-\(parent)-01-x", false),
            ("cc-\(trace)-\(parent)-01", true), ("cc-\(trace)-\(parent)-01-what", true),
            ("cc-\(trace)-\(parent)-01x", false),
            ("ff-\(trace)-\(parent)-01", false), ("00-\(zeros)-\(parent)-01", false),
            ("00-\(trace)-\(zeros.prefix(16))-01", false), ("00-\(trace.uppercased())-\(parent)-01", false),
            ("00-\(trace)-\(parent)-0", false), ("00-\(trace)-\(parent)-0g", false),
            ("0-\(trace)-\(parent)-011", false),
            ("00_\(trace)-\(parent)-01", false), ("", false),
            // as two fields arrive
            ("00-\(trace)-\(parent)-01, 00-\(trace)-\(parent)-01", false),
        ] {
            let object = try Self.object(Self.line(.json, Request(traceparent: value)))
            #expect(object["trace_id"] as? String == (isTaken ? trace : nil), "\(value)")
        }
    }

    @Test("the clock is read once a second and never wrong")
    func seconds() {
        var line = AccessLine(.combined, routes: [])
        for (seconds, text) in [
            (0, "01/Jan/1970:00:00:00"), (1, "01/Jan/1970:00:00:01"), (951_782_400, "29/Feb/2000:00:00:00"),
        ] {
            line.write(AccessEntry(), endedAt: Timestamp(seconds: seconds, nanoseconds: 0))
            #expect(String(decoding: line.bytes, as: UTF8.self).contains("[\(text) +0000]"))
        }
    }
}
