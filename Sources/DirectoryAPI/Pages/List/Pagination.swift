internal import Directory

/// The way through the pages of a list.
struct Pagination {
    /// The addresses of the page and its neighbours, by relation.
    let links: [(relation: String, address: String)]
    let query: Query
    let total: Int

    func write(to html: inout HTML) {
        guard total > query.limit || query.offset > 0 else { return }
        html.element("nav", .class("pagination"), Attribute("aria-label", "Pages")) { html in
            link("prev", "Previous", to: &html)
            html.element("span", .class("place")) { html in
                let first = min(query.offset + 1, total)
                html.text("\(first)–\(min(query.offset + query.limit, total)) of \(total)")
            }
            link("next", "Next", to: &html)
        }
    }

    private func link(_ relation: String, _ label: String, to html: inout HTML) {
        guard let address = links.first(where: { $0.relation == relation })?.address else { return }
        html.link(address, label, Attribute("rel", relation))
    }
}
