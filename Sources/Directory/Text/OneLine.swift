extension String {
    /// The text on one line, for formats in which a line end begins something new: a record, a field, a heading.
    ///
    /// Line ends and other control characters (Unicode categories Cc, Zl, Zp), alone or in a row, become one blank, and
    /// none at either end. Noncharacters are left out; they are for use inside a program. Linear.
    package var onOneLine: String {
        if utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return self }
        guard unicodeScalars.contains(where: { Self.isFolded($0) || Self.isNone($0) }) else { return self }
        var line = UnicodeScalarView()
        var isPending = false
        for scalar in unicodeScalars where !Self.isNone(scalar) {
            if Self.isFolded(scalar) {
                isPending = true
                continue
            }
            if isPending, !line.isEmpty { line.append(" ") }
            isPending = false
            line.append(scalar)
        }
        return String(line)
    }

    /// Whether a character ends a line or controls a device.
    private static func isFolded(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        default: false
        }
    }

    /// Whether it is a noncharacter (Unicode 16, 23.7).
    private static func isNone(_ scalar: Unicode.Scalar) -> Bool {
        0xFDD0...0xFDEF ~= scalar.value || scalar.value & 0xFFFE == 0xFFFE
    }
}
