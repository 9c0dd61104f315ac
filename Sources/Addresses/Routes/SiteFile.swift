/// A file that machines look for at a fixed address of a site: crawlers, language models, the address bar of a browser.
package enum SiteFile: Sendable, CaseIterable {
    case sitemap, robots, languageModels, openSearch, favicon

    /// The route of the file.
    package var route: RouteID {
        switch self {
        case .sitemap: .sitemap
        case .robots: .robots
        case .languageModels: .languageModels
        case .openSearch: .openSearch
        case .favicon: .favicon
        }
    }

    /// The address.
    package var path: String { Route.siteFile(self).path }

    /// The media type.
    package var mediaType: String { RouteTable[route].mediaType }

    /// Whether it consists of absolute addresses, so that there is none where the public address is not known.
    ///
    /// What a request names as `Host` is no substitute: anybody may send anything there, and the answer is kept for
    /// others.
    package var needsPublicAddress: Bool { RouteTable[route].needsPublicAddress }
}
