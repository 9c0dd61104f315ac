package import Addresses
package import Directory
internal import Markup

/// The addresses of all pages, for search engines (sitemaps.org protocol 0.9).
package struct Sitemap {
    package let repository: Repository
    package let publicAddress: PublicAddress

    /// How many addresses a site map may have. Beyond it records are left out, the last collections first; search engines
    /// find them by the lists.
    package static let greatestCount = 50_000

    /// The paths: the collections and the entrances, then the records.
    package var paths: [String] {
        var paths = RouteTable.entries.filter { $0.crawling == .told }.flatMap(\.id.resources).map(\.path)
        for store in repository.seeded {
            guard paths.count < Self.greatestCount else { break }
            paths += store.records.prefix(Self.greatestCount - paths.count).map(\.path)
        }
        return paths
    }

    /// The document.
    package var bytes: [UInt8] {
        let day = repository.dataset.released.description
        var xml = XML()
        xml.open("urlset", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")])
        for path in paths {
            xml.open("url")
            xml.element("loc", publicAddress.absolute(path))
            xml.element("lastmod", day)
            xml.close("url")
        }
        xml.close("urlset")
        return Array(xml.text.utf8)
    }
}
