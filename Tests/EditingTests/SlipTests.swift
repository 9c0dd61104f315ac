import Directory
import Editing
import Foundation
import Testing

/// What is said to an editor who makes a slip, kept as a file.
///
/// `UPDATE_GOLDEN=1` writes it anew.
@Suite("A slip is told with its place, what it is, and what to do")
struct SlipTests {
    private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil

    /// The lines of a golden file by the name of the slip.
    private static func golden(_ name: String) -> [String: String] {
        let text = (try? String(contentsOf: file(name), encoding: .utf8)) ?? ""
        let parts = text.components(separatedBy: "## ").dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1)
            return (String(lines[0]), lines.count > 1 ? lines[1].trimmingCharacters(in: .newlines) : "")
        }
        return Dictionary(parts) { first, _ in first }
    }

    private static func file(_ name: String) -> URL { SlipSeed.folder.appendingPathComponent("\(name).md") }

    private static func lines(_ slip: Slip) throws -> [String] {
        let bytes = try #require(slip.bytes, "\(slip.name) replaces what is not in \(slip.file)")
        return FaultReport(SlipSeed.found(in: SlipSeed.seed(slip.file, bytes))).lines
    }

    private static func compare(_ slips: [Slip], with name: String) throws {
        let told = try slips.map { ($0.name, try lines($0).joined(separator: "\n")) }
        if isUpdating {
            let text = told.map { "## \($0)\n\n\($1)\n" }.joined(separator: "\n")
            try text.write(to: file(name), atomically: true, encoding: .utf8)
        }
        let golden = golden(name)
        for (slip, text) in told { #expect(golden[slip] == text, "\(slip)") }
        #expect(golden.count == slips.count)
    }

    @Test("the Seed that the slips are made in has no fault")
    func sound() { #expect(throws: Never.self) { try Repository(checking: SlipSeed.seed()) } }

    @Test("what is no JSON is told as its file says")
    func syntax() throws { try Self.compare(Slip.ofSyntax, with: "syntax") }

    @Test("what is no Seed is told as its file says")
    func content() throws { try Self.compare(Slip.ofContent, with: "content") }

    @Test("what is no JSON is one fault, with line and column", arguments: Slip.ofSyntax)
    func one(slip: Slip) throws {
        let found = SlipSeed.found(in: SlipSeed.seed(slip.file, try #require(slip.bytes)))
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.file == slip.file && found.first?.line != nil && found.first?.column != nil)
    }

    @Test("a file that is cut off anywhere is one fault")
    func cut() throws {
        let bytes = Array((SlipSeed.texts["operations.json"] ?? "").utf8)
        for count in stride(from: 0, to: bytes.count - 3, by: 17) {
            let found = SlipSeed.found(in: SlipSeed.seed("operations.json", Array(bytes[..<count])))
            #expect(found.count == 1 && found[0].column != nil, "\(count): \(found)")
        }
    }

    @Test("whatever byte is changed, there is a place for each fault and nothing else breaks")
    func changed() throws {
        let bytes = Array((SlipSeed.texts["operations.json"] ?? "").utf8)
        for place in stride(from: 0, to: bytes.count, by: 13) {
            for byte in [UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "'"), 0xE2, 0x0A, 0] {
                var other = bytes
                other[place] = byte
                let found = SlipSeed.found(in: SlipSeed.seed("operations.json", other))
                #expect(
                    found.allSatisfy { $0.line != nil && $0.column != nil || $0.file != "operations.json" },
                    "\(found)"
                )
            }
        }
    }
}
