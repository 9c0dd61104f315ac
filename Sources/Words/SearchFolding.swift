/// Writes a text as a search compares it: small Latin letters without marks, digits, and what separates words.
package enum SearchFolding {
    /// The bytes of a text, folded: other scripts that `Transliteration` has in Latin letters, all other letters as they
    /// are, hyphens and dots as themselves, whatever else stands between words as a space. A byte above ASCII is a part
    /// of a letter.
    package static func fold(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        var text = text
        text.withUTF8 { fold(UnsafeRawBufferPointer($0), into: &folded) }
        return folded
    }

    /// Writes the folded bytes of a text in UTF-8 in place of what an array holds. O(bytes).
    package static func fold(_ text: UnsafeRawBufferPointer, into folded: inout [UInt8]) {
        folded.removeAll(keepingCapacity: true)
        folded.reserveCapacity(text.count)
        guard !text.isASCII else {
            for byte in text { folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
            return
        }
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { append(scalar, to: &folded) }
    }

    /// Whether a byte of UTF-8 begins a letter of Greek, Cyrillic, Armenian or Georgian.
    package static func isForeign(_ byte: UInt8) -> Bool { (0xCD...0xD6).contains(byte) || byte == 0xE1 }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            return
        }
        switch scalar {
        case "’", "‘", "ʼ", "ʹ", "′": return folded.append(UInt8(ascii: "'"))
        case "‐", "‑", "–", "—", "−": return folded.append(UInt8(ascii: "-"))
        default: break
        }
        let properties = scalar.properties
        guard properties.isAlphabetic || properties.numericType != nil else {
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .spacingMark, .format: return
            default: return folded.append(UInt8(ascii: " "))
            }
        }
        for small in properties.lowercaseMapping.unicodeScalars {
            if small.isASCII {
                folded.append(UInt8(small.value))
            } else if let latin = Transliteration.latin(small) {
                // omicron and upsilon are one sound
                let isDigraph = small == "υ" && folded.last == UInt8(ascii: "o")
                folded.append(contentsOf: isDigraph ? "u".utf8 : latin.utf8)
            } else if let plain = Folding.plainLetters(of: small) {
                folded.append(contentsOf: plain.utf8)
            } else if small.properties.generalCategory != .nonspacingMark {
                folded.append(contentsOf: String(small).utf8)
            }
        }
    }
}

/// A word of a folded text.
package struct FoldedWord: Sendable, Equatable {
    /// Where it stands among the folded bytes.
    package let range: Range<Int>
    /// Whether a hyphen, or a dot between single letters, joins it to the word before.
    package let isJoined: Bool

    /// The words of folded bytes, in order.
    package static func words(of bytes: UnsafeBufferPointer<UInt8>, _ use: (FoldedWord) -> Void) {
        var place = 0
        var last: Range<Int>?
        while place < bytes.count {
            guard isLetter(bytes[place]) else {
                place += 1
                continue
            }
            let start = place
            while place < bytes.count, isLetter(bytes[place]) { place += 1 }
            var isJoined = false
            if let last, start == last.upperBound + 1 {
                let mark = bytes[last.upperBound]
                isJoined =
                    mark == UInt8(ascii: "-") || mark == UInt8(ascii: ".") && last.count == 1 && place - start == 1
            }
            use(FoldedWord(range: start..<place, isJoined: isJoined))
            last = start..<place
        }
    }

    /// Whether a folded byte is part of a word.
    package static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || Folding.isLetterOrDigit(byte) }
}
