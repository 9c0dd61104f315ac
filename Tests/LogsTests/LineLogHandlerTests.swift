import Foundation
import Logging
import Logs
import Synchronization
import Testing

@Suite("The log")
struct LineLogHandlerTests {
    /// A logger whose lines are kept.
    private final class Log: Sendable {
        private let lines = Mutex<[String]>([])
        var text: String { lines.withLock { $0.joined() } }

        func logger(_ format: LogFormat, _ level: Logger.Level = .info) -> Logger {
            Logger(label: "test") { _ in
                LineLogHandler(format: format, level: level) { bytes in
                    self.lines.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
                }
            }
        }
    }

    @Test("a line of text has time, level, message and details in order")
    func text() {
        let log = Log()
        log.logger(.text).info("Serving", metadata: ["version": "9c7a", "records": "646"])
        let parts = log.text.split(separator: " ", maxSplits: 1)
        #expect(parts[0].wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
        #expect(parts[1] == "info Serving records=646 version=9c7a\n")
    }

    @Test("a line of JSON is an object, its first members time, level and message")
    func json() throws {
        let log = Log()
        var logger = log.logger(.json)
        logger[metadataKey: "level"] = "ours"
        logger.warning(
            "Two \"faults\"\n",
            metadata: ["faults": ["a\\b", "\u{1}ü"], "counts": ["good": "1", "bad": "2"]]
        )
        let object = try #require(try JSONSerialization.jsonObject(with: Data(log.text.utf8)) as? [String: Any])
        #expect(object["level"] as? String == "warning")
        #expect(object["level_"] as? String == "ours")
        #expect(object["message"] as? String == "Two \"faults\"\n")
        #expect(object["faults"] as? [String] == ["a\\b", "\u{1}ü"])
        #expect(object["counts"] as? [String: String] == ["good": "1", "bad": "2"])
        #expect(log.text.hasPrefix("{\"time\":\""))
        #expect(log.text.firstIndex(of: "\n") == log.text.index(before: log.text.endIndex))
    }

    @Test("nothing that is logged can end a line or move the cursor", arguments: [LogFormat.text, .json])
    func hostile(format: LogFormat) {
        let log = Log()
        log.logger(format).error("a\nb\r\u{1B}[2J\u{9B}c", metadata: ["x\ny": "c\nd"])
        let controls = log.text.unicodeScalars.dropLast().filter { $0.value < 0x20 || $0.value == 0x7F }
        #expect(controls.isEmpty)
        #expect(log.text.hasSuffix("\n"))
    }

    @Test("what is below the level is not written")
    func level() {
        let log = Log()
        let logger = log.logger(.text, .warning)
        logger.info("no")
        logger.warning("yes")
        #expect(log.text.hasSuffix("warning yes\n"))
        #expect(!log.text.contains(" no"))
    }

    @Test("the line that says how many were dropped is one like the others")
    func dropped() throws {
        #expect(String(decoding: LineLogHandler.dropped(7, .text), as: UTF8.self).hasSuffix("lines=7\n"))
        let json = Data(LineLogHandler.dropped(7, .json))
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(object["level"] as? String == "warning" && object["lines"] as? String == "7")
    }
}
