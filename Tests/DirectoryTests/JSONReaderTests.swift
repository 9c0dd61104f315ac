import SeededRandom
import Testing

@testable import Directory

@Suite("JSON is read strictly")
struct JSONReaderTests {
    private func read(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }

    @Test(
        "a value is written again as it was read, white space aside",
        arguments: [
            "null", "true", "false", "0", "-0.5e+10", "16.37208", "\"\"", "\"Štrpce\"", "[]", "[1,[2],{}]",
            "{\"b\":1,\"a\":null}",
            "\"\\\"\\\\\\n\\u0001\"",
        ]
    )
    func roundTrips(text: String) throws {
        #expect(try read(" \n" + text + "\t ").description == text)
    }

    @Test("escapes are read as the characters they stand for")
    func escapes() throws {
        #expect(try read(#""\u0160\/\ud83d\ude00\b\f\r\t""#) == .string("Š/😀\u{8}\u{C}\r\t"))
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", "nul", "01", "1.", "1e", "-", "+1", ".5", "\"", "\"\n\"", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"",
            "\"\\ud800\"", "\"\\ud800\\u0041\"",
            "[1,]", "[1 2]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "1 2", "[", "{", "1\u{FEFF}", "\u{FEFF}\u{FEFF}1",
        ]
    )
    func refuses(text: String) {
        #expect(throws: JSONSyntaxError.self) { try read(text) }
    }

    @Test("a name that occurs twice in an object is refused, since one value would be lost")
    func refusesRepeatedNames() {
        let error = #expect(throws: JSONSyntaxError.self) { try read("{\"a\": 1,\n \"a\": 2}") }
        #expect(
            error?.description
                == "line 2, column 2: the member \"a\" occurs twice in one object; keep one (the first is on line 1)"
        )
    }

    @Test("invalid UTF-8 is refused")
    func refusesInvalidUTF8() {
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read([0x22, 0xC3, 0x22]) }
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read([0x22, 0x5C, 0x6E, 0xFF, 0x22]) }
    }

    @Test("deep nesting is refused instead of exhausting the stack")
    func refusesDepth() throws {
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(throws: Never.self) { try read(deep) }
        #expect(throws: JSONSyntaxError.self) { try read(String(repeating: "[", count: 1_000_000)) }
    }

    @Test("elements of an array come with the line they begin on")
    func linesOfElements() throws {
        let elements = try JSONReader.readElements(Array("[1,\n\n {\"a\":\n2},\n3]".utf8))
        #expect(elements.map(\.line) == [1, 3, 5])
    }

    // MARK: Long arrays, which are read in several places at a time

    /// An element on two lines that looks like the end of an array to whoever does not know strings.
    private static func element(_ number: Int) -> String {
        #"{"id":\#(number),"text":"a \\\" ],[ \\\\","list":[[1,2],[{"x":"}"}]],"# + "\n"
            + #""more":"ž, \#(String(repeating: "x", count: 200))"}"#
    }

    @Test("a long array gives the elements and lines that its parts give")
    func longArray() throws {
        let texts = (0..<4_000).map(Self.element)
        let bytes = Array(("\n [" + texts.joined(separator: ",\n") + "\n]\n").utf8)
        #expect(bytes.withUnsafeBufferPointer { ArrayStretches($0, size: 1 << 18).all.count } > 2)
        let elements = try JSONReader.readElements(bytes)
        #expect(try elements.map(\.value) == texts.map { try JSONReader.read(Array($0.utf8)) })
        #expect(elements.map(\.line) == (0..<4_000).map { 2 + $0 * 2 })
    }

    private static func error(_ text: String) -> JSONSyntaxError? {
        do throws(JSONSyntaxError) {
            _ = try JSONReader.readElements(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "a fault late in a long array is told with its place and its element",
        arguments: [
            (#"{"a":1,"a":2}"#, 8, "the member \"a\" occurs twice"), ("nil", 1, "nil is no value of JSON"),
            ("\"a\tb\"", 3, "a tab in a text"), ("", 1, "a comma too many"),
        ]
    )
    func lateFault(element: String, column: Int, reason: String) {
        var texts = (0..<4_000).map(Self.element)
        texts[3_500] = element
        let error = Self.error("[" + texts.joined(separator: ",\n") + "]")
        #expect(error?.position == TextPosition(line: 1 + 3_500 * 2, column: column))
        #expect(error?.reason.hasPrefix(reason) == true, "\(error?.reason ?? "")")
        #expect(error?.element == (column == 8 ? .init(index: 3_500, id: nil) : nil))
    }

    @Test(
        "a long array without its end, or with more behind it, is refused",
        arguments: [("", "the file ends here"), ("] 1", "something follows behind the end")]
    )
    func brokenEnd(end: String, reason: String) {
        let error = Self.error("[" + (0..<4_000).map(Self.element).joined(separator: ",\n") + end)
        #expect(error?.position.line == 2 * 4_000)
        #expect(error?.reason.hasPrefix(reason) == true, "\(error?.reason ?? "")")
    }

    @Test("what the diagnosis finds is what the reader refuses, wherever a text is broken", arguments: 0..<40)
    func agrees(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) + 11)
        let text = Array(
            #"[{"id": "a\u00e9\n", "n": -1.5e3, "l": [true, null, {}], "o": {"x": "“y”"}}, {"id": "é", "z": 0}]"#.utf8
        )
        let bytes = Array("\",:{}[]0-.e tnu\\\n\u{E9}'".utf8)
        for _ in 0..<200 {
            var other = text
            let place = Int.random(in: 0..<other.count, using: &generator)
            let byte = bytes[Int.random(in: 0..<bytes.count, using: &generator)]
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: other[place] = byte
            case 1: other.remove(at: place)
            default: other.insert(byte, at: place)
            }
            let isRefused = (try? JSONReader.read(other)) == nil
            let diagnosis = other.withUnsafeBufferPointer { SyntaxDiagnosis.error(in: $0, of: .value) }
            #expect(
                (diagnosis != nil) == isRefused,
                "\(String(decoding: other, as: UTF8.self)): \(diagnosis?.reason ?? "")"
            )
        }
    }
}
