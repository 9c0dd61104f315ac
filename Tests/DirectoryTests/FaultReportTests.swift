import Foundation
import Testing

@testable import Directory

@Suite("Faults are placed and gathered at a cost that follows the size of the file")
struct FaultReportTests {
    private static func fault(_ line: Int, _ field: String, _ problem: String, file: String = "operations.json")
        -> SeedFault
    {
        SeedFault(file: file, line: line, record: "r\(line)", field: field, problem: problem)
    }

    @Test("equal faults are one line with their number and the next places")
    func gathered() {
        let faults = (1...36).map { Self.fault($0, "evidence[\($0 % 3)].source", "no record") }
        let lines = FaultReport(faults).lines
        #expect(
            lines == [
                "operations.json:1: r1 evidence[1].source: no record (36 times; also 2 r2, 3 r3, 4 r4, …)"
            ]
        )
        let two = FaultReport(Array(faults.prefix(2)) + [Self.fault(9, "closed", "no record")]).lines
        #expect(two.count == 2 && two[0].hasSuffix("no record (2 times; also 2 r2)"))
    }

    @Test("a file has twenty lines and a number, and others have their own")
    func capped() {
        let faults = (1...30).map { Self.fault($0, "closed", "problem \($0)") }
        let lines = FaultReport(faults + [Self.fault(1, "name", "another", file: "states.json")]).lines
        #expect(lines.count == 22)
        #expect(lines[20] == "operations.json: 10 more; look at those above first")
        #expect(lines[21] == "states.json:1: r1 name: another")
    }

    @Test("a place is a line and a column in UTF-16, as editors count")
    func columns() {
        Array("a\né😀b".utf8).withUnsafeBufferPointer { bytes in
            let positions = TextPosition.positions(of: [0, 2, 4, 8, 9], in: bytes)
            #expect(positions.map(\.line) == [1, 2, 2, 2, 2])
            #expect(positions.map(\.column) == [1, 1, 2, 4, 5])
        }
    }

    @Test(
        "a path leads to its value, and to what is above it where that is missing",
        arguments: ["", "a", "list[1].b", "list[1].nothing", "list[7]", "list.b", "a.b", "x.y", "nothing"]
    )
    func paths(path: String) {
        let text = #"{"a": 1,  "list": [{"b": 2}, {"b": "3"}], "x.y": [4]}"#
        let found = Array(text.utf8).withUnsafeBufferPointer { bytes in
            var reader = PlaceReader(bytes)
            return reader.value().offset(of: path)
        }
        let expected: Int =
            switch path {
            case "a", "a.b": text.utf8Offset(of: "1,")
            case "list[1].b": text.utf8Offset(of: "\"3\"")
            case "list[1].nothing": text.utf8Offset(of: #"{"b": "3""#)
            case "list[7]", "list.b": text.utf8Offset(of: "[{")
            case "x.y": text.utf8Offset(of: "[4]")
            default: 0
            }
        #expect(found == expected)
    }

    @Test("a hundred thousand faults of one file are placed in one reading", .timeLimit(.minutes(30)))
    func linear() {
        let count = 100_000
        let records = (0..<count).map { "{\"id\": \"r\($0)\", \"x\": \($0)}" }
        // on one line, where counting columns anew for each would be quadratic
        let files = ["operations.json": Array("[\(records.joined(separator: ","))]".utf8)]
        let faults = (0..<count).map {
            SeedFault(file: "operations.json", line: 1, record: "r\($0)", field: "x", problem: "p\($0)", index: $0)
        }
        let clock = ContinuousClock.now
        let placed = FaultLocator.locate(faults.reversed(), in: files, folder: nil)
        #expect(ContinuousClock.now - clock < .seconds(20))
        #expect(placed.map(\.record) == faults.map(\.record))
        #expect(placed.first?.column == 20)
    }

    @Test("a hundred thousand faults that name a text of one list are each placed at its own", .timeLimit(.minutes(30)))
    func texts() {
        let count = 100_000
        let list = Array(repeating: "\"x\"", count: count).joined(separator: ", ")
        let files = ["operations.json": Array("[{\"evidence\": [\(list)]}]".utf8)]
        let faults = (0..<count).map { _ in
            SeedFault(
                file: "operations.json",
                line: 1,
                record: "r",
                field: "evidence",
                problem: "\"x\" names no field",
                index: 0
            )
        }
        let placed = FaultLocator.locate(faults, in: files, folder: nil)
        #expect(Set(placed.map(\.column)).count == count)
    }

    @Test("a record of very many wrong members is placed in one reading", .timeLimit(.minutes(30)))
    func wide() {
        let count = 100_000
        let members = (0..<count).map { "\"k\($0)\": \($0)" }.joined(separator: ", ")
        let files = ["operations.json": Array("[{\(members)}]".utf8)]
        let faults = (0..<count).map {
            SeedFault(
                file: "operations.json",
                line: 1,
                record: "r",
                field: "k\($0)",
                problem: "unknown",
                index: 0,
                key: "k\($0)"
            )
        }
        let placed = FaultLocator.locate(faults, in: files, folder: nil)
        #expect(placed[1].column == 12 && placed.allSatisfy { $0.column != nil })
    }
}

extension String {
    fileprivate func utf8Offset(of text: String) -> Int {
        range(of: text).map { utf8.distance(from: utf8.startIndex, to: $0.lowerBound) } ?? -1
    }
}
