package import Addresses
package import Directory
package import Memory

extension SiteFile {
    /// The content; nil where the public address is needed and not known.
    package func content(_ repository: Repository, _ publicAddress: PublicAddress?) -> MemoryBlock? {
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
