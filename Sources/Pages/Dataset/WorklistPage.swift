internal import Addresses
package import Directory
package import Formats
package import Markup

/// What editors could do next, as a table.
package struct WorklistPage: Page {
    package let document: WorklistDocument

    /// Joins its parts.
    package init(document: WorklistDocument) { self.document = document }

    package var repository: Repository { document.repository }
    private var request: WorklistRequest { document.request }
    private var path: String { request.address(offset: request.offset) }

    package var title: String { request.kind.map { "Work by \($0.rawValue)" } ?? "What editors could do next" }
    package var summary: String { request.kind?.meaning ?? "Facts that are old, rest on one source, or are not known." }
    package var canonical: String? { path }
    package var section: String? { Route.dataset.path }
    package var alternates: [Alternate] {
        RouteTable[.worklist].formats.filter { $0 != .html }.map {
            Alternate($0, "\(path)\(path.contains("?") ? "&" : "?")format=\($0)")
        }
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            html.element("nav", .class("crumbs"), Attribute(literal: "aria-label", "Breadcrumb")) { html in
                html.link(Route.dataset.path, "About the data")
                if request.kind != nil {
                    html.raw(" › ")
                    html.link(Route.worklist.path, "What editors could do next")
                }
            }
            html.element("h1", text: title)
            html.element("p", .class("lead"), text: summary)
        }
        if request.kind == nil { kinds(&html) } else { items(&html) }
        TakeAway(alternates: alternates, address: repository.shown(path)).write(to: &html)
    }

    private func kinds(_ html: inout HTML) {
        table(["Work", "Items"], &html) { html in
            for (kind, count) in document.kinds {
                html.element("tr") { html in
                    html.element("th", Attribute(literal: "scope", "row")) { html in
                        html.link(WorklistRequest.address(of: kind), kind.meaning)
                    }
                    html.element("td", Attribute(literal: "data-label", "Items"), text: "\(count)")
                }
            }
        }
    }

    private func items(_ html: inout HTML) {
        let page = document.page
        guard !page.isEmpty else {
            html.element("p", text: "Nothing to do here.")
            return
        }
        html.element(
            "p",
            text: "\(page.startIndex + 1) to \(page.endIndex) of \(document.items.count)."
        )
        table(["Record", "Fact", "What there is to know"], &html) { html in
            for item in page {
                html.element("tr") { html in
                    html.element("th", Attribute(literal: "scope", "row")) { $0.link(item.record, item.name) }
                    html.element("td", Attribute(literal: "data-label", "Fact"), text: label(item.record, item.field))
                    html.element("td", Attribute(literal: "data-label", "What there is to know"), text: item.detail)
                }
            }
        }
        html.element("nav", .class("pager"), Attribute(literal: "aria-label", "Pages")) { html in
            for (relation, address) in document.links where ["prev", "next"].contains(relation) {
                html.link(address, relation == "prev" ? "Previous" : "Next")
                html.raw(" ")
            }
        }
    }

    /// What people call a field of a record.
    private func label(_ path: String, _ field: String?) -> String {
        guard let field else { return "" }
        let name = String(field.prefix { $0 != "." })
        let own = repository.record(at: path).flatMap { record in
            repository[record.collection].schema.fields.first { $0.name == name }
        }
        return own?.label ?? FieldLabels.label(name)
    }

    private func table(_ heads: [String], _ html: inout HTML, _ rows: (inout HTML) -> Void) {
        html.element("table", .class("records")) { html in
            html.element("thead") { html in
                html.element("tr") { html in
                    for head in heads { html.element("th", Attribute(literal: "scope", "col"), text: head) }
                }
            }
            html.element("tbody", content: rows)
        }
    }
}
