internal import Words

/// Judges the addresses that a Seed names: absolute http or https URLs (RFC 3986) that can be written into any format.
enum WebAddressCheck {
    /// What is wrong with an address, to follow it; nil where nothing is.
    static func problem(in text: String) -> String? {
        var text = text
        if text.unicodeScalars.contains(where: \.properties.isWhitespace) {
            let isOfTwo = text.split(whereSeparator: \.isWhitespace).count(where: beginsAddress) > 1
            return isOfTwo ? twoAddresses : "has white space; take it out, or write %20 for a space that belongs to it"
        }
        if let problem = TextCheck.problem(in: text) { return problem }
        return text.withUTF8 { problem(in: UnsafeRawBufferPointer($0)) }
    }

    private static let twoAddresses = "holds two addresses; keep one, the other may be that of a source of its own"

    private static func beginsAddress(_ word: Substring) -> Bool {
        ["http://", "https://", "www."].contains { word.lowercased().hasPrefix($0) }
    }

    /// What is wrong with the beginning of an address that has neither of the two schemes.
    private static func problemOfScheme(_ bytes: UnsafeRawBufferPointer) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let general = "does not begin with https:// or http://"
        // the scheme with its punctuation: htps://, https:/, http//, HTTPS://
        let scheme = text.prefix { $0.isLetter }
        let mark = text.dropFirst(scheme.count).prefix { ":/;".contains($0) }
        let rest = text.dropFirst(scheme.count + mark.count)
        guard !mark.isEmpty, !rest.isEmpty else {
            let host = text.prefix { !"/?#".contains($0) }
            let isHost = host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".") && !host.contains(":")
            return isHost ? "has no scheme; did you mean https://\(text.abbreviated)?" : general
        }
        if scheme.isEmpty { return mark == "//" ? "has no scheme; did you mean https:\(text.abbreviated)?" : general }
        guard let near = EditDistance.nearest(to: scheme.lowercased(), among: ["https", "http"]) else {
            return mark.hasSuffix("//") || mark == ":"
                ? "begins with \(scheme)\(mark), not with https:// or http://" : general
        }
        return "begins with \(scheme)\(mark); did you mean \(near)://\(String(rest).abbreviated)?"
    }

    /// Whether another address begins in the host or the path. Addresses of archives have one behind a slash, and a query
    /// may hold any.
    private static func holdsTwo(_ rest: Slice<UnsafeRawBufferPointer>) -> Bool {
        let path = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        return path.indices.contains { place in
            path[place] != UInt8(ascii: "/") && path[place...].dropFirst().first == UInt8(ascii: "h")
                && ["http://", "https://"].contains { path[(place + 1)...].starts(with: $0.utf8) }
        }
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
        guard let scheme else { return problemOfScheme(bytes) }
        if let mark = bytes.first(where: quotes) {
            let digits = String(mark, radix: 16, uppercase: true)
            return "has \(Character(Unicode.Scalar(mark))); write %\(digits) in its place"
        }
        let rest = bytes[scheme.utf8.count...]
        if holdsTwo(rest) { return twoAddresses }
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
