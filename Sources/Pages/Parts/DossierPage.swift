internal import Addresses
package import Directory
internal import Drawings
package import Formats
package import Markup

/// A dossier on paper or on a screen: sheets with numbered notes.
package struct DossierPage: Page {
    package let dossier: Dossier

    /// Joins its parts.
    package init(dossier: Dossier) { self.dossier = dossier }

    package var repository: Repository { dossier.repository }
    private var record: Record { dossier.record }

    package var title: String { "\(record.name): \(dossier.kind.inSentence)" }
    package var summary: String { "All that the \(repository.dataset.title) knows of \(record.name), on a few sheets." }
    // it repeats what the page of the record says
    package var canonical: String? { nil }
    package var section: String? { record.collection.path }
    package var alternates: [Alternate] {
        var view = dossier.view
        (view.format, view.languages) = (.markdown, view.languages ?? repository.shownLanguages)
        return [Alternate(.markdown, view.address(of: record.path))]
    }

    package func write(to html: inout HTML) {
        html.element("article", .class("dossier")) { html in
            html.element("div", .class("page-head")) { html in
                html.element("p", .class("small soft")) { html in
                    html.text(
                        "\(repository.dataset.title) (unofficial) · \(dossier.kind) · version \(repository.shortVersion) of "
                    )
                    DateWords.write(repository.dataset.released.description, to: &html)
                    html.element("span", .class("no-print")) { html in
                        html.raw(" · ")
                        html.link(record.path(asOf: dossier.view.asOf, languages: dossier.view.languages), "The record")
                        html.raw(" · ")
                        html.link(alternates[0].address, "Markdown")
                    }
                }
                html.element("h1") { $0.name(of: record) }
                if let day = dossier.view.asOf {
                    html.element("p", .class("banner"), text: "As it was on \(day.words()), so far as sources tell.")
                }
                html.element("p", .class("lead")) { write(dossier.lead, to: &$0) }
            }
            for section in dossier.sections {
                html.element("section") { html in
                    html.element("h2", text: section.title)
                    for block in section.blocks { write(block, to: &html) }
                }
            }
            notes(&html)
        }
    }

    private func write(_ block: Dossier.Block, to html: inout HTML) {
        switch block {
        case .paragraph(let line): html.element("p") { write(line, to: &$0) }
        case .rows(let rows):
            html.element("table", .class("rows")) { html in
                for row in rows {
                    html.element("tr") { html in
                        html.element("th", Attribute(literal: "scope", "row"), text: row.label)
                        html.element("td") { write(row.value, to: &$0) }
                    }
                }
            }
        case .table(let head, let rows):
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for text in head { html.element("th", Attribute(literal: "scope", "col"), text: text) }
                    }
                }
                html.element("tbody") { html in
                    for row in rows {
                        html.element("tr") { html in
                            for cell in row { html.element("td") { write(cell, to: &$0) } }
                        }
                    }
                }
            }
        case .list(let items):
            html.element("ul") { html in for item in items { html.element("li") { write(item, to: &$0) } } }
        case .strip(let strip):
            html.drawing(strip.svg(.wide))
            html.drawing(strip.svg(.narrow))
        }
    }

    private func write(_ line: [Dossier.Inline], to html: inout HTML) {
        for part in line {
            switch part {
            case .text(let text): html.text(text)
            case .link(let text, let address):
                html.link(address, text, address.hasPrefix("/") ? nil : Attribute(literal: "rel", "external"))
            case .notes(let numbers, let isInferred):
                html.element("sup", .class("refs")) { html in
                    for (place, number) in numbers.enumerated() {
                        if place > 0 { html.raw(", ") }
                        html.element("a", .href("#n-\(number)"), Attribute("aria-label", "Source \(number)")) {
                            $0.number(number)
                        }
                    }
                    if isInferred { html.raw("<span title=\"Concluded from the source\">*</span>") }
                }
            }
        }
    }

    private func notes(_ html: inout HTML) {
        guard !dossier.notes.isEmpty else { return }
        html.raw("<h2 id=\"sources\">Sources</h2>")
        html.element("ol", .class("sources")) { html in
            for note in dossier.notes {
                html.element("li", .id("n-\(note.number)")) { html in
                    html.text("\(note.text). ")
                    html.link(note.source.path, "What rests on it", .class("rests"))
                }
            }
        }
        if dossier.notesOmitted > 0 {
            html.element("p", text: "\(dossier.notesOmitted) further sources are named on the page of the record.")
        }
        html.element(
            "p",
            .class("small"),
            text:
                "* Concluded from the source by this project; all else is stated there. Small numbers lead to this list."
        )
        html.element("p", .class("cite-text")) { html in
            html.raw("<strong>Cite as:</strong> ")
            html.copyable("span") { html in
                OriginMark.write(repository.citation.forPage.text(dossier.address, name: record.name), to: &html)
            }
        }
    }
}
