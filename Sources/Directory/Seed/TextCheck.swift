/// Finds what no text of a Seed may hold, since it would harm whoever reads, prints or copies it: control characters,
/// code points that are no characters (Unicode, 23.7), and controls of the writing direction without their counterpart,
/// which would turn the text behind them round.
enum TextCheck {
    /// What is wrong with a text, to follow its path; nil where nothing is.
    static func problem(in text: String) -> String? {
        // the controls that are open: whether each is an isolate
        var open: [(isIsolate: Bool, scalar: Unicode.Scalar)] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0:
                return "has the control character \(name(scalar)); take it out, or write a space in its place"
            case 0x2028, 0x2029: return "has \(name(scalar)), a separator of lines; write a space in its place"
            case 0xE000...0xF8FF, 0xF0000...0x10FFFD:
                return "has \(name(scalar)), of private use, which others read as something else; write the letter"
            case 0xE0000...0xE007F: return "has \(name(scalar)), which nobody sees; take it out"
            case 0xFFFD: return "has U+FFFD, which stands for a letter that a program could not read; write the letter"
            case 0xFDD0...0xFDEF: return "has \(name(scalar)), which is no character; take it out"
            case let value where value & 0xFFFE == 0xFFFE:
                return "has \(name(scalar)), which is no character; take it out"
            case 0x202A, 0x202B, 0x202D, 0x202E: open.append((false, scalar))
            case 0x2066...0x2068: open.append((true, scalar))
            case 0x202C, 0x2069:
                guard open.popLast()?.isIsolate == (scalar.value == 0x2069) else { return unpaired(scalar) }
            default: break
            }
        }
        return open.first.map { unpaired($0.scalar) }
    }

    private static func unpaired(_ scalar: Unicode.Scalar) -> String {
        "has \(name(scalar)), a control of the writing direction without its counterpart; take it out or add that"
    }

    /// What a scalar is called in a message: `U+00E9`.
    static func name(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Whether what stands between the quotes of a string in JSON is certainly a text without a problem. Bytes alone are
    /// looked at; what needs more is left to `problem(in:)`.
    static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") { continue }
            let next = place < bytes.count ? bytes[place] : 0
            switch byte {
            case UInt8(ascii: "\\"):
                guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") || next == UInt8(ascii: "/") else {
                    return false
                }
                place += 1
            case 0..<0x20, 0x7F: return false
            case 0xC2 where next < 0xA0: return false
            case 0xE2 where next == 0x80 || next == 0x81:
                guard place + 1 < bytes.count, !(next == 0x80 ? 0xA8...0xAE : 0xA6...0xA9).contains(bytes[place + 1])
                else { return false }
            case 0xEE, 0xF3, 0xF4: return false
            case 0xEF where next < 0xA4: return false
            case 0xEF where next == 0xB7 || next == 0xBF:
                guard place + 1 < bytes.count, !(next == 0xB7 ? 0x90...0xAF : 0xBD...0xBF).contains(bytes[place + 1])
                else { return false }
            case 0xF0...0xF4:
                guard place + 2 < bytes.count, bytes[place + 1] != 0xBF || bytes[place + 2] < 0xBE else { return false }
            default: break
            }
        }
        return true
    }
}
