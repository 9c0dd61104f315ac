internal import Addresses
package import Directory
package import Formats
package import Markup

/// How to cite a fact: the fact in a sentence, what it rests on, and the lines to copy in every style.
package struct FactCitationPage: Page {
    package let citation: FactCitation

    /// Joins its parts.
    package init(citation: FactCitation) {
        self.citation = citation
    }

    package var repository: Repository { citation.repository }
    private var fact: Fact { citation.fact }

    package var title: String { "Cite a fact: \(fact.label), \(fact.record.name)" }
    package var summary: String { fact.sentence }
    // a fact stands on the page of its record, which search engines know
    package var canonical: String? { nil }
    package var section: String? { fact.record.collection.path }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            Breadcrumbs.write(to: fact.record, &html)
            html.element("h1", text: "Cite this fact")
            html.element("p", .class("lead"), text: fact.sentence)
        }
        sources(&html)
        let page = citation.beginning(as: repository.citation.forPage)
        for style in CitationStyle.allCases where style != .html && style != .text {
            html.element("section", .class("style")) { html in
                html.element("h2", text: style.label)
                html.element("pre", Attribute("tabindex", 0)) { html in
                    html.copyable("code") { OriginMark.write(page.string(as: style), to: &$0) }
                }
                html.element("p") { $0.link(citation.address(style), "This as a file") }
            }
        }
        html.element("p") { html in
            ReportLink(repository: repository, record: fact.record, field: fact.path.text, value: fact.words)
                .write("Report a mistake", to: &html)
        }
    }

    private func sources(_ html: inout HTML) {
        let sources = citation.sources
        html.element("h2", .id("sources"), text: sources.isEmpty ? "No source of its own" : "What it rests on")
        switch fact.coverage {
        case .own: break
        case .wider: html.element("p", text: "The sources are named for \(fact.widerLabel) as a whole.")
        case .parts: html.element("p", text: "The sources are named for parts of it.")
        case .none(let why): html.element("p", text: why)
        }
        guard !sources.isEmpty else { return }
        html.element("ol", .class("sources")) { html in
            for (source, entries) in sources {
                html.element("li") { html in
                    SourceLine(source: source).write(to: &html)
                    for entry in entries { EvidenceWords.write(entry, to: &html) }
                }
            }
        }
    }
}
