/// Makes texts comparable as people compare them: without case, diacritics and the letters that Unicode does not
/// decompose, so that `pristina` finds `Priština` and `lodz` finds `Łódź`.
public enum Folding {
    /// The folded text: lower case, base letters only, `ß` as `ss`, `æ` as `ae`, other marks dropped.
    public static func fold(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
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
    static func scalars(_ text: String) -> [UInt32] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.utf8.map(scalar)
        }
        return fold(text).unicodeScalars.map(\.value)
    }

    /// The scalar of a folded ASCII character.
    static func scalar(_ byte: UInt8) -> UInt32 {
        UInt32((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    }

    /// The words of a text, folded: runs of letters and digits, in order.
    public static func words(_ text: String) -> [String] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.lowercased().utf8
                .split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }
                .compactMap { String($0) }
        }
        return fold(text).unicodeScalars
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            .map { String($0) }
    }

    /// The text as an id would be written: folded words joined by hyphens.
    public static func slug(_ text: String) -> String { words(text).joined(separator: "-") }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }

    /// The plain letter under a Latin letter's marks, which its Unicode name tells: "LATIN SMALL LETTER S WITH CARON".
    /// The standard library has no public decomposition, and Foundation would be a large price for it.
    private static func baseLetter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.value >= 0xC0, scalar.value < 0x2C80, let name = scalar.properties.name,
            name.hasPrefix("LATIN SMALL LETTER ")
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
