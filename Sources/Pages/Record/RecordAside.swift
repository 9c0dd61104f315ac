package import Addresses
package import Directory
internal import Formats
package import Markup

/// What stands beside a record: its place, its parts at addresses of their own, how to cite it, the day to see it on.
package struct RecordAside {
    package let record: Record
    package let value: JSON
    package let repository: Repository
    package let view: RecordView

    private var schema: CollectionSchema { repository[record.collection].schema }

    package func write(to html: inout HTML) {
        day(&html)
        cite(&html)
        parts(&html)
        json(&html)
    }

    private func day(_ html: inout HTML) {
        guard GeneralParameter.ofRecord(schema).contains(.asOf) else { return }
        html.element("form", .class("aside-box toolbar"), Attribute("action", record.path)) { html in
            html.element("div", .class("field grow")) { html in
                html.raw("<label for=\"as_of\">As it was on</label>")
                html.empty(
                    "input",
                    .id("as_of"),
                    Attribute("type", "date"),
                    Attribute("name", GeneralParameter.asOf.rawValue),
                    Attribute("value", view.asOf?.description ?? ""),
                    Attribute("data-submit")
                )
            }
            if let languages = view.languages {
                html.empty(
                    "input",
                    Attribute(literal: "type", "hidden"),
                    Attribute("name", GeneralParameter.lang.rawValue),
                    Attribute("value", languages.text)
                )
            }
            html.raw("<button type=\"submit\">Show</button>")
        }
    }

    private func cite(_ html: inout HTML) {
        html.element("section", .class("aside-box")) { html in
            html.raw("<h2>Cite this record</h2>")
            let line = Citation(repository, record, at: view.address(of: record.path)).forPage.text
            html.element("p", .class("cite-text")) { html in
                html.copyable("span") { OriginMark.write(line, to: &$0) }
            }
            guard !record.collection.isDerived else { return }
            html.element("p", .class("styles")) { html in
                let path = Route.part(.cite, record.collection, id: record.id).path
                for style in CitationStyle.allCases where style != .html {
                    html.link("\(path)?style=\(style.rawValue)", style.label)
                    html.raw(" ")
                }
            }
        }
    }

    private func parts(_ html: inout HTML) {
        guard !record.collection.isDerived else { return }
        html.element("nav", .class("aside-box"), Attribute("aria-label", "More about this record")) { html in
            html.raw("<h2>More</h2>")
            html.element("ul") { html in
                for part in RecordPart.allCases {
                    html.element("li") { html in
                        html.link(view.address(of: part, record.collection, id: record.id), part.label)
                    }
                }
                html.element("li") { html in
                    html.link(Route.schema(schema.name).path, "Schema of this type")
                }
            }
        }
    }

    private func json(_ html: inout HTML) {
        html.element("details", .class("aside-box json")) { html in
            html.raw("<summary>As JSON</summary>")
            html.element("pre", Attribute("tabindex", 0)) { html in
                html.element("code", text: String(decoding: value.indentedBytes, as: UTF8.self))
            }
        }
    }
}
