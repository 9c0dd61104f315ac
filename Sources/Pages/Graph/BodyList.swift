internal import Drawings
internal import Markup

/// The bodies of an organisation chart as a list within a list, and what works in the field by region, which a telephone shows in place of the drawing.
struct BodyList {
    let chart: OrganisationChart

    func write(to html: inout HTML) {
        guard !chart.isEmpty else { return }
        html.element("div", .class("body-list")) { html in
            if !chart.roots.isEmpty { list(chart.roots, &html) }
            for region in chart.regions {
                html.element("h2", .class("body-region"), text: "Field operations: \(region.heading)")
                html.element("ul") { html in
                    for entry in region.entries {
                        html.element("li") { html in
                            html.link(entry.address, entry.name)
                            guard !entry.note.isEmpty else { return }
                            html.raw(" ")
                            html.element(
                                "span",
                                entry.isCare ? .class("care small") : .class("soft small"),
                                text: "last seen \(entry.note)"
                            )
                        }
                    }
                }
            }
        }
    }

    private func list(_ bodies: [OrganisationChart.Body], _ html: inout HTML) {
        html.element("ul") { html in
            for body in bodies {
                html.element("li") { html in
                    html.link(body.address, body.name)
                    if !body.note.isEmpty {
                        html.raw(" ")
                        html.element("span", .class("soft small"), text: body.note)
                    }
                    if body.isInferred { html.raw(" <em class=\"care small\">place inferred</em>") }
                    if !body.parts.isEmpty { list(body.parts, &html) }
                }
            }
        }
    }
}
