/// What crawlers may fetch (RFC 9309): everything but what only repeats the pages in other words.
enum Robots {
    /// The file.
    static func text(_ publicAddress: PublicAddress?) -> String {
        var lines = [
            "# Everything here may be read and reused; see /dataset for the licence.",
            "# Whoever wants all of the data fetches /dataset/download once instead of every page.",
            "User-agent: *",
            "Disallow: /search", "Disallow: /*?*format=", "Disallow: /*?*as_of=", "Disallow: /*?*sort=",
            "Disallow: /*?*facets=", "Disallow: /*?*fields=", "Disallow: /*?*include=", "Disallow: /*?*bbox=",
            "Allow: /",
        ]
        if let publicAddress {
            lines += ["", "Sitemap: \(publicAddress.absolute(SiteFile.sitemap.path))"]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
