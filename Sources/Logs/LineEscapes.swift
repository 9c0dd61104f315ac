// What came from outside is written so that it can neither end a line nor pass for another part of it.

extension [UInt8] {
    /// Writes a JSON string (RFC 8259, 7), quotes included.
    package mutating func appendJSON(_ text: String) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case ..<0x20, 0x7F:
                append(contentsOf: "\\u00".utf8)
                appendHexadecimal(byte)
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// Writes bytes as a JSON string; what is not UTF-8 is replaced by U+FFFD.
    package mutating func appendJSON(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.isPrintable else { return appendJSON(String(decoding: bytes, as: UTF8.self)) }
        append(UInt8(ascii: "\""))
        append(contentsOf: bytes)
        append(UInt8(ascii: "\""))
    }

    /// Writes text for people: characters that move the cursor become escapes.
    mutating func appendPlain(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": append(contentsOf: "\\n".utf8)
            case "\t": append(contentsOf: "\\t".utf8)
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}":
                append(contentsOf: "\\x".utf8)
                appendHexadecimal(UInt8(truncatingIfNeeded: scalar.value))
            default: append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    /// Writes a byte as two lower-case digits.
    package mutating func appendHexadecimal(_ byte: UInt8) {
        for digit in [byte >> 4, byte & 0x0F] {
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether every byte is a printable character of ASCII other than `"` and `\`, as nearly all that is logged is.
    package var isPrintable: Bool {
        // without a way out, so that the compiler looks at many bytes at once
        var others: UInt8 = 0
        for byte in self {
            others |= byte &- 0x20 > 0x5E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
        }
        return others == 0
    }
}
