internal import Directory

/// A file that machines look for at a fixed address of a site: crawlers, language models, the address bar of a browser.
///
/// This table is what the router, the answers and the documentation read.
enum SiteFile: String, Sendable, CaseIterable {
    case sitemap = "sitemap.xml"
    case robots = "robots.txt"
    case languageModels = "llms.txt"
    case openSearch = "opensearch.xml"
    case favicon = "favicon.ico"

    /// The address.
    var path: String { "/" + rawValue }

    /// The media type.
    var mediaType: String {
        switch self {
        case .sitemap: "application/xml"
        case .robots: "text/plain; charset=utf-8"
        case .languageModels: "text/markdown; charset=utf-8"
        case .openSearch: "application/opensearchdescription+xml"
        case .favicon: "image/vnd.microsoft.icon"
        }
    }

    /// What it is, as the beginning of a sentence for users.
    var meaning: String {
        switch self {
        case .sitemap: "Every page for search engines (sitemaps.org); only where --public-url is set"
        case .robots: "What crawlers may fetch (RFC 9309)"
        case .languageModels: "What this is and how to ask it, for language models (llmstxt.org)"
        case .openSearch:
            "How a browser searches here from its address bar (OpenSearch 1.1); only where --public-url is set"
        case .favicon: "The sign of the site"
        }
    }

    /// Whether it consists of absolute addresses, so that there is none where the public address is not known.
    ///
    /// What a request names as `Host` is no substitute: anybody may send anything there, and the answer is kept for
    /// others.
    var needsPublicAddress: Bool { self == .sitemap || self == .openSearch }

    /// The content; nil where the public address is needed and not known.
    func content(_ repository: Repository, _ publicAddress: PublicAddress?) -> MemoryBlock? {
        switch self {
        case .sitemap: publicAddress.map { MemoryBlock(Sitemap(repository: repository, publicAddress: $0).bytes) }
        case .robots: MemoryBlock(Array(Robots.text(publicAddress).utf8))
        case .languageModels:
            MemoryBlock(Array(LanguageModelGuide(repository: repository, publicAddress: publicAddress).text.utf8))
        case .openSearch:
            publicAddress.map { MemoryBlock(OpenSearchDescription(repository: repository, publicAddress: $0).bytes) }
        case .favicon: PageAsset.named("favicon.ico").content
        }
    }
}
