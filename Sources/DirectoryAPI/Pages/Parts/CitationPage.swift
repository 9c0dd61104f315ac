internal import Directory

/// How to cite something, in every style.
struct CitationPage: Page {
    let repository: Repository
    let citation: Citation
    /// The record that is cited; nil for the data set.
    let record: Record?
    /// The address of the page.
    let path: String

    var title: String { "How to cite \(record?.name ?? "the data set")" }
    var summary: String { repository.citation.text(citation.address, name: citation.name) }
    var canonical: String? { path }
    var section: String? { record.map { "/\($0.collection)" } }

    func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            if let record {
                Breadcrumbs.write(to: record, &html)
            } else {
                Breadcrumbs.write([("Data set", Route.dataset.path)], to: &html)
            }
            html.element("h1", text: "How to cite")
            html.element(
                "p",
                .class("lead"),
                text:
                    "The line names the version of the data, so that a reader finds what you saw. Put the address of this site before the path."
            )
        }
        for style in CitationStyle.allCases where style != .html {
            html.element("section", .class("style")) { html in
                html.element("h2", text: style.label)
                html.element("pre", Attribute("tabindex", 0)) { html in
                    html.copyable("code", text: String(decoding: citation.bytes(as: style), as: UTF8.self))
                }
                html.element("p") { $0.link("\(path)?style=\(style.rawValue)", "This as a file") }
            }
        }
    }
}
