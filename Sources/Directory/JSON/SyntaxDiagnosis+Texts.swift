/// Excerpts of the text that is looked at.
extension SyntaxDiagnosis {
    /// The beginning of some bytes, for a message.
    func excerpt(_ range: Range<Int>, atMost most: Int = 40) -> String {
        let scalars = String(decoding: bytes[range], as: UTF8.self).unicodeScalars
        return scalars.count > most ? String(scalars.prefix(most)) + "…" : String(scalars)
    }

    /// What the bytes between the quotes of a valid string stand for.
    func text(_ content: Range<Int>) -> String {
        JSONCursor.text(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[content])))
    }

    /// The character that begins at a place; nil where there is none in UTF-8.
    func scalar(at offset: Int) -> Unicode.Scalar? {
        guard offset < bytes.count else { return nil }
        let count =
            switch bytes[offset] {
            case 0..<0x80: 1
            case 0xC0..<0xE0: 2
            case 0xE0..<0xF0: 3
            default: 4
            }
        guard offset + count <= bytes.count else { return nil }
        return String(validating: bytes[offset..<offset + count], as: UTF8.self)?.unicodeScalars.first
    }

    /// The bytes from a place on up to one that ends a word: white space, a comma, a colon, a bracket, a quote.
    func word(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, !Self.endsWord(bytes[end]) { end += 1 }
        return start..<end
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "\""):
            true
        default: isSpace(byte)
        }
    }

    /// The rest of a line, without the white space and the commas at its end.
    func restOfLine(from start: Int) -> Range<Int> {
        var end = bytes[start...].firstIndex { $0 == 0x0A } ?? bytes.count
        while end > start, Self.isSpace(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
        return start..<end
    }

    /// The place of the next byte that is no white space.
    func beyondSpace(from start: Int) -> Int {
        bytes[start...].firstIndex { !Self.isSpace($0) } ?? bytes.count
    }

    /// Whether these bytes stand at a place.
    func stands(_ text: String, at offset: Int) -> Bool {
        offset <= bytes.count && bytes[offset...].starts(with: text.utf8)
    }

    /// Whether a line ends between two places.
    func isNewLine(between start: Int, and end: Int) -> Bool { bytes[start..<end].contains(0x0A) }

    /// Whether the byte at a place is one of these.
    func isByte(at offset: Int, oneOf characters: StaticString) -> Bool {
        guard offset < bytes.count else { return false }
        return characters.withUTF8Buffer { $0.contains(bytes[offset]) }
    }
}
