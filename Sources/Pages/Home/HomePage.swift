internal import Addresses
package import Directory
package import Markup

/// The page at `/`: what this is, what there is, and ways in.
package struct HomePage: Page {
    package let repository: Repository

    /// Joins its parts.
    package init(repository: Repository) {
        self.repository = repository
    }

    private var dataset: Dataset { repository.dataset }

    package var title: String { "" }
    package var summary: String { "\(dataset.description) \(dataset.unofficial)" }
    package var canonical: String? { Route.serviceDocument.path }
    package var section: String? { Route.serviceDocument.path }
    package var hasSearchBox: Bool { true }
    package var alternates: [Alternate] { [Alternate(.json, "\(Route.serviceDocument.path)?format=json")] }

    package func write(to html: inout HTML) {
        html.element("div", .class("hero")) { html in
            html.element("h1", text: dataset.title)
            html.element("p", .class("lead"), text: dataset.description)
            html.element("p", .class("notice"), text: dataset.unofficial)
            SearchBox(id: "home-q", words: "", label: "Everything", class: "hero-search").write(to: &html)
            examples(&html)
        }
        numbers(&html)
        freshness(&html)
        HomeMap(repository: repository).write(to: &html)
        dimensions(&html)
        collections(&html)
        take(&html)
    }

    /// Words that find something.
    private func examples(_ html: inout HTML) {
        let words = ["violent extremism", "Pristina", "human rights", "travel documents"].filter { words in
            repository.search(TextQuery(words), in: CollectionName.seeded, 0..<1).total > 0
        }
        guard !words.isEmpty else { return }
        html.element("p", .class("examples")) { html in
            html.raw("Try ")
            for (place, words) in words.enumerated() {
                if place > 0 { html.raw(" · ") }
                html.link("\(Route.search.path)?\(GeneralParameter.q.rawValue)=\(Target.encode(words))", words)
            }
        }
    }

    /// The numbers that tell how much there is.
    private func numbers(_ html: inout HTML) {
        html.element("section", Attribute("aria-label", "In numbers")) { html in
            html.element("dl", .class("numbers")) { html in
                for figure in figures {
                    html.element("div") { html in
                        html.element("dt") { $0.link(figure.address, figure.label) }
                        html.element("dd") { $0.number(figure.count) }
                    }
                }
            }
        }
    }

    private var figures: [(label: String, count: Int, address: String)] {
        var figures = [figure("Institutions", .institutions)]
        for (label, status) in [("Operations open", "active"), ("Operations closed", "closed")] {
            if let figure = narrowed(label, .operations, "status", status) { figures.append(figure) }
        }
        return figures + [figure("Mandates", .mandates)]
            + [narrowed("Participating States", .states, "status", "participating-state")].compactMap(\.self)
            + [figure("Sources", .sources)]
    }

    private func figure(_ label: String, _ name: CollectionName) -> (label: String, count: Int, address: String) {
        (label, repository[name].records.count, name.path)
    }

    private func narrowed(_ label: String, _ name: CollectionName, _ parameter: String, _ value: String)
        -> (label: String, count: Int, address: String)?
    {
        guard let parameter = repository[name].parameters[parameter] else { return nil }
        let query = Query(name, conditions: [Condition(parameter, .equal, [.text(value)])], limit: 1)
        let address = ListRequest(query: query).address
        return (label, repository.answer(query).total, address)
    }

    /// How fresh the status of what is at work is.
    private func freshness(_ html: inout HTML) {
        let store = repository[.operations]
        guard let state = store.schema.lifespan?.state,
            let open = narrowed("", .operations, state.field, state.existing),
            open.count > 0
        else { return }
        let values = store.records.map { $0.value(JSONProjection(LastSeen.paths(store.schema))) }
            .filter { $0[state.field]?.string == state.existing }
        let seen = values.compactMap { LastSeen($0, store.schema) }
        let dates = seen.compactMap(\.date).compactMap { Day($0) }
        let due = seen.count(where: \.isDue)
        html.element("p", .class("freshness")) { html in
            html.raw("Operations are open as far as sources show: ")
            if let first = dates.min(), let last = dates.max() {
                html.raw("last seen between ")
                DateWords.write(first.description, to: &html)
                html.raw(" and ")
                DateWords.write(last.description, to: &html)
                html.raw(". ")
            }
            guard due > 0, let parameter = store.parameters["confirmation_due"] else { return }
            let query = Query(.operations, conditions: [Condition(parameter, .equal, [.text("true")])])
            html.link(ListRequest(query: query).address, "\(due) to be confirmed")
            html.text(": no source of the last \(Confirmations.months) months before the release shows them.")
        }
    }

    /// The three dimensions of security as ways in.
    private func dimensions(_ html: inout HTML) {
        html.element("section", Attribute("aria-labelledby", "dimensions")) { html in
            html.raw("<h2 id=\"dimensions\">Three dimensions of security</h2>")
            html.element("ul", .class("cards")) { html in
                for record in repository[.dimensions].records.sorted(by: { order($0) < order($1) }) {
                    let value = record.value
                    html.element("li", .class("card")) { html in
                        html.element("h3") { $0.link(record.path, record.name) }
                        html.element("p", text: value["summary"]?.string ?? "")
                        html.element("p", .class("card-links")) { html in
                            for name in [CollectionName.operations, .institutions, .activities] {
                                guard let figure = narrowed(name.label, name, "dimension", record.id) else { continue }
                                let noun = figure.count == 1 ? repository[name].schema.type : name.rawValue
                                html.link(figure.address, "\(figure.count) \(noun)")
                                html.raw(" ")
                            }
                        }
                    }
                }
            }
        }
    }

    private func order(_ record: Record) -> Int { record.value["order"].flatMap { Int($0.text) } ?? 0 }

    private func collections(_ html: inout HTML) {
        html.element("section", Attribute("aria-labelledby", "collections")) { html in
            html.raw("<h2 id=\"collections\">Everything there is</h2>")
            html.element("ul", .class("collections")) { html in
                for store in repository.collections {
                    html.element("li") { html in
                        html.element("h3") { html in
                            html.link(store.schema.name.path, store.schema.name.label)
                            html.raw(" ")
                            html.element("span", .class("number")) { $0.number(store.records.count) }
                        }
                        html.element("p", text: store.schema.meaning)
                    }
                }
            }
        }
    }

    private func take(_ html: inout HTML) {
        html.element("section", .class("two"), Attribute("aria-label", "Citing and taking the data")) { html in
            html.element("div") { html in
                html.raw("<h2 id=\"cite\">How to cite</h2>")
                html.element("p", .class("cite-text")) { html in
                    html.copyable("span") {
                        OriginMark.write(repository.citation.forPage.text(Route.serviceDocument.path), to: &$0)
                    }
                }
                html.element("p") { html in
                    html.raw("Every record has a line of its own. ")
                    html.link(Route.datasetCitation.path, "Other styles")
                }
            }
            html.element("div") { html in
                html.raw(
                    "<h2 id=\"data\">How to get the data</h2><p>Each page here is also JSON, CSV and more at the same address, free of charge and without a key. "
                )
                html.link(Route.download.path, "Download everything")
                html.raw(" as one archive, or ")
                html.link(Route.documentation.path, "read how to ask")
                html.raw(".</p>")
            }
        }
        TakeAway(alternates: alternates, address: Route.serviceDocument.path).write(to: &html)
    }
}
