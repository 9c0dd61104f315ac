/// The pairs of a form: `application/x-www-form-urlencoded` as the URL standard reads it, with what that would pass over
/// refused: a broken escape, text that is not UTF-8, NUL.
package struct FormContent: Sendable, Equatable {
    /// A field and what was typed into it.
    package struct Pair: Sendable, Equatable {
        package let name: String
        package let value: String

        /// Joins both.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The pairs in the order they came; empty ones are passed over.
    package let pairs: [Pair]

    /// How many pairs there may be.
    package static let mostPairs = 1_000

    /// Takes pairs that were read elsewhere.
    package init(_ pairs: [Pair]) { self.pairs = pairs }

    /// Reads content. O(bytes).
    package init(urlencoded content: [UInt8]) throws(ContentFault) {
        var pairs: [Pair] = []
        for part in content.split(separator: UInt8(ascii: "&")) {
            guard pairs.count < Self.mostPairs else { throw .tooMany("pairs", most: Self.mostPairs) }
            let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let number = pairs.count + 1
            let name = try Self.decoded(part[..<equals], number)
            let value = equals < part.endIndex ? try Self.decoded(part[(equals + 1)...], number) : ""
            pairs.append(Pair(name: name, value: value))
        }
        self.pairs = pairs
    }

    /// The value of the first pair of this name; nil where there is none.
    package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    private static func decoded(_ bytes: ArraySlice<UInt8>, _ number: Int) throws(ContentFault) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            switch bytes[place] {
            case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard place + 2 < bytes.endIndex, let high = digit(bytes[place + 1]), let low = digit(bytes[place + 2])
                else { throw .brokenEscape(pair: number) }
                text.append(high << 4 | low)
                place += 2
            default: text.append(bytes[place])
            }
            place += 1
        }
        return try ContentText.text(text[...])
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

/// Text in content.
package enum ContentText {
    /// Bytes as text, without a byte order mark.
    package static func text(_ bytes: ArraySlice<UInt8>) throws(ContentFault) -> String {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .invalidUTF8 }
        guard !bytes.contains(0) else { throw .nul }
        return text
    }
}
