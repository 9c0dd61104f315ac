import Foundation
import RawHTTP
import Testing

@Suite("The access log of the built program")
struct AccessLogTests {
    @Test("on standard output it is alone: an object a line, with what the answer had")
    func standardOutput() throws {
        // the port is in the log: on standard output there is nothing but the access log
        let (process, output, complaint) = Program.process([
            "serve", "--port", "0", "--access-log", "json", "--log-format", "text",
        ])
        try process.runLimited()
        defer { process.terminate() }
        var log = ""
        while !log.contains("\n") {
            let data = complaint.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            log += String(decoding: data, as: UTF8.self)
        }
        let port = try #require(log.firstMatch(of: /port=([0-9]+)/).flatMap { Int($0.1) })
        let connection = try RawConnection(port: port)
        connection.send("GET /states?limit=1 HTTP/1.1\r\nHost: a\r\nX-Request-Id: abc\r\nUser-Agent: \"x\"\r\n\r\n")
        let answer = try #require(try connection.answer())
        #expect(answer["X-Request-Id"] == nil)
        connection.send("GET /operations?dimention=human HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try connection.answer()
        connection.send("GET / HTTP/1.1\r\n\r\n")
        _ = try connection.answer()
        process.terminate()
        let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let objects = try lines.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        try #require(objects.count == 3)
        #expect(objects.map { $0["status"] as? Int } == [200, 400, 400])
        #expect(objects.map { $0["route"] as? String } == ["/states", "/operations", "none"])
        #expect(objects[0]["request_id"] as? String == "abc")
        #expect(objects[0]["user_agent"] as? String == "\"x\"")
        #expect(objects[0]["bytes"] as? Int == answer.body.count)
        #expect(
            objects.allSatisfy {
                ($0["duration"] as? Double ?? -1) >= 0 && $0["remote_address"] as? String == "127.0.0.1"
            }
        )
    }

    @Test("in a file it is added to what is there, and the greeting stays")
    func file() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("access-\(UUID().uuidString).log").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "before\n".write(toFile: path, atomically: false, encoding: .utf8)
        let program = try ServingProgram("--access-log", "combined", "--access-log-file", path)
        let connection = try RawConnection(port: program.port)
        connection.send("HEAD /institutions/ttd HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try connection.answer(to: "HEAD")
        program.signal(SIGTERM)
        #expect(program.waitForExit() == 0)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2 && lines[0] == "before")
        #expect(
            lines.last?.wholeMatch(of: /127\.0\.0\.1 - - \[.*\] "HEAD \/institutions\/ttd HTTP\/1\.1" 200 - "-" "-"/)
                != nil
        )
    }

    @Test("a file that cannot be written ends the start with 73 and one line")
    func noFile() throws {
        let outcome = try Program.run(
            "serve",
            "--port",
            "0",
            "--access-log",
            "json",
            "--access-log-file",
            "/nowhere/log"
        )
        #expect(outcome.status == 73)
        #expect(outcome.complaint.contains("/nowhere/log: No such file or directory"))
        #expect(outcome.complaint.split(separator: "\n").count == 1)
    }

    @Test("a reader of the log who goes does not take the server with him")
    func goneReader() throws {
        let program = try ServingProgram([
            "--log-level", "debug", "--access-log", "combined", "--access-log-file", "/dev/stdout",
        ])
        program.closeOutputs()
        for _ in 0..<3 {
            let connection = try RawConnection(port: program.port)
            connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try connection.answer()?.status == 200)
            usleep(400_000)
        }
        program.signal(SIGTERM)
        #expect(program.waitForExit() == 0)
    }

    @Test("the metrics of the program are those of its connections, descriptors and log")
    func metrics() throws {
        let program = try ServingProgram()
        let connection = try RawConnection(port: program.port)
        connection.send("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n")
        let text = String(decoding: try #require(try connection.answer()).body, as: UTF8.self)
        #expect(text.contains("\nosce_directory_connections_open 1\n"))
        #expect(text.contains("\nosce_directory_access_log_dropped_total 0\n"))
        #expect(text.firstMatch(of: /\nprocess_open_fds [1-9][0-9]*\n/) != nil)
    }
}
