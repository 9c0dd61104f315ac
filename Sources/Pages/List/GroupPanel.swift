internal import Addresses
internal import Directory
internal import Drawings
internal import Formats
package import Markup

/// What a list counts by one or two fields: a drawing, and a table with a way to the records of each number.
package struct GroupPanel {
    private let page: ListPage
    private let content: GroupContent
    /// The groups of the first field alone.
    private let totals: GroupContent

    /// Nil for a list that counts nothing.
    package init?(page: ListPage) {
        guard !page.query.groups.isEmpty, let groups = page.answer.groups else { return nil }
        self.page = page
        content = GroupContent(request: page.request, groups: groups, repository: page.repository)
        totals = content.alone(0)
    }

    /// So many columns of values have room beside each other; others stand below each other.
    private static let mostColumns = 12
    /// So many bars are drawn; a table has all values.
    private static let mostBars = 40

    package func write(to html: inout HTML) {
        html.element("section", .class("groups"), Attribute("aria-labelledby", "counted")) { html in
            let names = content.terms.map { FieldWords.inSentence(FieldWords.label($0)) }.joined(separator: " and ")
            html.element("h2", .id("counted"), text: "Counted by \(names)")
            if content.groups.isEmpty { return }
            if totals.groups.count <= Self.mostBars {
                let chart = BarChart(content, title: page.title)
                html.element("figure", .class("bar-figure")) { html in
                    html.drawing(chart.svg(width: 640, name: "wide"))
                    html.drawing(chart.svg(width: 340, name: "narrow"))
                }
            }
            let columns = columns
            html.element(
                "div",
                .class("wide-table"),
                Attribute("tabindex", "0"),
                Attribute("role", "region"),
                Attribute("aria-label", "Table of \(names)")
            ) { html in
                if content.terms.count == 2, columns.count <= Self.mostColumns {
                    crossed(columns, &html)
                } else {
                    listed(&html)
                }
            }
            if hasMissing {
                html.element(
                    "p",
                    .class("small"),
                    text: "\u{201C}\(content.missing)\u{201D}: no source read says it of these records."
                )
            }
            if content.terms.contains(where: \.isMultiple) {
                html.raw("<p class=\"small\">A record with several values counts in several places.</p>")
            }
        }
    }

    /// The different values of the second field, in order; none last.
    private var columns: [Group.Value] {
        content.terms.count == 2 ? content.alone(1).groups.map { $0.values[0] } : []
    }

    /// Whether there is a group of records without a value.
    private var hasMissing: Bool {
        content.groups.contains { group in
            zip(group.values, content.terms).contains { content.label($0, $1) == nil }
        }
    }

    /// A line for each group.
    private func listed(_ html: inout HTML) {
        html.element("table") { html in
            html.element("thead") { html in
                html.element("tr") { html in
                    for term in content.terms {
                        html.element("th", Attribute("scope", "col"), text: FieldWords.label(term))
                    }
                    html.raw("<th scope=\"col\" class=\"amount\">Records</th>")
                }
            }
            html.element("tbody") { html in
                for group in content.groups {
                    html.element("tr") { html in
                        for (place, value) in group.values.enumerated() {
                            let label = label(value, content.terms[place])
                            html.element(
                                place == 0 ? "th" : "td",
                                place == 0 ? Attribute("scope", "row") : nil,
                                text: label
                            )
                        }
                        number(group.count, content.request.narrowed(to: group)?.address, &html)
                    }
                }
            }
            all(columns: content.terms.count, &html)
        }
    }

    /// A line for each value of the first field, a column for each of the second.
    private func crossed(_ columns: [Group.Value], _ html: inout HTML) {
        let counts = Dictionary(content.groups.map { ($0.values, $0) }) { first, _ in first }
        html.element("table", .class("crossed")) { html in
            html.element("thead") { html in
                html.element("tr") { html in
                    html.element("th", Attribute("scope", "col"), text: FieldWords.label(content.terms[0]))
                    for value in columns {
                        html.element(
                            "th",
                            Attribute("scope", "col"),
                            .class("amount"),
                            text: label(value, content.terms[1])
                        )
                    }
                    html.raw("<th scope=\"col\" class=\"amount\">All</th>")
                }
            }
            html.element("tbody") { html in
                for total in totals.groups {
                    html.element("tr") { html in
                        html.element("th", Attribute("scope", "row"), text: label(total.values[0], content.terms[0]))
                        for value in columns {
                            if let group = counts[[total.values[0], value]] {
                                number(group.count, content.request.narrowed(to: group)?.address, &html)
                            } else {
                                html.raw("<td class=\"amount\"></td>")
                            }
                        }
                        number(total.count, totals.request.narrowed(to: total)?.address, &html)
                    }
                }
            }
            all(columns: columns.count + 1, &html)
        }
    }

    /// The last line: the records that match, each counted once.
    private func all(columns: Int, _ html: inout HTML) {
        html.element("tfoot") { html in
            html.element("tr") { html in
                html.element(
                    "th",
                    Attribute("scope", "row"),
                    Attribute("colspan", columns),
                    text: "All, each counted once"
                )
                html.element("td", .class("amount")) { $0.number(page.answer.total) }
            }
        }
    }

    private func number(_ count: Int, _ address: String?, _ html: inout HTML) {
        html.element("td", .class("amount")) { html in
            if let address {
                html.link(address, String(count))
            } else {
                html.number(count)
            }
        }
    }

    private func label(_ value: Group.Value, _ term: GroupTerm) -> String {
        content.label(value, term) ?? content.missing
    }
}
