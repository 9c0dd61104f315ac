extension JSON {
    /// The value as UTF-8 in one line: no insignificant white space, no escape that RFC 8259, 7 does not require.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    /// Appends the value, written as `bytes` does.
    package func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
        case .number(let literal): bytes.append(contentsOf: literal.utf8)
        case .string(let text): Self.write(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Appends a text as a JSON string.
    package static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { text in
            let text = UnsafeRawBufferPointer(text)
            // what needs no escape goes as a whole
            var start = 0
            while let place = placeOfEscape(in: text, from: start) {
                bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[start..<place]))
                withEscape(of: text[place]) { bytes.append(contentsOf: $0) }
                start = place + 1
            }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The place of the next byte that a string cannot hold as it is; nil where there is none. Eight bytes at a time.
    static func placeOfEscape(in raw: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var place = start
        while place + 8 <= raw.count {
            if mayHaveEscape(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) { break }
            place += 8
        }
        if place + 8 > raw.count {
            // the last bytes may begin before the rest does, and those of a short text cover each other
            if raw.count - start >= 8 {
                if !mayHaveEscape(raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)) { return nil }
            } else if raw.count - start >= 4 {
                let first = UInt64(raw.loadUnaligned(fromByteOffset: start, as: UInt32.self))
                let last = UInt64(raw.loadUnaligned(fromByteOffset: raw.count - 4, as: UInt32.self))
                if !mayHaveEscape(first | last << 32) { return nil }
            }
        }
        while place < raw.count {
            let byte = raw[place]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { return place }
            place += 1
        }
        return nil
    }

    /// Whether a byte of eight may need an escape; that none needs one is certain.
    private static func mayHaveEscape(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // a high bit for each byte below 0x20, and for each that is a quote or a backslash; a borrow may set one more
        // above such a byte, so the bytes decide
        let controls = (word &- ones &* 0x20) & ~word
        let quotes = word ^ (ones &* 0x22)
        let slashes = word ^ (ones &* 0x5C)
        let hits = controls | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
        return hits & (ones &* 0x80) != 0
    }

    /// Lends the escape that RFC 8259, 7 has for a byte.
    static func withEscape(of byte: UInt8, _ use: (UnsafeRawBufferPointer) -> Void) {
        let short: UInt8? =
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
            case 0x0A: UInt8(ascii: "n")
            case 0x0D: UInt8(ascii: "r")
            case 0x09: UInt8(ascii: "t")
            default: nil
            }
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
        let escape = (
            UInt8(ascii: "\\"), short ?? UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digit(byte >> 4),
            digit(byte & 0x0F)
        )
        withUnsafeBytes(of: escape) { use(UnsafeRawBufferPointer(rebasing: $0[..<(short == nil ? 6 : 2)])) }
    }
}

extension JSON {
    /// The value as UTF-8 for people to read and to compare line by line: two spaces of indentation, a line feed at the
    /// end.
    package var indentedBytes: [UInt8] {
        var bytes: [UInt8] = []
        writeIndented(to: &bytes, depth: 0)
        return bytes + [0x0A]
    }

    private func writeIndented(to bytes: inout [UInt8], depth: Int) {
        func line(_ depth: Int, _ bytes: inout [UInt8]) {
            bytes.append(0x0A)
            bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
        }
        switch self {
        case .array(let elements) where !elements.isEmpty:
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                line(depth + 1, &bytes)
                element.writeIndented(to: &bytes, depth: depth + 1)
            }
            line(depth, &bytes)
            bytes.append(UInt8(ascii: "]"))
        case .object(let members) where !members.isEmpty:
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                line(depth + 1, &bytes)
                Self.write(member.name, to: &bytes)
                bytes.append(contentsOf: ": ".utf8)
                member.value.writeIndented(to: &bytes, depth: depth + 1)
            }
            line(depth, &bytes)
            bytes.append(UInt8(ascii: "}"))
        default: write(to: &bytes)
        }
    }
}

extension JSON: CustomStringConvertible {
    /// The value as JSON text in one line.
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}
