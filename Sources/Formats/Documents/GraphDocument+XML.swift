internal import Directory
internal import Markup

/// The graph in the formats of programs for networks. A node is called by its address, as in JSON.
extension GraphDocument {
    /// GraphML 1.0 (graphml.graphdrawing.org), as Gephi, networkx and igraph read it.
    var graphML: [UInt8] {
        var xml = XML()
        xml.open("graphml", [("xmlns", "http://graphml.graphdrawing.org/xmlns")])
        for (name, type) in nodeMembers {
            xml.empty("key", [("id", name), ("for", "node"), ("attr.name", name), ("attr.type", type)])
        }
        xml.empty(
            "key",
            [("id", "relation"), ("for", "edge"), ("attr.name", "relation"), ("attr.type", "string")]
        )
        xml.open("graph", [("id", "osce-directory"), ("edgedefault", "directed")])
        xml.element("desc", about)
        for node in part.nodes {
            xml.open("node", [("id", node.record.path)])
            for (name, value) in values(of: node) { xml.element("data", value, [("key", name)]) }
            xml.close("node")
        }
        for (place, edge) in part.edges.enumerated() {
            xml.open("edge", [("id", "e\(place)"), ("source", edge.from.path), ("target", edge.to.path)])
            xml.element("data", edge.relation, [("key", "relation")])
            xml.close("edge")
        }
        xml.close("graph")
        xml.close("graphml")
        return xml.bytes
    }

    /// GEXF 1.3 (gexf.net), as Gephi reads it.
    var gexf: [UInt8] {
        var xml = XML()
        xml.open("gexf", [("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])
        xml.open("meta", [("lastmodifieddate", repository.dataset.released.description)])
        xml.element("creator", repository.dataset.content["publisher"]?.string ?? repository.dataset.title)
        xml.element("description", about)
        xml.close("meta")
        xml.open("graph", [("mode", "static"), ("defaultedgetype", "directed")])
        let members = nodeMembers.filter { $0.name != Self.label }
        xml.open("attributes", [("class", "node")])
        for (name, type) in members {
            xml.empty("attribute", [("id", name), ("title", name), ("type", type == "int" ? "integer" : type)])
        }
        xml.close("attributes")
        xml.open("attributes", [("class", "edge")])
        xml.empty("attribute", [("id", "relation"), ("title", "relation"), ("type", "string")])
        xml.close("attributes")
        xml.open("nodes")
        for node in part.nodes {
            xml.open("node", [("id", node.record.path), (Self.label, node.record.name)])
            xml.open("attvalues")
            for (name, value) in values(of: node) where name != Self.label {
                xml.empty("attvalue", [("for", name), ("value", value)])
            }
            xml.close("attvalues")
            xml.close("node")
        }
        xml.close("nodes")
        xml.open("edges")
        for (place, edge) in part.edges.enumerated() {
            xml.open(
                "edge",
                [
                    ("id", "e\(place)"), ("source", edge.from.path), ("target", edge.to.path),
                    (Self.label, edge.relation), ("kind", edge.relation),
                ]
            )
            xml.open("attvalues")
            xml.empty("attvalue", [("for", "relation"), ("value", edge.relation)])
            xml.close("attvalues")
            xml.close("edge")
        }
        xml.close("edges")
        xml.close("graph")
        xml.close("gexf")
        return xml.bytes
    }

    /// What Gephi shows beside a node and calls the name of it.
    private static let label = "label"

    /// What is told of a node, with its type in GraphML.
    private var nodeMembers: [(name: String, type: String)] {
        [(Self.label, "string"), ("type", "string")]
            + (part.nodes.contains { $0.record.nameLanguage != nil } ? [("name_language", "string")] : [])
            + (part.nodes.contains { $0.distance != nil } ? [("distance", "int")] : [])
    }

    private func values(of node: Subgraph.Node) -> [(name: String, value: String)] {
        [(Self.label, node.record.name), ("type", CollectionSchema.named(node.record.collection).type)]
            + (node.record.nameLanguage.map { [("name_language", $0)] } ?? [])
            + (node.distance.map { [("distance", "\($0)")] } ?? [])
    }

    /// What the graph is, for who finds the file.
    private var about: String {
        "\(repository.dataset.title). \(repository.citation.text(address, name: record?.name))"
    }
}
