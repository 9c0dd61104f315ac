/// Where the service is reached from outside: scheme, host and port, and a path where it is served under one. What leaves
/// the service (citations, feeds, descriptions for catalogues, a site map) names addresses with it.
package struct PublicAddress: Sendable, Hashable {
    /// Scheme, host and port: `https://example.org`.
    package let origin: String
    /// The path that the service is served under, without a slash at its end: `/osce`; empty for the root. A proxy takes
    /// it away before it asks the service.
    package let prefix: String

    /// The whole address without a slash at its end: `https://example.org/osce`.
    package var base: String { origin + prefix }

    /// The host without the port: `example.org`.
    package var host: String {
        // behind the scheme and its slashes
        let authority = origin.drop { $0 != "/" }.drop { $0 == "/" }
        guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else {
            return String(authority)
        }
        return String(authority[..<colon])
    }

    /// Reads an absolute http or https address; nil for any other text, such as one with a query.
    package init?(_ text: String) {
        let address = text.hasSuffix("/") ? text.dropLast() : Substring(text)
        for scheme in ["https://", "http://"] where address.hasPrefix(scheme) {
            let rest = address.dropFirst(scheme.count)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            guard Self.isAuthority(rest[..<end]), Self.isPath(rest[end...]) else { return nil }
            origin = scheme + rest[..<end]
            prefix = String(rest[end...])
            return
        }
        return nil
    }

    /// The absolute address of a path of the service, which begins with a slash.
    package func absolute(_ path: String) -> String { base + path }

    /// Whether a text is empty or a path of segments that stand as they are in every address: unreserved characters
    /// (RFC 3986, 2.3), and no segment empty or of dots alone, which clients would take away.
    private static func isPath(_ text: Substring) -> Bool {
        guard !text.isEmpty else { return true }
        return text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
            segment in
            !segment.isEmpty && segment.contains { $0 != UInt8(ascii: ".") }
                && segment.allSatisfy { isLetterOrDigit($0) || "-._~".utf8.contains($0) }
        }
    }

    /// Whether a text is a host with or without a port (RFC 3986, 3.2), without user information.
    private static func isAuthority(_ text: Substring) -> Bool {
        var host = text
        // a colon inside brackets belongs to an IPv6 address
        if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
            let port = text[text.index(after: colon)...]
            guard (1...5).contains(port.utf8.count), port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return false
            }
            host = text[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            let address = host.dropFirst().dropLast()
            return !address.isEmpty && address.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        return !host.isEmpty && host.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2E }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
