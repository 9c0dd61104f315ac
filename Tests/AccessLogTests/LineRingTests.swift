import Foundation
import Testing

@testable import AccessLog

@Suite("The ring of lines")
struct LineRingTests {
    private static func append(_ text: String, to ring: LineRing) -> Int? {
        Array(text.utf8).withUnsafeBytes { ring.append($0) }
    }

    private static func drain(_ ring: LineRing) -> String {
        var bytes: [UInt8] = []
        _ = ring.drain { bytes.append(contentsOf: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("what goes in comes out in order, across the end of its memory")
    func order() {
        let ring = LineRing(capacity: 16)
        for number in 0..<100 {
            #expect(Self.append("line \(number)\n", to: ring) != nil)
            #expect(Self.drain(ring) == "line \(number)\n")
        }
        #expect(Self.drain(ring).isEmpty)
        #expect(ring.droppedLines == 0)
    }

    @Test("what finds no room is left out whole and counted; what fills it to the last byte is not")
    func full() {
        let ring = LineRing(capacity: 16)
        #expect(Self.append("12345678", to: ring) == 8)
        #expect(Self.append("123456789", to: ring) == nil)
        #expect(Self.append("abcdefgh", to: ring) == 16)
        #expect(Self.append("x", to: ring) == nil)
        #expect(ring.droppedLines == 2)
        #expect(Self.drain(ring) == "12345678abcdefgh")
        #expect(Self.append("x", to: ring) == 1)
    }

    @Test("between two threads no line is torn, lost uncounted or out of order")
    func threads() async {
        let ring = LineRing(capacity: 1 << 12)
        let count = 200_000
        async let read = Task.detached {
            var bytes: [UInt8] = []
            while true {
                if ring.drain({ bytes.append(contentsOf: $0) }) {
                    if bytes.suffix(4).elementsEqual("end\n".utf8) { return String(decoding: bytes, as: UTF8.self) }
                } else {
                    await Task.yield()
                }
            }
        }.value
        for number in 0..<count { _ = Self.append("\(number)\n", to: ring) }
        while Self.append("end\n", to: ring) == nil { await Task.yield() }
        let numbers = await read.split(separator: "\n").dropLast().compactMap { Int($0) }
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 })
        // the end may have been refused several times
        #expect(numbers.count + Int(ring.droppedLines) >= count)
        #expect(numbers.count > 0)
    }
}
