/// How much room a text takes in the system's sans-serif, at most: drawings are laid out without knowing the font.
package enum TextWidth {
    /// The width of a text in user units, with the font size in the same units.
    package static func width(of text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * size
    }

    /// The text, or its beginning with an ellipsis where it is wider than there is room for.
    package static func fitted(_ text: String, size: Double, within room: Double) -> String {
        guard width(of: text, size: size) > room else { return text }
        var (fitted, used) = (String.UnicodeScalarView(), width(of: "…", size: size))
        for scalar in text.unicodeScalars {
            used += width(of: scalar) * size
            guard used <= room else { break }
            fitted.append(scalar)
        }
        while fitted.last == " " { fitted.removeLast() }
        return String(fitted) + "…"
    }

    /// The width of a character in parts of the font size: the greater of those of DejaVu Sans, Arial, San Francisco and
    /// Segoe UI for its class, rounded up.
    private static func width(of scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "I", "'", ".", ",", ":", ";", "|", "!": 0.34
        case "f", "t", "r", " ", "(", ")", "-", "/": 0.42
        case "m", "w", "M", "W", "@", "%", "—", "…": 0.98
        case "A"..."Z", "&": 0.74
        default: 0.63
        }
    }
}
