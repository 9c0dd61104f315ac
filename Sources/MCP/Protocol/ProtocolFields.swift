/// What the fields of an HTTP request say of the message in its content. Over standard input and output there are none.
package struct ProtocolFields: Sendable {
    /// `MCP-Protocol-Version`.
    package var version: String?
    /// `Mcp-Method`.
    package var method: String?
    /// `Mcp-Name`.
    package var name: String?

    /// Joins them.
    package init(version: String? = nil, method: String? = nil, name: String? = nil) {
        self.version = version
        self.method = method
        self.name = name
    }

    /// The text that a value stands for: what is no plain ASCII comes as `=?base64?…?=` (2026-07-28, "Value Encoding").
    ///
    /// - Returns: nil where it says that it is in base64 and is not.
    static func decoded(_ value: String) -> String? {
        let (opening, closing) = ("=?base64?", "?=")
        guard value.hasPrefix(opening), value.hasSuffix(closing), value.utf8.count >= opening.utf8.count + 2 else {
            return value
        }
        let text = Array(value.utf8.dropFirst(opening.utf8.count).dropLast(closing.utf8.count))
        guard let bytes = bytes(ofBase64: text) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Base64 with its padding (RFC 4648, 4).
    private static func bytes(ofBase64 text: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
        var (bytes, bits, count) = ([UInt8](), UInt32(0), 0)
        bytes.reserveCapacity(text.count / 4 * 3)
        for letter in text.dropLast(padding) {
            guard let value = value(ofLetter: letter) else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    private static func value(ofLetter letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
