/// Where those who found a weakness can tell of it: addresses, the dearest first (RFC 9116, 2.5.3).
package struct SecurityContact: Sendable, Equatable {
    /// The addresses: `mailto:security@example.org`.
    package let addresses: [String]

    /// Reads addresses between commas; nil where one of them does not begin with `mailto:`, `https://` or `tel:`, or has
    /// characters that no address has (RFC 3986).
    package init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        guard parts.count <= 10, parts.allSatisfy(Self.isAddress) else { return nil }
        addresses = parts
    }

    /// The addresses between commas.
    package var text: String { addresses.joined(separator: ",") }

    private static func isAddress(_ text: String) -> Bool {
        guard text.utf8.count <= 500,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"<>\"\\^`{|}".utf8.contains($0) })
        else { return false }
        if text.hasPrefix("mailto:") {
            let parts = text.dropFirst("mailto:".count).split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
        }
        return ["https://", "tel:"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
    }
}
