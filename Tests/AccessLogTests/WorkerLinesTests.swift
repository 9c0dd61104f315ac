import Foundation
import Logs
import Testing

@testable import AccessLog

@Suite("Lines on their way to the writer")
struct WorkerLinesTests {
    @Test("what finds no room is left out whole and counted; what fills it to the last byte is not")
    func full() {
        var buffer = LineBuffer(capacity: 16)
        buffer.append(Array("12345678".utf8))
        buffer.append(Array("123456789".utf8))
        buffer.append(Array("abcdefgh".utf8))
        buffer.append(Array("x".utf8))
        #expect(buffer.droppedLines == 2)
        var taken = LineBuffer(capacity: 16)
        buffer.exchange(&taken)
        #expect(String(decoding: taken.bytes, as: UTF8.self) == "12345678abcdefgh")
        #expect(buffer.count == 0 && buffer.droppedLines == 2 && taken.droppedLines == 0)
        buffer.append(Array("x".utf8))
        #expect(buffer.count == 1)
    }

    @Test("between two threads no line is torn, lost uncounted or out of order")
    func threads() {
        let lines = WorkerLines(.json, routes: ["/"])
        let (count, written) = (20_000, DispatchGroup())
        DispatchQueue(label: "worker").async(group: written) {
            for number in 0..<count {
                var entry = AccessEntry()
                (entry.status, entry.size) = (200, number)
                _ = lines.append(entry, endedAt: .now)
            }
        }
        var (taken, bytes) = (LineBuffer(), [UInt8]())
        var isLast = false
        while !isLast {
            isLast = written.wait(timeout: .now()) == .success
            lines.exchange(&taken)
            bytes += taken.bytes
            taken.removeAll()
        }
        let numbers = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            line.components(separatedBy: "\"bytes\":").last.flatMap { Int($0.prefix { $0.isNumber }) }
        }
        #expect(!numbers.contains(nil) && numbers.count + lines.droppedLines == count)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { ($0 ?? 0) < ($1 ?? 0) })
        #expect(!numbers.isEmpty)
    }
}
