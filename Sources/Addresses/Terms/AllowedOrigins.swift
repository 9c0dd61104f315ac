/// The origins of pages whose scripts may talk to assistants' endpoint (RFC 6454). Others are refused, since a page of
/// theirs may have been led to this server by a name that they own (DNS rebinding).
package struct AllowedOrigins: Sendable, Equatable {
    /// Whether any origin is.
    package let areAll: Bool
    /// The origins: `https://example.org`, in lower case.
    package let origins: [String]

    /// None.
    package static let none = AllowedOrigins(areAll: false, origins: [])

    private init(areAll: Bool, origins: [String]) { (self.areAll, self.origins) = (areAll, origins) }

    /// Reads origins between commas, or `*` for any; nil for what is none: one with a path, and `null`.
    package init?(_ text: String) {
        guard text != "*" else {
            self.init(areAll: true, origins: [])
            return
        }
        var origins: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            guard let address = PublicAddress(word), address.prefix.isEmpty, !word.hasSuffix("/") else { return nil }
            origins.append(address.origin.lowercased())
        }
        guard origins.count <= 50 else { return nil }
        self.init(areAll: false, origins: origins)
    }

    /// The setting that is read again as these.
    package var text: String { areAll ? "*" : origins.joined(separator: ",") }

    /// Whether an origin is one of these, or that of the service.
    package func contains(_ origin: String, of service: PublicAddress?) -> Bool {
        areAll || origins.contains(origin.lowercased()) || service?.origin.lowercased() == origin.lowercased()
    }
}
