package import Addresses
internal import Glibc

/// Whom to tell of a weakness of the server, for those who look for that at its fixed address (RFC 9116).
package struct SecurityText {
    package let contact: SecurityContact
    package let publicAddress: PublicAddress?

    /// Joins its parts.
    package init(contact: SecurityContact, publicAddress: PublicAddress?) {
        self.contact = contact
        self.publicAddress = publicAddress
    }

    /// How long it holds from the day on which it is asked for: less than the year that RFC 9116, 2.5.5 recommends.
    package static let daysItHolds = 90

    /// The file.
    ///
    /// - Parameter second: the second of the epoch that it is.
    package func text(at second: Int) -> String {
        var lines = contact.addresses.map { "Contact: \($0)" }
        lines.append("Expires: \(Self.day(second + Self.daysItHolds * 86_400))T00:00:00Z")
        lines.append("Preferred-Languages: en")
        if let publicAddress { lines.append("Canonical: \(publicAddress.absolute(Route.securityText.path))") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The day in UTC of a second of the epoch as YYYY-MM-DD.
    private static func day(_ second: Int) -> String {
        var second = time_t(second)
        var parts = tm()
        gmtime_r(&second, &parts)
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    }
}
