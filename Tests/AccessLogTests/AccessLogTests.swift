import Foundation
import MicroHTTP
import RawHTTP
import Synchronization
import Testing

@testable import AccessLog

@Suite("The access log")
struct AccessLogTests {
    /// A server with an access log.
    private final class LoggedServer {
        let listener: Listener
        let log: AccessLog

        init(to destination: AccessLog.Destination, complain: @escaping @Sendable (String?) -> Void = { _ in }) throws {
            let log = try AccessLog(.combined, to: destination, workers: 2, routes: [], complain: complain)
            let answer = try PreparedResponse(status: 200, fields: [], body: Array("hello".utf8))
            var configuration = ListenerConfiguration()
            configuration.port = 0
            configuration.threads = 2
            self.log = log
            listener = try Listener(
                configuration: configuration,
                observer: { log.record($0) },
                handler: { _ in answer }
            )
        }

        /// Sends requests over connections at the same time.
        func load(_ connections: Int, _ requests: Int, agent: String = "test") {
            let port = listener.port
            DispatchQueue.concurrentPerform(iterations: connections) { number in
                guard let connection = try? RawConnection(port: port) else { return }
                for request in 0..<requests {
                    connection.send("GET /\(number)/\(request) HTTP/1.1\r\nHost: a\r\nUser-Agent: \(agent)\r\n\r\n")
                    guard (try? connection.answer()) != nil else { return }
                }
            }
        }

        func end() {
            listener.stop(within: .seconds(5))
            log.close(within: .seconds(5))
        }

        deinit { end() }
    }

    private static func path() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("access-\(UUID().uuidString).log").path
    }

    private static func lines(_ path: String) throws -> [Substring] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    }

    @Test("each request of many clients has its line by the time the log is closed")
    func allLines() throws {
        let path = Self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let server = try LoggedServer(to: .file(path: path))
        server.load(8, 200)
        server.end()
        let lines = try Self.lines(path)
        #expect(lines.count == 1_600)
        #expect(Set(lines.compactMap { $0.firstMatch(of: /GET (\S+) HTTP/)?.1 }).count == 1_600)
        #expect(lines.allSatisfy { $0.hasPrefix("127.0.0.1 - - [") && $0.hasSuffix(" 200 5 \"-\" \"test\"") })
        #expect(server.log.droppedLines == 0)
    }

    @Test("a line is there a second later, and a file that was moved away is begun anew")
    func rotation() throws {
        let path = Self.path()
        defer { for name in [path, path + ".1"] { try? FileManager.default.removeItem(atPath: name) } }
        let server = try LoggedServer(to: .file(path: path))
        server.load(1, 1)
        for _ in 0..<500 where try Self.lines(path).isEmpty { usleep(10_000) }
        #expect(try Self.lines(path).count == 1)
        try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
        server.log.reopen()
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: path) { usleep(10_000) }
        server.load(1, 2)
        server.end()
        #expect(try Self.lines(path).count == 2)
        #expect(try Self.lines(path + ".1").count == 1)
    }

    @Test("a reader who does not read holds nobody up; what he misses is counted, and what he gets is whole")
    func slowReader() throws {
        let pipe = Pipe()
        let server = try LoggedServer(to: .descriptor(pipe.fileHandleForWriting.fileDescriptor))
        // each line is longer than 3 KB: the rings hold 2 MB, the pipe 64 KB
        let agent = String(repeating: "a", count: 3_000)
        server.load(8, 250, agent: agent)
        #expect(server.log.droppedLines > 0)
        let read = Mutex(0)
        let reader = Thread {
            var rest = ""
            while true {
                let data = pipe.fileHandleForReading.availableData
                if data.isEmpty { break }
                rest += String(decoding: data, as: UTF8.self)
                while let end = rest.firstIndex(of: "\n") {
                    let isWhole = rest[..<end].hasPrefix("127.0.0.1 - - [") && rest[..<end].hasSuffix("aaa\"")
                    read.withLock { $0 += isWhole ? 1 : -1_000_000 }
                    rest.removeSubrange(...end)
                }
            }
        }
        reader.start()
        server.end()
        try pipe.fileHandleForWriting.close()
        for _ in 0..<500 where !reader.isFinished { usleep(10_000) }
        #expect(read.withLock { $0 } + server.log.droppedLines == 2_000)
    }

    @Test("a reader who has gone is told of once, his lines are counted, and answers go on")
    func goneReader() throws {
        signal(SIGPIPE, SIG_IGN)
        let complaints = Mutex<[String?]>([])
        let pipe = Pipe()
        let server = try LoggedServer(to: .descriptor(pipe.fileHandleForWriting.fileDescriptor)) { reason in
            complaints.withLock { $0.append(reason) }
        }
        try pipe.fileHandleForReading.close()
        for _ in 0..<3 {
            server.load(2, 5)
            usleep(300_000)
        }
        server.end()
        #expect(server.log.droppedLines == 30)
        #expect(complaints.withLock { $0 } == ["Broken pipe"])
    }

    @Test("a file that cannot be opened is an error with its name and what to do")
    func noFile() {
        let error = #expect(throws: AccessLogError.self) {
            try AccessLog(.json, to: .file(path: "/nowhere/x.log"), workers: 1, routes: [], complain: { _ in })
        }
        #expect(error?.description.contains("/nowhere/x.log: No such file or directory") == true)
    }
}
