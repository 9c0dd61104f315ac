import Foundation
import Logs
import Testing

@Suite("Lines on their way to a descriptor", .timeLimit(.minutes(30)))
struct LineQueueTests {
    /// A pipe whose ends the test reads and closes.
    private final class Ends {
        let reading: Int32
        let writing: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            close(reading)
            close(writing)
        }

        /// Fills the pipe with short lines, so that the next write waits.
        func fill() throws {
            try #require(fcntl(writing, F_SETFL, O_NONBLOCK) == 0)
            for size in [4_096, 2] {
                let lines = [UInt8](repeating: UInt8(ascii: "\n"), count: size)
                while write(writing, lines, size) > 0 {}
            }
            try #require(fcntl(writing, F_SETFL, 0) == 0)
        }

        /// What is there to be read now.
        func available() -> String {
            var (text, bytes) = ("", [UInt8](repeating: 0, count: 1 << 16))
            var readable = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            while poll(&readable, 1, 0) > 0 {
                let count = read(reading, &bytes, bytes.count)
                guard count > 0 else { return text }
                text += String(decoding: bytes[..<count], as: UTF8.self)
            }
            return text
        }

        /// What comes until a text is among it.
        func text(until mark: String) -> String {
            var (text, bytes) = ("", [UInt8](repeating: 0, count: 1 << 16))
            while !text.contains(mark) {
                let count = read(reading, &bytes, bytes.count)
                guard count > 0 else { return text }
                text += String(decoding: bytes[..<count], as: UTF8.self)
            }
            return text
        }
    }

    private static func line(_ number: Int) -> [UInt8] { Array("line \(number)\n".utf8) }

    private static func queue(_ descriptor: Int32, capacity: Int = LineQueue.defaultCapacity) -> LineQueue {
        LineQueue(to: descriptor, capacity: capacity) { Array("dropped \($0)\n".utf8) }
    }

    @Test("lines come out in order, and flush waits for them")
    func order() throws {
        let ends = try Ends()
        let queue = Self.queue(ends.writing)
        for number in 0..<1_000 { queue.append(Self.line(number)) }
        #expect(queue.flush(within: .seconds(20)))
        let text = ends.text(until: "line 999\n")
        #expect(text == (0..<1_000).map { "line \($0)\n" }.joined())
    }

    @Test("where nobody reads nobody waits; what is dropped is counted, and a line says how many once it can")
    func full() throws {
        let ends = try Ends()
        try ends.fill()
        let queue = Self.queue(ends.writing, capacity: 10_000)
        let count = 100_000
        let start = ContinuousClock.now
        for number in 0..<count { queue.append(Self.line(number)) }
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(!queue.flush(within: .milliseconds(100)))
        #expect(queue.droppedLines > 0)
        var text = ""
        while !queue.flush(within: .milliseconds(5)) { text += ends.available() }
        text += ends.available()
        queue.append(Array("the end\n".utf8))
        text += ends.text(until: "the end\n")
        let lines = text.split(separator: "\n")
        let dropped = lines.filter { $0.hasPrefix("dropped ") }.compactMap { Int($0.dropFirst(8)) }
        #expect(lines.count { $0.hasPrefix("line ") } + dropped.reduce(0, +) == count)
        #expect(!dropped.isEmpty)
        #expect(queue.flush(within: .seconds(20)) && queue.droppedLines == 0)
    }

    @Test("what cannot be written is counted, too, and told once it can")
    func closed() throws {
        let ends = try Ends()
        // a pipe without a reader, and later one with
        var other: [Int32] = [-1, -1]
        try #require(pipe(&other) == 0)
        let descriptor = dup(other[1])
        close(other[0])
        close(other[1])
        defer { close(descriptor) }
        let queue = Self.queue(descriptor)
        queue.append(Self.line(1))
        #expect(queue.flush(within: .seconds(20)))
        #expect(queue.droppedLines == 1)
        #expect(dup2(ends.writing, descriptor) == descriptor)
        queue.append(Self.line(2))
        #expect(ends.text(until: "line 2\n") == "dropped 1\nline 2\n")
    }

    @Test("a descriptor that somebody has made one that does not wait is waited for")
    func nonblocking() throws {
        let ends = try Ends()
        #expect(fcntl(ends.writing, F_SETFL, O_NONBLOCK) == 0)
        let queue = Self.queue(ends.writing, capacity: 1 << 20)
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000) + Array("\nend\n".utf8)
        queue.append(line)
        usleep(50_000)
        #expect(ends.text(until: "end\n").utf8.count == line.count)
    }
}
