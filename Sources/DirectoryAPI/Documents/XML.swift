/// Writes XML in which every text and every attribute is escaped.
struct XML {
    /// What was written so far.
    private(set) var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

    /// Opens an element.
    mutating func open(_ name: StaticString, _ attributes: [(String, String)] = []) {
        text += "<\(name)\(Self.written(attributes))>\n"
    }

    /// Closes an element.
    mutating func close(_ name: StaticString) { text += "</\(name)>\n" }

    /// Adds an element with a text.
    mutating func element(_ name: StaticString, _ content: String) {
        text += "<\(name)>\(Self.escaped(content))</\(name)>\n"
    }

    /// Adds an element without content.
    mutating func empty(_ name: StaticString, _ attributes: [(String, String)]) {
        text += "<\(name)\(Self.written(attributes))/>\n"
    }

    private static func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1, inAttribute: true))\"" }.joined()
    }

    private static func escaped(_ text: String, inAttribute: Bool = false) -> String {
        var bytes: [UInt8] = []
        XMLText.write(text, inAttribute: inAttribute, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
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
