/// How another site asks what to show of one of our pages (oEmbed 1.0, 2.2).
package struct EmbeddingRequest: Sendable {
    /// The forms of an answer (oEmbed 1.0, 2.3.2).
    package enum Form: String, Sendable, CaseIterable {
        case json, xml
    }

    /// The address of the page, as it came.
    package let url: String
    package let form: Form
    /// The pixels that there is room for; nil where that is not said.
    package let maxWidth: Int?
    package let maxHeight: Int?

    /// The greatest number of pixels that can be named.
    package static let most = 10_000

    /// The names of the parameters.
    package static let names = ["url", "format", "maxwidth", "maxheight"]
}

extension EmbeddingRequest {
    /// The path and query of an address of this service; nil for one elsewhere, or for none.
    ///
    /// - Parameter base: where this service is reached, without a slash at its end; nil where that is not known. An address
    ///   that begins at the root is one of this service anyhow.
    package func target(at base: String?) -> String? {
        var rest = url[...]
        if let base, rest.hasPrefix(base) {
            rest = rest.dropFirst(base.count)
            // a longer name of a host begins as this one does
            guard rest.isEmpty || "/?#".contains(rest[rest.startIndex]) else { return nil }
        } else {
            guard rest.hasPrefix("/"), !rest.hasPrefix("//") else { return nil }
        }
        rest = rest.prefix { $0 != "#" }
        return rest.hasPrefix("/") ? String(rest) : "/" + rest
    }
}
