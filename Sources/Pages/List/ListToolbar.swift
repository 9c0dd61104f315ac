internal import Addresses
internal import Directory
package import Markup

/// The form above a list: words to look for, the day, the order. Everything else that was asked for it keeps.
package struct ListToolbar {
    package let page: ListPage

    private var query: Query { page.query }
    private var path: String { page.request.scope?.path ?? query.collection.path }

    package func write(to html: inout HTML) {
        html.element("form", .class("toolbar"), Attribute("action", path)) { html in
            KeptPairs(of: page, without: [.q, .asOf, .undated, .sort, .offset]).write(to: &html)
            html.element("div", .class("field grow")) { html in
                html.raw("<label for=\"q\">Search within</label>")
                html.empty(
                    "input",
                    .id("q"),
                    Attribute("type", "search"),
                    Attribute("name", GeneralParameter.q.rawValue),
                    Attribute("value", query.text?.text ?? ""),
                    Attribute("maxlength", TextQuery.longest)
                )
            }
            if GeneralParameter.ofList(page.schema).contains(.asOf) {
                html.element("div", .class("field")) { html in
                    html.raw("<label for=\"as_of\">As of</label>")
                    html.empty(
                        "input",
                        .id("as_of"),
                        Attribute("type", "date"),
                        Attribute("name", GeneralParameter.asOf.rawValue),
                        Attribute("value", query.asOf?.description ?? ""),
                        Attribute("data-submit")
                    )
                }
            }
            order(&html)
            html.raw("<button type=\"submit\">Apply</button>")
        }
    }

    private func order(_ html: inout HTML) {
        let current = page.order
        var choices: [(value: String, label: String)] = [("", query.text == nil ? "usual order" : "best match")]
        for column in RecordTable.sortable(page) {
            choices.append((column.name, "\(column.label), ascending"))
            choices.append(("-\(column.name)", "\(column.label), descending"))
        }
        if !choices.contains(where: { $0.value == current }) { choices.append((current, current)) }
        html.element("div", .class("field")) { html in
            html.raw("<label for=\"sort\">Order</label>")
            html.element(
                "select",
                .id("sort"),
                Attribute("name", GeneralParameter.sort.rawValue),
                Attribute("data-submit")
            ) { html in
                for choice in choices {
                    html.element(
                        "option",
                        Attribute("value", choice.value),
                        choice.value == current ? Attribute("selected") : nil,
                        text: choice.label
                    )
                }
            }
        }
    }
}

extension ListPage {
    /// The order asked for, as `sort` takes it; empty for the usual one.
    package var order: String {
        let order = query.order.map { ($0.isDescending ? "-" : "") + $0.parameter.name }.joined(separator: ",")
        return order == schema.order ? "" : order
    }
}
