/// Writes XML in which every text and every attribute is escaped.
struct XML {
    /// What was written so far.
    private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

    /// What was written so far, as a text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Opens an element.
    mutating func open(_ name: StaticString, _ attributes: [(String, String)] = []) {
        begin(name, attributes)
        raw(">\n")
    }

    /// Closes an element.
    mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        raw(">\n")
    }

    /// Adds an element with a text.
    mutating func element(_ name: StaticString, _ content: String) {
        begin(name, [])
        raw(">")
        XMLText.write(content, inAttribute: false, to: &bytes)
        close(name)
    }

    /// Adds an element without content.
    mutating func empty(_ name: StaticString, _ attributes: [(String, String)]) {
        begin(name, attributes)
        raw("/>\n")
    }

    private mutating func begin(_ name: StaticString, _ attributes: [(String, String)]) {
        raw("<")
        raw(name)
        for (name, value) in attributes {
            raw(" ")
            bytes.append(contentsOf: name.utf8)
            raw("=\"")
            XMLText.write(value, inAttribute: true, to: &bytes)
            raw("\"")
        }
    }

    private mutating func raw(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }
}

/// Texts in XML 1.0, and in HTML, which has the same references.
enum XMLText {
    /// Writes a text so that a parser gives it back: markup replaced by references, and so are the line ends and tabs that
    /// a parser would change (XML 1.0, 2.11 and 3.3.3). The characters that XML cannot hold at all are left out (2.2).
    static func write(_ text: String, inAttribute: Bool, to bytes: inout [UInt8]) {
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
