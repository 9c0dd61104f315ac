package import Addresses
internal import Directory
package import Markup

/// What the head of a page says to others than its reader: to link previews, search engines, the browser's tabs and its
/// address bar.
package struct SiteMeta {
    package let page: any Page
    package let publicAddress: PublicAddress?

    /// The sign of the site.
    private static let icon = PageAsset.named("icon.svg")
    /// The picture that link previews show, 1200 by 630 pixels.
    private static let preview = PageAsset.named("preview.png")

    package func write(to html: inout HTML) {
        html.empty(
            "link",
            Attribute(literal: "rel", "icon"),
            .href(SiteFile.favicon.path),
            Attribute(literal: "sizes", "32x32")
        )
        html.raw("\n")
        html.empty(
            "link",
            Attribute(literal: "rel", "icon"),
            Attribute(literal: "type", "image/svg+xml"),
            .href(Self.icon.path)
        )
        html.raw("\n<meta name=\"theme-color\" content=\"#0b5a78\">\n")
        let title = page.title.isEmpty ? page.repository.dataset.title : page.title
        property("og:type", "website", &html)
        property("og:site_name", page.repository.dataset.title, &html)
        property("og:title", title, &html)
        property("og:description", Self.shortened(page.summary), &html)
        // those who make previews take absolute addresses alone
        if let publicAddress {
            if let canonical = page.canonical { property("og:url", publicAddress.absolute(canonical), &html) }
            property("og:image", publicAddress.absolute(Self.preview.path), &html)
            property("og:image:width", "1200", &html)
            property("og:image:height", "630", &html)
            property("og:image:alt", "A map of OSCE field operations and institutions", &html)
            html.raw("<meta name=\"twitter:card\" content=\"summary_large_image\">\n")
            html.empty(
                "link",
                Attribute(literal: "rel", "search"),
                Attribute("type", SiteFile.openSearch.mediaType),
                Attribute("title", page.repository.dataset.title),
                .href(SiteFile.openSearch.path)
            )
            html.raw("\n")
        } else {
            html.raw("<meta name=\"twitter:card\" content=\"summary\">\n")
        }
        if let data = page.linkedData(publicAddress) {
            html.dataBlock("application/ld+json", json: data.bytes)
            html.raw("\n")
        }
    }

    private func property(_ name: String, _ content: String, _ html: inout HTML) {
        html.empty("meta", Attribute("property", name), Attribute("content", content))
        html.raw("\n")
    }

    /// Previews show about this much.
    private static func shortened(_ text: String) -> String {
        guard text.count > 200 else { return text }
        let words = text.prefix(199)
        return (words.lastIndex(of: " ").map { words[..<$0] } ?? words) + "…"
    }
}
