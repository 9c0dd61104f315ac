package import Addresses
package import Markup

/// What all pages of the documentation have around them: the way to the others.
package struct DocumentationLayout {
    /// The page; nil for the first one.
    package let topic: DocumentationTopic?

    /// Writes the way to the other pages, then what the closure writes.
    package func write(to html: inout HTML, content: (inout HTML) -> Void) {
        html.element("div", .class("docs")) { html in
            html.element("nav", .class("docs-nav"), Attribute("aria-label", "Documentation")) { html in
                html.element("p") { html in
                    html.link(
                        Route.documentation.path,
                        "Documentation",
                        topic == nil ? Attribute(literal: "aria-current", "page") : nil
                    )
                }
                list("Guides", DocumentationTopic.guides, to: &html)
                list("Reference", DocumentationTopic.references, to: &html)
            }
            html.element("div", .class("docs-text")) { content(&$0) }
        }
    }

    private func list(_ title: String, _ topics: [DocumentationTopic], to html: inout HTML) {
        html.element("p", .class("docs-group"), text: title)
        html.element("ul") { html in
            for other in topics {
                html.element("li") { html in
                    html.link(
                        other.path,
                        other.label,
                        other == topic ? Attribute(literal: "aria-current", "page") : nil
                    )
                }
            }
        }
    }
}

/// The files that pages of the documentation need beside those of all pages.
package enum DocumentationAssets {
    /// Writes the links to them into a document's head.
    package static func write(to html: inout HTML) {
        html.empty("link", Attribute("rel", "stylesheet"), .href(PageAsset.named("docs.css").path))
        html.element("script", Attribute("src", PageAsset.named("docs.js").path), Attribute("defer"), text: "")
        html.raw("\n")
    }
}
