package import Directory

/// What curl was told of an address.
package struct LinkAnswer: Sendable {
    /// The exit code of curl; 0 where there was an answer.
    package let exitCode: Int32
    /// The status of the last answer; 0 where there was none.
    package let status: Int
    /// The address of the last answer.
    package let effectiveURL: String
    /// The digest of the content.
    package let digest: String?
    /// What curl complains of.
    package let complaint: String

    /// Describes an answer.
    package init(exitCode: Int32, status: Int, effectiveURL: String, digest: String?, complaint: String) {
        (self.exitCode, self.status, self.effectiveURL) = (exitCode, status, effectiveURL)
        (self.digest, self.complaint) = (digest, complaint)
    }

    /// What the answer means for a source.
    ///
    /// - Parameters:
    ///   - url: the address that was asked.
    ///   - former: what the look before found.
    ///   - day: the day of the look.
    package func state(of url: String, former: LinkState?, on day: String) -> LinkState {
        func state(_ status: LinkState.Status, _ detail: String?) -> LinkState {
            LinkState(
                url: url,
                status: status,
                checked: day,
                // what cannot be read now is compared with what was read last
                digest: digest ?? (former?.url == url ? former?.digest : nil),
                location: status == .moved ? effectiveURL : nil,
                detail: detail
            )
        }
        // 6 of curl(1): the host is not known
        if exitCode == 6 { return state(.unknown, "the host is not known, or there is no network") }
        guard exitCode == 0 else {
            return state(.unknown, complaint.isEmpty ? "curl ended with \(exitCode)" : complaint)
        }
        switch self.status {
        case 404, 410: return state(.gone, "status \(self.status)")
        case 200..<300:
            if WebAddress.key(effectiveURL) != WebAddress.key(url) { return state(.moved, nil) }
            guard let former, former.url == url, let known = former.digest else { return state(.found, nil) }
            return known == digest ? state(.same, nil) : state(.changed, "the content is another one")
        default: return state(.unknown, "status \(self.status)")
        }
    }
}
