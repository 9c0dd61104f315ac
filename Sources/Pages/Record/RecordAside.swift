internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// What stands beside a record: the parts of its page, the day to see it on, how to cite and to use it.
struct RecordAside {
    let page: RecordPage
    let sections: [RecordPage.Section]

    private var record: Record { page.record }
    private var schema: CollectionSchema { page.schema }

    func write(to html: inout HTML) {
        contents(&html)
        day(&html)
        cite(&html)
        uses(&html)
    }

    private func contents(_ html: inout HTML) {
        guard sections.count > 1 else { return }
        html.element("nav", .class("aside-box on-this-page"), Attribute("aria-label", "On this page")) { html in
            html.raw("<h2>On this page</h2>")
            html.element("ul") { html in
                let sources = page.evidence.sources.count
                for section in sections
                    + (sources > 0 ? [.init(id: "sources", title: "Sources", count: sources) { _ in }] : [])
                {
                    html.element("li") { html in
                        html.link("#\(section.id)", section.title)
                        if let count = section.count {
                            html.raw(" ")
                            html.element("span", .class("number")) { $0.number(count) }
                        }
                    }
                }
            }
        }
    }

    private func day(_ html: inout HTML) {
        guard GeneralParameter.ofRecord(schema).contains(.asOf) else { return }
        html.element("form", .class("aside-box toolbar"), Attribute("action", record.path)) { html in
            html.element("div", .class("field grow")) { html in
                html.element(
                    "label",
                    Attribute(literal: "for", "as_of"),
                    text: page.view.asOf == nil ? "As it was on" : "Another day"
                )
                html.empty(
                    "input",
                    .id("as_of"),
                    Attribute("type", "date"),
                    Attribute("name", GeneralParameter.asOf.rawValue),
                    Attribute("value", page.view.asOf?.description ?? ""),
                    Attribute("data-submit")
                )
            }
            if let languages = page.view.languages {
                html.empty(
                    "input",
                    Attribute(literal: "type", "hidden"),
                    Attribute("name", GeneralParameter.lang.rawValue),
                    Attribute("value", languages.text)
                )
            }
            html.raw("<button type=\"submit\" class=\"quiet\">Show</button>")
        }
    }

    private func cite(_ html: inout HTML) {
        html.element("section", .class("aside-box")) { html in
            html.raw("<h2>Cite this record</h2>")
            let line = Citation(page.repository, record, at: page.view.address(of: record.path)).forPage.text
            html.element("p", .class("cite-text")) { html in
                html.copyable("span") { OriginMark.write(line, to: &$0) }
            }
        }
    }

    private func uses(_ html: inout HTML) {
        html.element("nav", .class("aside-box"), Attribute("aria-label", "Use this record")) { html in
            html.raw("<h2>Use this record</h2>")
            html.element("ul") { html in
                // a card is for pages of others: the markup for it stands below
                for look in RecordLook.looks(of: schema) where look != .card {
                    html.element("li") { html in
                        var view = page.view.context
                        view.look = look
                        html.link(
                            view.address(of: record.path),
                            "Sheet to print",
                            Attribute(literal: "rel", "nofollow")
                        )
                    }
                }
                if !record.collection.isDerived {
                    for part in RecordPart.allCases {
                        html.element("li") { html in
                            html.link(page.view.address(of: part, record.collection, id: record.id), part.label)
                        }
                    }
                    html.element("li") { $0.link(page.feed.path, "Follow changes") }
                }
                html.element("li") { html in
                    ReportLink(repository: page.repository, record: record).write("Report a mistake", to: &html)
                }
            }
            html.element("p", .class("formats")) { html in
                html.raw("For programs: ")
                for alternate in page.alternates {
                    html.link(
                        alternate.address,
                        alternate.label,
                        Attribute("rel", "alternate nofollow"),
                        Attribute("type", alternate.mediaType)
                    )
                    html.raw(" ")
                }
                html.link(Route.schema(schema.name).path, "Fields explained")
            }
            var card = page.view.context
            card.look = .card
            EmbedPanel(card: card.address(of: record.path), title: record.name, page.repository).write(to: &html)
        }
    }
}
