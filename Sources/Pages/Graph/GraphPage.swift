package import Addresses
package import Directory
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

    package var title: String { record.map { "Related to \($0.name)" } ?? "Graph of all records" }
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
    package var neutral: String? {
        var request = request
        (request.format, request.languages) = (nil, nil)
        return request.address(of: path)
    }
    package var alternates: [Alternate] { [Alternate(.json, shown(as: .json))] }

    /// The same in a format and in the languages that the page shows, whoever chose them.
    private func shown(as format: Format?) -> String {
        var request = request
        (request.format, request.languages) = (format, request.languages ?? repository.shownLanguages)
        return request.address(of: path)
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            if let record { Breadcrumbs.write(to: record, context: context, &html) }
            html.element("h1", text: record == nil ? "How everything hangs together" : "Related records")
            html.element("p", .class("lead"), text: summary)
        }
        if let day = request.asOf {
            html.element("p", .class("notice")) { html in
                html.raw("As of ")
                DateWords.write(day.description, to: &html)
                html.raw(".")
            }
            NotDatedNote.write(repository.notDated(part, asOf: day), to: &html)
        }
        depths(&html)
        types(&html)
        let edges = Dictionary(grouping: part.edges) { Place($0.from) }
        for (distance, nodes) in groups { section(distance, nodes, edges, &html) }
        TakeAway(alternates: alternates, address: shown(as: nil)).write(to: &html)
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

    /// A record by its collection and id.
    private struct Place: Hashable {
        let collection: CollectionName
        let id: String

        init(_ record: Record) { (collection, id) = (record.collection, record.id) }
    }

    private func address(of record: Record) -> String {
        record.path(asOf: request.asOf, languages: request.languages)
    }

    private func section(
        _ heading: String,
        _ nodes: [Subgraph.Node],
        _ edges: [Place: [(from: Record, to: Record, relation: String)]],
        _ html: inout HTML
    ) {
        html.element("h2", text: heading)
        html.element("ul", .class("relations")) { html in
            var words: [String: String] = [:]
            for node in nodes {
                html.element("li") { html in
                    html.element("div") { html in
                        html.link(to: node.record, at: address(of: node.record))
                        html.raw(" ")
                        html.element("span", .class("number"), text: repository[node.record.collection].schema.type)
                    }
                    guard let edges = edges[Place(node.record)] else { return }
                    html.element("ul") { html in
                        for edge in edges {
                            let relation = words[edge.relation] ?? edge.relation.inWords.lowercased()
                            words[edge.relation] = relation
                            html.element("li") { html in
                                html.element("span", .class("relation"), text: relation)
                                html.raw(" ")
                                html.link(to: edge.to, at: address(of: edge.to))
                            }
                        }
                    }
                }
            }
        }
    }
}
