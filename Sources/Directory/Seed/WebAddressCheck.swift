/// Judges the addresses that a Seed names: absolute http or https URLs (RFC 3986) that can be written into any format.
enum WebAddressCheck {
    /// What is wrong with an address, to follow it; nil where nothing is.
    static func problem(in text: String) -> String? {
        var text = text
        guard text.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace }) else {
            return "has white space; write %20 for a space"
        }
        if let problem = TextCheck.problem(in: text) { return problem }
        return text.withUTF8 { problem(in: UnsafeRawBufferPointer($0)) }
    }

    /// Whether what stands between the quotes of a string in JSON is certainly such an address.
    static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.allSatisfy { (0x21..<0x7F).contains($0) } && problem(in: bytes) == nil
    }

    /// Whether a character ends an address in one of the formats that it is written into.
    private static func quotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
            UInt8(ascii: "\\"):
            true
        default: false
        }
    }

    private static func problem(in bytes: UnsafeRawBufferPointer) -> String? {
        let scheme = ["https://", "http://"].first { bytes.starts(with: $0.utf8) }
        guard let scheme else { return "does not begin with https:// or http://" }
        if let mark = bytes.first(where: quotes) {
            let digits = String(mark, radix: 16, uppercase: true)
            return "has \(Character(Unicode.Scalar(mark))); write %\(digits) in its place"
        }
        let rest = bytes[scheme.utf8.count...]
        let authority = rest.prefix { !"/?#".utf8.contains($0) }
        guard !authority.contains(UInt8(ascii: "@")) else { return "names a user before its host; take that out" }
        // an IPv6 address stands in brackets; what follows the host is a port
        let isBracketed = authority.first == UInt8(ascii: "[")
        let end =
            isBracketed
            ? authority.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? authority.startIndex
            : authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
        guard end > authority.startIndex + (isBracketed ? 2 : 0) else { return "has no host" }
        let port = authority[end...]
        let isPort =
            port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy { 0x30...0x39 ~= $0 }
        return isPort ? nil : "has something behind its host that is no port"
    }
}
