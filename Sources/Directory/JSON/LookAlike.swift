/// Characters that a word processor or a keyboard of another script puts in the place of those of JSON.
enum LookAlike {
    /// Quotation marks that are not the straight one.
    static let quotes: Set<Unicode.Scalar> = [
        "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{AB}",
        "\u{BB}",
        "\u{2039}", "\u{203A}", "\u{2033}", "\u{2032}", "\u{301D}", "\u{301E}", "\u{FF02}",
    ]

    /// Those of them that stand for a double one and are no apostrophe.
    static let doubleQuotes: Set<Unicode.Scalar> = [
        "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}", "\u{2033}", "\u{301D}", "\u{301E}",
        "\u{FF02}",
    ]

    /// Punctuation, with what was meant.
    static let punctuation: [Unicode.Scalar: Character] = [
        "\u{FF0C}": ",", "\u{3001}": ",", "\u{60C}": ",", "\u{FF1A}": ":", "\u{2236}": ":",
        "\u{FF5B}": "{", "\u{FF5D}": "}", "\u{FF3B}": "[", "\u{FF3D}": "]", "\u{3010}": "[", "\u{3011}": "]",
        ";": ",", "\u{FF1B}": ",", "|": ",", "(": "[", ")": "]",
    ]

    /// Spaces that JSON does not know, and characters that are not seen at all, with their names.
    static let spaces: [Unicode.Scalar: String] = [
        "\u{A0}": "no-break space", "\u{202F}": "narrow no-break space", "\u{2009}": "thin space",
        "\u{2002}": "en space", "\u{2003}": "em space", "\u{2007}": "figure space", "\u{3000}": "ideographic space",
        "\u{2028}": "line separator", "\u{2029}": "paragraph separator", "\u{85}": "next line", "\u{AD}": "soft hyphen",
        "\u{200B}": "zero-width space", "\u{200C}": "zero-width non-joiner", "\u{200D}": "zero-width joiner",
        "\u{2060}": "word joiner", "\u{FEFF}": "byte order mark", "\u{C}": "form feed", "\u{B}": "vertical tab",
        "\u{0}": "NUL",
    ]

    /// The number of a character: `U+00A0`.
    static func number(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
