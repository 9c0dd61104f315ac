/// What a look at the address of a source found.
package struct LinkState: Sendable, Equatable {
    /// How a page was found.
    package enum Status: String, Sendable, CaseIterable {
        /// It is there, as it was read last.
        case same
        /// It is there, and is read for the first time.
        case found
        /// It is there with another content.
        case changed
        /// It stands at another address.
        case moved
        /// There is nothing any more (404 or 410).
        case gone
        /// Nobody can tell: an error of the server, a refusal, no answer in time.
        case unknown
    }

    /// The address that was asked.
    package let url: String
    /// What was found.
    package let status: Status
    /// The day of the look, YYYY-MM-DD.
    package let checked: String
    /// The digest of the content; nil where there was none.
    package let digest: String?
    /// Where the page stands, for one that moved.
    package let location: String?
    /// What the server or curl said, for a person.
    package let detail: String?

    /// Describes what was found.
    package init(
        url: String,
        status: Status,
        checked: String,
        digest: String? = nil,
        location: String? = nil,
        detail: String? = nil
    ) {
        (self.url, self.status, self.checked) = (url, status, checked)
        (self.digest, self.location, self.detail) = (digest, location, detail)
    }
}
