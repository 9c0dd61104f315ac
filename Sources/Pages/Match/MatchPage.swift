internal import Addresses
package import Directory
internal import Formats
package import Markup
package import Matching

/// Where somebody pastes names, and what was found for them.
package struct MatchPage: Page {
    package let repository: Repository
    /// What was found; nil before anything was sent.
    package let list: MatchList?

    /// Joins its parts.
    package init(repository: Repository, list: MatchList?) {
        self.repository = repository
        self.list = list
    }

    package var title: String { "Match a list of names" }
    package var summary: String {
        "Paste names of bodies, operations, States or documents, and get our record for each."
    }
    package var canonical: String? { list == nil ? Route.match.path : nil }
    package var section: String? { Route.documentation.path }

    package func writeHead(to html: inout HTML) {
        html.empty("link", Attribute("rel", "stylesheet"), .href(PageAsset.named("match.css").path))
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            html.element("h1", text: title)
            html.element(
                "p",
                .class("lead"),
                text:
                    "Paste one name a line. You get our record for each, with a score, and choose where it is not clear. Nothing you paste is kept."
            )
        }
        form(&html)
        if let list {
            sum(list, &html)
            MatchTable(list: list, repository: repository).write(to: &html)
        }
        html.element("p", .class("match-note")) { html in
            html.text(
                "100: the same letters. 95 and more: the same but for spelling, such as centre and center. Below 90, or where two records are close, you choose. How the score comes about: "
            )
            html.link(DocumentationTopic.guide("matching").path, "Matching lists")
            html.raw(".")
        }
    }

    private func form(_ html: inout HTML) {
        html.element(
            "form",
            .class("match-form"),
            Attribute("method", "post"),
            .action(Route.match.path),
            Attribute("enctype", "multipart/form-data")
        ) { html in
            html.element("div") { html in
                html.element(
                    "label",
                    Attribute("for", "names"),
                    text: "Names, one a line (up to \(MatchList.mostLines))"
                )
                html.element("textarea", .id("names"), Attribute("name", "names"), Attribute("rows", 8)) { html in
                    html.text(
                        list.map { $0.request.table == nil ? $0.rows.map(\.text).joined(separator: "\n") : "" } ?? ""
                    )
                }
            }
            html.element("div") { html in
                html.element("label", Attribute("for", "file"), text: "Or a table (CSV), with its column")
                html.empty(
                    "input",
                    .id("file"),
                    Attribute("type", "file"),
                    Attribute("name", "file"),
                    Attribute("accept", ".csv,text/csv")
                )
                html.empty(
                    "input",
                    Attribute("name", "column"),
                    Attribute("placeholder", "Name or number of the column"),
                    Attribute("aria-label", "Name or number of the column"),
                    Attribute("autocomplete", "off")
                )
                html.element("label", Attribute("for", "collection"), text: "Look among")
                html.element("select", .id("collection"), Attribute("name", "collection")) { html in
                    html.element("option", Attribute("value", ""), text: "Everything but mandates and sources")
                    for name in CollectionName.seeded {
                        html.element(
                            "option",
                            Attribute("value", name.rawValue),
                            list?.request.collections == [name] ? Attribute("selected") : nil,
                            text: name.label
                        )
                    }
                }
                columns(&html)
                html.element("p") { html in html.element("button", Attribute("type", "submit"), text: "Match") }
            }
        }
    }

    /// The columns to add: the usual ones to tick, any other by its name.
    private func columns(_ html: inout HTML) {
        let chosen = list?.request.columns ?? []
        html.element("fieldset", .class("match-columns")) { html in
            html.element("legend", text: "Add to the table (optional)")
            for id in ColumnNames.usual {
                html.element("label") { html in
                    html.empty(
                        "input",
                        Attribute("type", "checkbox"),
                        Attribute("name", "columns"),
                        Attribute("value", id),
                        chosen.contains(id) ? Attribute("checked") : nil
                    )
                    html.text(" \(ColumnNames.label(id))")
                }
            }
        }
        html.element("label", Attribute("for", "columns"), text: "Other columns, with commas between")
        html.empty(
            "input",
            .id("columns"),
            Attribute("name", "columns"),
            Attribute("list", "column-names"),
            Attribute("value", chosen.filter { !ColumnNames.usual.contains($0) }.joined(separator: ", ")),
            Attribute("autocomplete", "off")
        )
        html.element("datalist", .id("column-names")) { html in
            for id in ColumnNames.ids where !ColumnNames.usual.contains(id) {
                html.element("option", Attribute("value", id), text: ColumnNames.label(id))
            }
        }
    }

    private func sum(_ list: MatchList, _ html: inout HTML) {
        html.element("p", .class("match-sum"), Attribute("role", "status")) { html in
            for (count, words) in [
                (list.count(.sure), "sure"), (list.count(.unsure), "to check"),
                (list.count(.none), "with nothing near"),
            ] {
                html.element("span") { html in
                    html.element("strong") { $0.number(count) }
                    html.text(" \(words)")
                }
                html.raw(" ")
            }
        }
    }
}
