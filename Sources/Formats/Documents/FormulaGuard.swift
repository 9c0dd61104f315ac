/// Finds what a spreadsheet would run in a text of a table.
///
/// A cell that begins with a sign of a formula is run. A cell begins at the beginning of the text, and behind what a
/// spreadsheet that splits at other characters than commas takes for the end of a cell: a semicolon, a tab, a line end.
/// A line end or a tab at the beginning of the text is passed over by some, so it counts as such a sign too.
package enum FormulaGuard {
    /// The signs that begin a formula, with their full-width forms, which East Asian versions take for the same.
    package static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// The places of the signs, and where the guard of each stands: before the apostrophes that lead up to it.
    package struct Places {
        package var signs: Set<Int> = []
        package var guards: Set<Int> = []
    }

    /// The places in a text, counted in scalars; nil where there are none. Linear in the text.
    package static func places(in text: String) -> Places? {
        guard mayHaveAny(text.utf8) else { return nil }
        var places = Places()
        var isStart = true
        var isFirst = true
        /// Where the apostrophes begin that were passed since the start of a cell.
        var apostrophes: Int?
        var place = 0
        for scalar in text.unicodeScalars {
            defer { place += 1 }
            if isStart {
                if scalar == " ", apostrophes == nil { continue }
                if scalar == "'" {
                    apostrophes = apostrophes ?? place
                    continue
                }
                if signs.contains(scalar) || (isFirst && isEnd(scalar)) {
                    places.signs.insert(place)
                    places.guards.insert(apostrophes ?? place)
                }
                isFirst = false
                apostrophes = nil
            }
            isStart = scalar == ";" || isEnd(scalar)
        }
        return places.signs.isEmpty ? nil : places
    }

    /// Whether a text may have a sign where a cell begins: most begin with a letter and hold nothing that ends a cell.
    private static func mayHaveAny(_ text: String.UTF8View) -> Bool {
        switch text.first {
        case nil: return false
        // a full-width sign begins with EF
        case UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "@"), 0x09, 0x0A, 0x0D, 0xEF:
            return true
        default:
            return text.withContiguousStorageIfAvailable(endsCell) ?? text.contains(where: isEndOfCell)
        }
    }

    /// Whether any byte may end a cell. All are looked at without a branch, sixteen at a time.
    private static func endsCell(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var found = false
        for byte in bytes { found = isEndOfCell(byte) || found }
        return found
    }

    private static func isEndOfCell(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ";") || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\t" || scalar == "\n" || scalar == "\r" }
}
