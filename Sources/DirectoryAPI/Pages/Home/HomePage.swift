internal import Directory

/// The page at `/`: what this is, what there is, and ways in.
struct HomePage: Page {
    let repository: Repository

    private var dataset: Dataset { repository.dataset }

    var title: String { "" }
    var summary: String { "\(dataset.description) \(dataset.unofficial)" }
    var canonical: String? { "/" }
    var section: String? { "/" }
    var alternates: [Alternate] { [Alternate(.json, "/?format=json")] }

    func write(to html: inout HTML) {
        html.element("h1", text: dataset.title)
        html.element("p", .class("lead"), text: dataset.description)
        html.element("ul", .class("collections")) { html in
            for store in repository.seeded {
                html.element("li") { html in
                    html.link("/\(store.schema.name)", store.schema.name.label)
                    html.raw(" ")
                    html.number(store.records.count)
                    html.element("p", text: store.schema.meaning)
                }
            }
        }
        FormatLinks(alternates: alternates).write(to: &html)
    }
}
