/// Where the service is reached from outside: scheme, host and port, without a path. What leaves the service (citations,
/// feeds, descriptions for catalogues, a site map) names addresses with it.
public struct PublicAddress: Sendable, Hashable {
    /// The address without a slash at its end: `https://directory.example.org`.
    public let origin: String

    /// Reads an absolute http or https address; nil for any other text, and for one with a path, since every address
    /// of the service begins at the root.
    public init?(_ text: String) {
        let origin = text.hasSuffix("/") ? text.dropLast() : Substring(text)
        for scheme in ["https://", "http://"] where origin.hasPrefix(scheme) {
            guard Self.isAuthority(origin.dropFirst(scheme.count)) else { return nil }
            self.origin = String(origin)
            return
        }
        return nil
    }

    /// The absolute address of a path of the service, which begins with a slash.
    public func absolute(_ path: String) -> String { origin + path }

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
        return !host.isEmpty
            && host.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E
            }
    }
}
