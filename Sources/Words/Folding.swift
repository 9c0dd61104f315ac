/// Makes texts comparable as people compare them: without case, diacritics and the letters that Unicode does not
/// decompose, so that `pristina` finds `Priština` and `lodz` finds `Łódź`.
package enum Folding {
    /// The folded text: lower case, base letters only, `ß` as `ss`, `æ` as `ae`, other marks dropped.
    package static func fold(_ text: String) -> String {
        if text.isASCII { return text.lowercased() }
        var folded = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            if let letters = undecomposed[scalar] {
                folded.append(contentsOf: letters.unicodeScalars)
            } else if let letter = baseLetter(of: scalar) {
                folded.append(letter)
            } else if !isMark(scalar) {
                folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// The scalars of the folded text.
    package static func scalars(_ text: String) -> [UInt32] {
        if text.isASCII { return text.utf8.map(scalar) }
        return fold(text).unicodeScalars.map(\.value)
    }

    /// The scalar of a folded ASCII character.
    package static func scalar(_ byte: UInt8) -> UInt32 {
        UInt32((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    }

    /// The words of a text, folded: runs of letters and digits, in order.
    package static func words(_ text: String) -> [String] {
        if text.isASCII, let words = text.utf8.withContiguousStorageIfAvailable(wordsOfASCII) { return words }
        return fold(text).unicodeScalars
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            .map { String($0) }
    }

    /// The words of a text in ASCII, each made where it stands.
    private static func wordsOfASCII(_ text: UnsafeBufferPointer<UInt8>) -> [String] {
        var words: [String] = []
        var place = 0
        while place < text.count {
            guard isLetterOrDigit(text[place]) else {
                place += 1
                continue
            }
            let start = place
            while place < text.count, isLetterOrDigit(text[place]) { place += 1 }
            words.append(
                String(unsafeUninitializedCapacity: place - start) { word in
                    for offset in 0..<place - start { word[offset] = small(text[start + offset]) }
                    return place - start
                }
            )
        }
        return words
    }

    /// The text as an id would be written: folded words joined by hyphens.
    package static func slug(_ text: String) -> String {
        if text.isASCII, let slug = text.utf8.withContiguousStorageIfAvailable(slugOfASCII) { return slug }
        return words(text).joined(separator: "-")
    }

    /// The slug of a text in ASCII.
    private static func slugOfASCII(_ text: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: text.count) { slug in
            var count = 0
            var isBetween = false
            for byte in text {
                guard isLetterOrDigit(byte) else {
                    isBetween = count > 0
                    continue
                }
                if isBetween {
                    slug[count] = UInt8(ascii: "-")
                    count += 1
                    isBetween = false
                }
                slug[count] = small(byte)
                count += 1
            }
            return count
        }
    }

    /// Whether an ASCII character is part of a word.
    package static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        // setting the bit makes capital letters small ones, and no other byte a letter
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    /// A letter or digit of ASCII in lower case; digits have the bit already.
    private static func small(_ byte: UInt8) -> UInt8 { byte | 0x20 }

    /// The plain letters of a small letter that is no plain one; nil where it has none.
    package static func plainLetters(of scalar: Unicode.Scalar) -> String? {
        undecomposed[scalar] ?? baseLetter(of: scalar).map { String($0) }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }

    /// The plain letter under a Latin letter's marks, which its Unicode name tells: "LATIN SMALL LETTER S WITH CARON".
    /// The standard library has no public decomposition, and Foundation would be a large price for it.
    private static func baseLetter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.value >= 0xC0, scalar.value < 0x2C80 else { return nil }
        for (block, letters) in zip(latinBlocks, baseLetters) where block.contains(scalar.value) {
            let letter = letters[Int(scalar.value - block.lowerBound)]
            return letter == 0 ? nil : Unicode.Scalar(letter)
        }
        return nil
    }

    /// The blocks below U+2C80 that have small Latin letters with marks.
    private static let latinBlocks: [ClosedRange<UInt32>] = [0xC0...0x2AF, 0x1D00...0x1EFF, 0x2C60...0x2C7F]

    /// The plain letter of each scalar of those blocks; 0 where it has none. Looking a name up takes longer than all else
    /// that is done to a letter, so each is looked up once.
    private static let baseLetters: [[UInt8]] = latinBlocks.map { block in
        block.map { Unicode.Scalar($0).flatMap(namedBaseLetter)?.value }.map { UInt8($0 ?? 0) }
    }

    /// The plain letter under a small Latin letter's marks, by its name.
    package static func namedBaseLetter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard let name = scalar.properties.name, name.hasPrefix("LATIN SMALL LETTER ")
        else { return nil }
        let rest = name.utf8.dropFirst("LATIN SMALL LETTER ".utf8.count)
        guard let letter = rest.first, rest.dropFirst().starts(with: " WITH ".utf8) else { return nil }
        return Unicode.Scalar(letter | 0x20)
    }

    private static let undecomposed: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "ħ": "h",
        "ŧ": "t", "ŋ": "ng", "ĸ": "k", "ſ": "s", "’": "'", "‘": "'", "–": "-", "—": "-",
    ]
}
