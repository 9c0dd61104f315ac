package import Addresses
package import Directory
internal import Drawings
internal import Formats
package import Markup

/// A part of the graph in words: the records, and under each what it says of others.
package struct GraphPage: Page {
    package let repository: Repository
    package let part: Subgraph
    package let request: GraphRequest
    /// The record in the middle, where there is one.
    package let record: Record?

    /// Joins its parts.
    package init(repository: Repository, part: Subgraph, request: GraphRequest, record: Record?) {
        self.repository = repository
        self.part = part
        self.request = request
        self.record = record
    }

    private var path: String {
        record.map { Route.part(.related, $0.collection, id: $0.id).path } ?? Route.graph.path
    }

    package var title: String { record.map { "Related to \($0.name)" } ?? "Who stands where" }
    package var summary: String { "\(part.nodes.count) records and \(part.edges.count) ties between them." }
    package var canonical: String? {
        var request = request
        request.format = nil
        return request.address(of: path)
    }
    package var translations: [(language: String, address: String)] {
        NameLanguages.eachWorking { languages in
            var request = request
            request.format = nil
            request.languages = languages
            return request.address(of: path)
        }
    }
    package var section: String? { record.map(\.collection.path) ?? Route.graph.path }
    package var embedded: String? { record == nil && drawing != nil ? canonical : nil }
    package var neutral: String? {
        var request = request
        (request.format, request.languages) = (nil, nil)
        return request.address(of: path)
    }
    package var alternates: [Alternate] {
        let route = record == nil ? RouteTable[.graph] : RouteTable[.related]
        return route.formats.filter { $0 != .html && ($0 != .svg || drawing != nil) }.map {
            Alternate($0, shown(as: $0))
        }
    }

    private var figure: GraphFigure {
        GraphFigure(part: part, repository: repository, request: request, record: record)
    }

    /// The picture; nil where the part has nothing that is drawn.
    private var drawing: SVG? { figure.svg(isAlone: false) }

    /// The same in a format and in the languages that the page shows, whoever chose them.
    private func shown(as format: Format?) -> String {
        var request = request
        (request.format, request.languages) = (format, request.languages ?? repository.shownLanguages)
        return request.address(of: path)
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            if let record {
                Breadcrumbs.write(to: record, context: context, &html)
            } else {
                Breadcrumbs.write([(CollectionName.institutions.label, CollectionName.institutions.path)], to: &html)
            }
            html.element("h1") { html in
                guard let record else { return html.raw("Who stands where") }
                html.raw("Related to ")
                html.name(of: record)
            }
            html.element("p", .class("lead")) { html in
                guard record == nil else {
                    return html.raw("What the record says of others, and what others say of it.")
                }
                html.raw(
                    "The bodies that carry work against terrorism or decide on it, and the field operations at work when last seen."
                )
                // where the drawing is not shown, the list says the same in words
                html.raw(
                    " <span class=\"of-drawing\">Filled: leads the work. Strong frame: takes decisions. Dashed line: where a body belongs is our conclusion, not a source's statement.</span>"
                )
            }
        }
        if let day = request.asOf {
            html.element("p", .class("notice")) { html in
                html.raw("As of ")
                DateWords.write(day.description, to: &html)
                html.raw(".")
            }
            NotDatedNote.write(repository.notDated(part, asOf: day), to: &html)
        }
        if record == nil { form(&html) }
        if let drawing {
            html.element("figure", .class("figure graph-figure")) { html in
                html.drawing(drawing)
                html.element("figcaption") { html in
                    html.raw(
                        record == nil
                            ? "Not every body of the OSCE: only those of this directory. "
                            : "Directly related records. "
                    )
                    html.link(shown(as: .svg), "SVG", Attribute(literal: "rel", "nofollow"))
                    html.raw(" · ")
                    html.link("#list", "The same as a list")
                }
            }
        }
        if drawing != nil, let page = canonical {
            EmbedPanel(drawing: shown(as: .svg), page: page, title: title, repository).write(to: &html)
        }
        if record == nil { BodyList(chart: figure.organisation).write(to: &html) }
        html.element("h2", .id("list")) { html in
            html.text(
                "\(part.nodes.count) \(part.nodes.count == 1 ? "record" : "records") and \(part.edges.count) ties"
            )
        }
        depths(&html)
        types(&html)
        let list = GraphList(request: request, isAroundRecord: record != nil)
        let edges = list.edges(of: part)
        for (heading, nodes) in shownGroups { list.section(heading, nodes, edges, &html) }
        if part.nodes.count > Self.mostListed {
            html.element(
                "p",
                .class("notice"),
                text:
                    "The first \(Self.mostListed) of \(part.nodes.count) records. Choose a kind above, or take all of them as JSON, GraphML or GEXF."
            )
        }
        TakeAway(alternates: alternates, address: repository.shown(shown(as: nil))).write(to: &html)
    }

    /// How many records the list has at most.
    private static let mostListed = 1_000

    /// The groups up to the last record that is listed.
    private var shownGroups: [(heading: String, nodes: [Subgraph.Node])] {
        var room = Self.mostListed
        return groups.compactMap { group in
            let nodes = Array(group.nodes.prefix(room))
            room -= nodes.count
            return nodes.isEmpty ? nil : (group.heading, nodes)
        }
    }

    /// The day to look at.
    private func form(_ html: inout HTML) {
        html.element("form", .class("toolbar no-print"), .action(path)) { html in
            if !request.collections.isEmpty {
                html.empty(
                    "input",
                    Attribute(literal: "type", "hidden"),
                    Attribute("name", GeneralParameter.type.rawValue),
                    Attribute(
                        "value",
                        request.collections.map { CollectionSchema.named($0).type }.joined(separator: ",")
                    )
                )
            }
            html.element("div", .class("field")) { html in
                html.raw("<label for=\"graph-day\">On a day (2005 or 2005-01-01)</label>")
                html.empty(
                    "input",
                    .id("graph-day"),
                    Attribute("name", GeneralParameter.asOf.rawValue),
                    Attribute("value", request.asOf?.description ?? ""),
                    Attribute(literal: "placeholder", "today"),
                    Attribute(literal: "autocomplete", "off")
                )
            }
            html.raw("<button type=\"submit\" class=\"quiet\">Show</button>")
        }
    }

    /// The day and the languages that the way to the record keeps.
    private var context: RecordView {
        var context = RecordView()
        (context.asOf, context.languages) = (request.asOf, request.languages)
        return context
    }

    /// How far to look, as links.
    private func depths(_ html: inout HTML) {
        guard record != nil else { return }
        html.element("p") { html in
            html.raw("How many links away: ")
            for depth in GraphRequest.depths {
                var other = request
                other.depth = depth
                html.link(
                    other.address(of: path),
                    "\(depth)",
                    depth == request.depth ? Attribute(literal: "aria-current", "true") : nil
                )
                html.raw(" ")
            }
        }
    }

    /// The types of records, as filters that can be put on and taken off.
    private func types(_ html: inout HTML) {
        html.element("ul", .class("chips"), Attribute("aria-label", "Types of records")) { html in
            for name in CollectionName.seeded {
                let isShown = request.collections.contains(name)
                var other = request
                let chosen = isShown ? other.collections.filter { $0 != name } : other.collections + [name]
                other.collections = CollectionName.seeded.filter(chosen.contains)
                html.element("li") { html in
                    html.link(
                        other.address(of: path),
                        name.label,
                        isShown ? .class("chip chip-on") : .class("chip"),
                        isShown ? Attribute(literal: "aria-current", "true") : nil
                    )
                }
            }
        }
    }

    /// The records by their distance, or by collection where there is none in the middle.
    private var groups: [(heading: String, nodes: [Subgraph.Node])] {
        var groups: [(heading: String, nodes: [Subgraph.Node])] = []
        for node in part.nodes {
            let heading =
                switch node.distance {
                case nil: node.record.collection.label
                case 0: "The record itself"
                case 1: "One link away"
                case let distance?: "\(distance) links away"
                }
            if groups.last?.heading == heading {
                groups[groups.count - 1].nodes.append(node)
            } else {
                groups.append((heading, [node]))
            }
        }
        return groups
    }
}
