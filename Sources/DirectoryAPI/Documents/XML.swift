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
            for place in text.indices {
                let byte = text[place]
                switch byte {
                case UInt8(ascii: "&"): bytes += "&amp;".utf8
                case UInt8(ascii: "<"): bytes += "&lt;".utf8
                case UInt8(ascii: ">"): bytes += "&gt;".utf8
                case UInt8(ascii: "\""): bytes += "&quot;".utf8
                case UInt8(ascii: "'"): bytes += "&#39;".utf8
                case 0x09 where inAttribute: bytes += "&#9;".utf8
                case 0x0A where inAttribute: bytes += "&#10;".utf8
                case 0x0D: bytes += "&#13;".utf8
                case 0x09, 0x0A: bytes.append(byte)
                case ..<0x20: break
                // U+FFFE and U+FFFF are EF BF BE and EF BF BF; only these three-byte sequences are no characters
                case 0xBE, 0xBF:
                    let isNone = place >= 2 && text[place - 2] == 0xEF && text[place - 1] == 0xBF
                    if isNone { bytes.removeLast(2) } else { bytes.append(byte) }
                default: bytes.append(byte)
                }
            }
        }
    }
}
