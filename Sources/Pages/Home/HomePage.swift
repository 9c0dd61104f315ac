internal import Addresses
package import Directory
internal import Drawings
internal import Formats
package import Markup

/// The page at `/`: the question that the directory answers, one fact that shows how, three ways in by question, the lives
/// of all operations, how far to trust it.
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
            html.element("div") { claim(&$0) }
            SampleFact(repository: repository)?.write(to: &html)
        }
        HomeDoors(repository: repository).write(to: &html)
        lifespans(&html)
        trust(&html)
        use(&html)
    }

    private func claim(_ html: inout HTML) {
        html.element("h1", text: "Who does what against terrorism in the OSCE, and who decided it")
        html.element("p", .class("lead")) { html in
            html.raw("Bodies, field operations and decisions of the ")
            html.number(count(.states, "status", "participating-state"))
            html.raw("-State security organization, on any day since ")
            html.number(TimeAxis.usualFirstYear)
            html.raw(". Small numbers after a fact lead to the page on which it was read.")
        }
        SearchBox(id: "home-q", words: "", label: "Everything", class: "hero-search").write(to: &html)
        examples(&html)
        html.element("p", .class("small soft"), text: dataset.unofficial)
    }

    /// Words that find something: a place, an acronym, a symbol, a topic.
    private func examples(_ html: inout HTML) {
        let words = ["Pristina", "TNTD", "PC.DEC/1063", "foreign fighters"].filter { words in
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

    private func count(_ name: CollectionName, _ parameter: String, _ value: String) -> Int {
        guard let parameter = repository[name].parameters[parameter] else { return 0 }
        return repository.answer(Query(name, conditions: [Condition(parameter, .equal, [.text(value)])], limit: 1))
            .total
    }

    private func lifespans(_ html: inout HTML) {
        let chart = LifespanChart(repository)
        let total = repository[.operations].records.count
        guard !chart.rows.isEmpty else { return }
        html.element("section", Attribute("aria-labelledby", "lifespans")) { html in
            html.element("h2", .id("lifespans"), text: "\(total) field operations, each a bar")
            html.element("p") { html in
                let (open, closed) = (count(.operations, "status", "active"), count(.operations, "status", "closed"))
                html.text("\(open) were at work when a source last showed them, \(closed) are closed")
                if total > open + closed { html.text(", \(total - open - closed) unclear") }
                html.raw(". Each bar leads to its record.")
            }
            html.element("figure", .class("figure")) { html in
                html.drawing(chart.svg(.wide))
                html.drawing(chart.svg(.narrow))
                html.element("figcaption") { html in
                    html.raw(
                        "From the decision to the closing day; pale after the last sighting, dotted where a date is not known. Bold: at work when last seen."
                    )
                    if total > chart.rows.count {
                        html.text(" Not drawn: \(total - chart.rows.count) without any date.")
                    }
                    html.raw(" ")
                    html.link(CollectionName.operations.path, "All as a table")
                    html.raw(" · ")
                    html.link(CollectionName.timeline.path, "The timeline")
                }
            }
        }
    }

    /// How far to trust it, in numbers that are each explained.
    private func trust(_ html: inout HTML) {
        let evidence = EvidenceCount(repository)
        html.element("section", .class("trust"), Attribute("aria-label", "How far to trust it")) { html in
            figure("\(evidence.statedOfHundred) in 100", &html) { html in
                html.text("facts are stated by a source; the others are our inference and say so.")
            }
            figure("\(repository[.sources].records.count) sources", &html) { html in
                html.raw("each ")
                html.link(CollectionName.sources.path, "with the facts that rest on it")
                html.raw(".")
            }
            figure("\(evidence.gaps) gaps", &html) { html in
                html.raw("named with the reason, and ")
                html.link(Route.dataset.path, "open questions")
                html.raw(".")
            }
            figure(dataset.released.words(isShort: true), &html) { html in
                html.raw("is the day of this release; ")
                html.link(CollectionName.changes.path, "what changed")
                html.raw(".")
            }
        }
    }

    private func figure(_ number: String, _ html: inout HTML, _ words: (inout HTML) -> Void) {
        html.element("div") { html in
            html.element("p", .class("figure-number"), text: number)
            html.element("p", .class("small soft"), content: words)
        }
    }

    private func use(_ html: inout HTML) {
        html.element("section", Attribute("aria-labelledby", "use")) { html in
            html.raw("<h2 id=\"use\">Use the data</h2>")
            html.element("div", .class("trust")) { html in
                item(Route.download.path, "Spreadsheet and archive", "All of it in one file, without a key.", &html)
                item(Route.match.path, "Match your list", "Paste names, get ours, each with how sure it is.", &html)
                item(Route.documentation.path, "API", "The same addresses answer programs.", &html)
                item(Route.datasetCitation.path, "Cite", "A record, a fact, a list or all of it.", &html)
            }
        }
    }

    private func item(_ address: String, _ name: String, _ words: String, _ html: inout HTML) {
        html.element("div") { html in
            html.element("p") { $0.link(address, name) }
            html.element("p", .class("small soft"), text: words)
        }
    }
}
