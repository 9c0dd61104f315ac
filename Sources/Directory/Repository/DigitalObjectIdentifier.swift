/// The DOIs of the directory: one for all of its versions, and where each version has its own how that is made.
package struct DigitalObjectIdentifier: Sendable, Equatable {
    /// The DOI of the directory whatever its version: `10.5281/zenodo.1234567`.
    package let concept: String
    /// The DOI of a version, in which `{version}` stands for its twelve digits and `{release}` for the number of its
    /// release; nil where versions have none.
    package let pattern: String?

    /// Reads one or two DOIs, separated by a comma: that of the directory, and the pattern of those of versions.
    package init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        guard (1...2).contains(parts.count), parts.allSatisfy(Self.isOne) else { return nil }
        guard !parts[0].contains("{"), parts.count == 1 || parts[1].contains("{") else { return nil }
        concept = parts[0]
        pattern = parts.count > 1 ? parts[1] : nil
    }

    /// As it is written in a setting.
    package var text: String { concept + (pattern.map { ",\($0)" } ?? "") }

    /// The DOI of a version; that of the directory where versions have none, or the release has no number.
    ///
    /// - Parameters:
    ///   - version: in twelve digits.
    ///   - release: the number of the release that made it; nil for data that none made.
    package func doi(version: String, release: Int?) -> String {
        guard let pattern, release != nil || !pattern.contains("{release}") else { return concept }
        return pattern.replacing("{version}", with: version).replacing("{release}", with: "\(release ?? 0)")
    }

    /// Whether a text has the form of a DOI (ISO 26324): a prefix `10.` with digits, a slash, and a suffix of what an address
    /// takes as it is.
    private static func isOne(_ text: String) -> Bool {
        let filled = text.replacing("{version}", with: "0").replacing("{release}", with: "0")
        guard let slash = filled.firstIndex(of: "/"), filled.hasPrefix("10.") else { return false }
        let (prefix, suffix) = (filled[..<slash].dropFirst(3), filled[filled.index(after: slash)...])
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return prefix.utf8.count >= 4 && prefix.utf8.allSatisfy { digits.contains($0) || $0 == UInt8(ascii: ".") }
            && !suffix.isEmpty
            && suffix.utf8.allSatisfy { byte in
                digits.contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-._;()/".utf8.contains(byte)
            }
    }
}
