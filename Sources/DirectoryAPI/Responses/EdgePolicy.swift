/// What stands between the service and its clients: caches that need something else, and encryption.
package struct EdgePolicy: Sendable {
    /// By what the format of an answer is chosen where its address does not say it.
    package enum Negotiation: String, Sendable, CaseIterable {
        /// By `Accept`, as RFC 9110 (12.1) has it.
        case on
        /// By the address alone: JSON, and whatever an ending or `format` says. For caches that take no notice of `Vary`.
        case off
        /// By the address alone, and where that says nothing a page.
        case pages
    }

    /// By what the format is chosen.
    package var negotiation = Negotiation.on
    /// Whether answers bear tags, by which a cache can be told to throw away all that a release changed.
    package var hasTags = false

    /// The scheme that clients speak, as far as the program itself knows: that of a proxy stands in its public address.
    package var scheme = "http"

    /// As it is without a cache that needs anything else.
    package init() {}
}
