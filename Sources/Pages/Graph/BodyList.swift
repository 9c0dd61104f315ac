internal import Drawings
internal import Markup

/// The bodies of an organisation chart as a list within a list, which a telephone shows in place of the drawing.
struct BodyList {
    let bodies: [OrganisationChart.Body]

    func write(to html: inout HTML) {
        guard !bodies.isEmpty else { return }
        html.element("div", .class("body-list")) { list(bodies, &$0) }
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
