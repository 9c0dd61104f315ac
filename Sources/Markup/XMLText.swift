/// Texts in XML 1.0, and in HTML, which has the same references.
package enum XMLText {
    /// Writes a text so that a parser gives it back: markup replaced by references, and so are the line ends and tabs that
    /// a parser would change (XML 1.0, 2.11 and 3.3.3). The characters that XML cannot hold at all are left out (2.2).
    package static func write(_ text: String, inAttribute: Bool, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { text in
            // what needs no reference is copied a run at a time
            var start = 0
            for place in text.indices {
                let reference: StaticString
                var end = place
                switch text[place] {
                case UInt8(ascii: "&"): reference = "&amp;"
                case UInt8(ascii: "<"): reference = "&lt;"
                case UInt8(ascii: ">"): reference = "&gt;"
                case UInt8(ascii: "\""): reference = "&quot;"
                case UInt8(ascii: "'"): reference = "&#39;"
                case 0x09 where inAttribute: reference = "&#9;"
                case 0x0A where inAttribute: reference = "&#10;"
                case 0x0D: reference = "&#13;"
                case 0x09, 0x0A: continue
                case ..<0x20: reference = ""
                // U+FFFE and U+FFFF are EF BF BE and EF BF BF; only these three-byte sequences are no characters
                case 0xBE, 0xBF:
                    guard place >= 2, text[place - 2] == 0xEF, text[place - 1] == 0xBF else { continue }
                    reference = ""
                    end = place - 2
                default: continue
                }
                bytes.append(contentsOf: text[start..<end])
                bytes.append(
                    contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount)
                )
                start = place + 1
            }
            bytes.append(contentsOf: text[start...])
        }
    }
}
