internal import Addresses
package import Directory
package import Formats
package import Markup

/// How to cite something, in every style.
package struct CitationPage: Page {
    package let citation: Citation

    /// Joins its parts.
    package init(citation: Citation) {
        self.citation = citation
    }

    package var repository: Repository { citation.repository }
    private var record: Record? { citation.record }
    private var path: String { citation.path }

    package var title: String { "How to cite \(record?.name ?? "the data set")" }
    package var summary: String { citation.text }
    package var canonical: String? { path }
    package var section: String? { record.map(\.collection.path) }

    package func write(to html: inout HTML) {
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
                    record?.collection == .sources
                    ? "This cites the source itself. The directory is named as the archive that led to it, with the version of the data."
                    : "The line names the version of the data, so that a reader finds what you saw."
            )
        }
        for style in CitationStyle.allCases where style != .html {
            html.element("section", .class("style")) { html in
                html.element("h2", text: style.label)
                html.element("pre", Attribute("tabindex", 0)) { html in
                    html.copyable("code") { OriginMark.write(citation.forPage.string(as: style), to: &$0) }
                }
                html.element("p") { $0.link(citation.path(style), "This as a file") }
            }
        }
    }
}
