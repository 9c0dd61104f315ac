package import Directory
package import Markup

/// The way through the pages of a list.
package struct Pagination {
    /// The addresses of the page and its neighbours, by relation.
    package let links: [(relation: String, address: String)]
    package let limit: Int
    package let offset: Int
    package let total: Int

    package init(links: [(relation: String, address: String)], query: Query, total: Int) {
        self.init(links: links, limit: query.limit, offset: query.offset, total: total)
    }

    package init(links: [(relation: String, address: String)], limit: Int, offset: Int, total: Int) {
        self.links = links
        self.limit = limit
        self.offset = offset
        self.total = total
    }

    package func write(to html: inout HTML) {
        guard total > limit || offset > 0 else { return }
        html.element("nav", .class("pagination"), Attribute("aria-label", "Pages")) { html in
            if offset > 0 { link("first", "First", to: &html) }
            link("prev", "Previous", to: &html)
            if offset < total {
                html.element("span") { html in
                    html.text("\(offset + 1)–\(min(offset + limit, total)) of \(total)")
                }
            }
            link("next", "Next", to: &html)
            if offset + limit < total { link("last", "Last", to: &html) }
        }
    }

    private func link(_ relation: String, _ label: String, to html: inout HTML) {
        guard let address = links.first(where: { $0.relation == relation })?.address else { return }
        html.link(address, label, ["prev", "next"].contains(relation) ? Attribute("rel", relation) : nil)
    }
}
