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
        escaped(content)
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
            escaped(value)
            raw("\"")
        }
    }

    private mutating func raw(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Adds a text with what XML would take for markup replaced, and without the control characters that it cannot hold.
    private mutating func escaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case 0x20..., 0x09, 0x0A: bytes.append(byte)
            default: continue
            }
        }
    }
}
