package import Addresses

/// What crawlers may fetch (RFC 9309): everything but what only repeats the pages in other words.
package enum Robots {
    /// The file.
    package static func text(_ publicAddress: PublicAddress?) -> String {
        let unwanted = RouteTable.entries.filter { $0.crawling == .unwanted }
        let variants = GeneralParameter.allCases.filter(\.repeatsPages)
        var lines = [
            "# Everything here may be read and reused; see \(Route.dataset.path) for the licence.",
            "# Whoever wants all of the data fetches \(Route.download.path) once instead of every page.",
            "User-agent: *",
        ]
        lines += unwanted.map { "Disallow: \($0.template.text)" }
        lines += variants.map { "Disallow: /*?*\($0.rawValue)=" }
        lines.append("Allow: /")
        if let publicAddress {
            lines += ["", "Sitemap: \(publicAddress.absolute(SiteFile.sitemap.path))"]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
