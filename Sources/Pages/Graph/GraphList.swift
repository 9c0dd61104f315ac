internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// The records of a part of the graph as a list: under each what it says of others.
struct GraphList {
    let request: GraphRequest
    /// Whether the records stand around one, so that few are expected.
    let isAroundRecord: Bool

    /// A record by its collection and id.
    struct Place: Hashable {
        let collection: CollectionName
        let id: String

        init(_ record: Record) { (collection, id) = (record.collection, record.id) }
    }

    /// What each record says of others.
    func edges(of part: Subgraph) -> [Place: [(from: Record, to: Record, relation: String)]] {
        Dictionary(grouping: part.edges) { Place($0.from) }
    }

    private func address(of record: Record) -> String {
        record.path(asOf: request.asOf, languages: request.languages)
    }

    /// Writes the records under a heading.
    func section(
        _ heading: String,
        _ nodes: [Subgraph.Node],
        _ edges: [Place: [(from: Record, to: Record, relation: String)]],
        _ html: inout HTML
    ) {
        // of all records each kind is folded, so that a telephone has no page of a hundred screens
        guard !isAroundRecord, request.collections.count != 1 else {
            html.element("h3", text: heading)
            return list(nodes, edges, &html)
        }
        html.element("details", .class("graph-kind")) { html in
            html.element("summary") { html in
                html.element("strong", text: heading)
                html.raw(" ")
                html.element("span", .class("number")) { $0.number(nodes.count) }
            }
            list(nodes, edges, &html)
        }
    }

    private func list(
        _ nodes: [Subgraph.Node],
        _ edges: [Place: [(from: Record, to: Record, relation: String)]],
        _ html: inout HTML
    ) {
        html.element("ul", .class("relations")) { html in
            var words: [String: String] = [:]
            for node in nodes {
                html.element("li") { html in
                    html.element("div") { html in
                        html.link(to: node.record, at: address(of: node.record))
                        html.raw(" ")
                        html.element("span", .class("number"), text: node.record.collection.noun(1))
                    }
                    guard let edges = edges[Place(node.record)] else { return }
                    html.element("ul") { html in
                        for edge in edges {
                            let relation = words[edge.relation] ?? RelationWords.of(edge.relation).forward.inSentence
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
