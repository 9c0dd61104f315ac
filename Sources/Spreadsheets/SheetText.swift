internal import Markup

/// Texts in the parts of a workbook, where `_x000D_` stands for a character that XML cannot hold (ECMA-376, part 1,
/// 22.9.2.19).
enum SheetText {
    static func write(_ text: String, to bytes: inout [UInt8]) {
        guard needsEscapes(text) else { return XMLText.write(text, inAttribute: false, to: &bytes) }
        var escaped = ""
        for (place, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
            // what only looks like an escape is escaped, so that reading gives it back
            if isUnwritable(scalar) || scalar == "_" && text.unicodeScalars[place...].looksLikeEscape {
                let hex = String(scalar.value, radix: 16, uppercase: true)
                escaped += "_x" + String(repeating: "0", count: 4 - hex.count) + hex + "_"
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        XMLText.write(escaped, inAttribute: false, to: &bytes)
    }

    private static func needsEscapes(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == UInt8(ascii: "_") || $0 == 0xEF }
    }

    private static func isUnwritable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\t" && scalar != "\n" || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }
}

extension Substring.UnicodeScalarView {
    /// Whether it begins with `_x`, four hexadecimal digits and `_`.
    fileprivate var looksLikeEscape: Bool {
        let start = Array(prefix(7))
        return start.count == 7 && start[0] == "_" && start[1] == "x" && start[6] == "_"
            && start[2...5].allSatisfy(\.properties.isASCIIHexDigit)
    }
}
