internal import Directory
internal import Markup

/// The document of a card: its style in itself, no script, links in a new window, no search engine.
package enum CardDocument {
    private static let style: StaticString =
        ":root{color-scheme:light dark;--paper:#fff;--ink:#1a2230;--soft:#4f5968;--line:#e2dfd6;--accent:#0a5a78;--care:#7a4500}@media(prefers-color-scheme:dark){:root{--paper:#1a1e26;--ink:#e7e9ed;--soft:#a9b2bf;--line:#2e3540;--accent:#84c8e2;--care:#f0b66f}}body{margin:0;padding:.7rem .9rem;background:var(--paper);color:var(--ink);font:15px/1.4 system-ui,-apple-system,'Segoe UI',Roboto,'Liberation Sans',sans-serif;overflow-wrap:anywhere;border-top:3px solid var(--accent)}h1{font:600 1.15rem/1.25 Charter,Georgia,serif;margin:0 0 .2rem}p{margin:.35rem 0}a{color:var(--accent)}.kind,.small{font-size:.8rem;color:var(--soft);margin:0}.care{color:var(--care)}dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .75rem;margin:.5rem 0;font-size:.875rem}dt{color:var(--soft)}dd{margin:0}ul{margin:.4rem 0;padding:0;list-style:none}li{padding:.25rem 0;border-top:1px solid var(--line);font-size:.9rem}li a{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}.unofficial{position:sticky;bottom:0;margin:0 -.9rem -.7rem;padding:.3rem .9rem .5rem;background:var(--paper)}"

    /// The digest of the style, for a policy that takes no other.
    package static let styleDigest = ContentDigest.base64(of: Array(style.description.utf8))

    /// A card.
    ///
    /// - Parameter canonical: the address of the page that says more; nil for none.
    static func write(title: String, canonical: String?, _ body: (inout HTML) -> Void) -> [UInt8] {
        var html = HTML(capacity: 4_096)
        html.raw("<!DOCTYPE html>\n")
        html.element("html", .lang("en")) { html in
            html.element("head") { html in
                html.raw(
                    "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                )
                html.raw("<meta name=\"robots\" content=\"noindex\"><base target=\"_blank\">")
                html.element("title", text: title)
                if let canonical { html.empty("link", Attribute("rel", "canonical"), .href(canonical)) }
                html.element("style") { $0.raw(Self.style) }
            }
            html.element("body") { html in html.element("main", content: body) }
        }
        html.raw("\n")
        return html.bytes
    }
}
