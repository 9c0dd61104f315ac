extension String {
    /// The text as an address on the web; nil where its host cannot exist, as names below `.invalid` (RFC 6761, 6.4), which
    /// stand for works that have no address.
    package var webAddress: String? {
        guard let start = firstRange(of: "://")?.upperBound else { return self }
        let host = self[start...].prefix { !"/?#:".contains($0) }
        return host.lowercased().hasSuffix(".invalid") ? nil : self
    }
}
