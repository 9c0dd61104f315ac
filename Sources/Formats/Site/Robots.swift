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
        lines += endings.map { "Disallow: /*.\($0)" } + files.map { "Allow: \($0)" }
        lines.append("Allow: /")
        if let publicAddress {
            lines += ["", "Sitemap: \(publicAddress.absolute(SiteFile.sitemap.path))"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The endings of addresses that repeat what the page says. Feeds are read by those who follow them.
    private static let endings = Format.allCases.filter { ![.atom, .jsonfeed, .ics].contains($0) }.map(\.rawValue)

    /// The beginnings of the addresses that have a dot of their own: the longest rule that matches holds (RFC 9309, 2.2.2).
    private static let files = RouteTable.entries.flatMap { entry -> [String] in
        let text = entry.template.text
        let start = String(text.prefix { $0 != "{" })
        switch entry.content {
        case .file: return [start]
        case .one where text.contains("."): return [start]
        default: return []
        }
    }
}
