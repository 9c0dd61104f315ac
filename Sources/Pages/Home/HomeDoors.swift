internal import Addresses
internal import Directory
internal import Drawings
internal import Formats
internal import Markup

/// Three ways in, each a question with a picture or a list that is an answer already.
struct HomeDoors {
    let repository: Repository

    /// How many links a list has at most.
    private static let most = 20

    func write(to html: inout HTML) {
        html.element("div", .class("doors")) { html in
            door("Where is the OSCE at work?", &html, map)
            door("Who deals with …?", &html, topics)
            door("What did States decide?", &html, decisions)
        }
    }

    private func door(_ title: String, _ html: inout HTML, _ content: (inout HTML) -> Void) {
        html.element("section", .class("card")) { html in
            html.element("h2", text: title)
            content(&html)
        }
    }

    private func map(_ html: inout HTML) {
        guard let status = repository[.operations].parameters["status"] else { return }
        let query = Query(
            .operations,
            conditions: [Condition(status, .equal, [.text("active")])],
            limit: Query.limits.upperBound
        )
        let answer = repository.answer(query)
        let sites = MapSite.sites(of: answer.records.map { MapFeature($0) })
        if !sites.isEmpty {
            let frame = MapFrame(showing: sites.map(\.position), width: 330, height: 200)
            let layout = MapLayout(sites, in: frame)
            let names = sites.prefix(20).map(\.name).joined(separator: ", ")
            html.drawing(
                MapDrawing(
                    title: "Seats of the operations at work when last seen",
                    summary: "Coastlines without borders, and on them \(names).",
                    frame: frame,
                    ground: .embedded,
                    layout: layout,
                    address: { _ in Route.map.path },
                    name: "map",
                    hasLegend: false,
                    keepsGround: true
                ).svg
            )
        }
        states(&html)
        html.element("p", .class("small row")) { html in
            html.link(Route.map.path, "The map of any year")
            html.link(
                ListRequest(query: Query(.operations, conditions: query.conditions)).address,
                "\(answer.total) at work when last seen"
            )
        }
    }

    /// The operations of a State that is chosen.
    private func states(_ html: inout HTML) {
        html.element("form", .class("choose"), .action(CollectionName.operations.path)) { html in
            html.raw("<label class=\"visually-hidden\" for=\"home-country\">State</label>")
            html.element("select", .id("home-country"), Attribute(literal: "name", "country"), Attribute("required")) {
                html in
                html.raw("<option value=\"\">Choose a State</option>")
                for state in repository[.states].records.map({ ($0.id, $0.name) }).sorted(by: { $0.1 < $1.1 }) {
                    html.element("option", Attribute("value", state.0), text: state.1)
                }
            }
            html.raw("<button type=\"submit\">Open</button>")
        }
    }

    private func topics(_ html: inout HTML) {
        let topics = repository[.activities].records
        html.element("ul", .class("topics")) { html in
            for topic in topics.prefix(Self.most) { html.element("li") { $0.link(to: topic) } }
        }
        html.element("p", .class("small")) { html in
            html.link(CollectionName.activities.path, "All \(topics.count) topics with who leads")
            html.raw(" · ")
            html.link(Route.graph.path, "Who stands where")
        }
    }

    private func decisions(_ html: inout HTML) {
        let members = JSONProjection(["date", "activities", "mandates"])
        var counts: [Int: Int] = [:]
        var ranked: [(weight: Int, year: Int?, record: Record)] = []
        for document in repository[.documents].records {
            let value = document.value(members)
            let year = value["date"]?.string.flatMap { Day($0) }?.year
            if let year { counts[year, default: 0] += 1 }
            let weight = (value["activities"]?.array?.count ?? 0) + (value["mandates"]?.array?.count ?? 0)
            ranked.append((weight, year, document))
            // only the first few are shown
            if ranked.count > 64 { ranked = Array(Self.first(ranked).prefix(3)) }
        }
        html.element("p", .class("small soft")) { html in
            html.number(repository[.documents].records.count)
            html.raw(" decisions, declarations and treaties, here by year")
        }
        if !counts.isEmpty {
            html.drawing(
                YearBars(title: "Documents by year", counts: counts, until: repository.dataset.released.year).svg
            )
        }
        html.element("ul", .class("topics one")) { html in
            for entry in Self.first(ranked).prefix(3) {
                html.element("li") { html in
                    html.link(to: entry.record)
                    if let year = entry.year {
                        html.raw(" ")
                        html.element("span", .class("number")) { $0.number(year) }
                    }
                }
            }
        }
        html.element("p", .class("small row")) { html in
            html.link(CollectionName.documents.path, "All documents")
            html.link(CollectionName.mandates.path, "Who was given which task")
        }
    }

    /// Those that most topics and mandates rest on first.
    private static func first(_ ranked: [(weight: Int, year: Int?, record: Record)]) -> [(
        weight: Int, year: Int?, record: Record
    )] {
        ranked.sorted { ($0.weight, $1.record.id) > ($1.weight, $0.record.id) }
    }
}
