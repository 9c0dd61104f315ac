package import Addresses
package import Directory

/// A part of the graph: nodes, and edges between them.
package struct GraphDocument {
    package let part: Subgraph
    /// The address that asks for it.
    package let address: String
    package let repository: Repository
    package let asOf: Day?
    /// The record in the middle, where there is one.
    package var record: Record?

    /// Joins its parts.
    package init(part: Subgraph, address: String, repository: Repository, asOf: Day?, record: Record? = nil) {
        self.part = part
        self.address = address
        self.repository = repository
        self.asOf = asOf
        self.record = record
    }

    /// The document in one of its formats; pages are made elsewhere.
    package func bytes(as format: Format) -> [UInt8] {
        switch format {
        case .graphml: graphML
        case .gexf: gexf
        default: json
        }
    }

    private var json: [UInt8] {
        let nodes = part.nodes.map { node -> JSON in
            var members: [JSON.Member] = [
                .init("id", .string(node.record.path)),
                .init("type", .string(CollectionSchema.named(node.record.collection).type)),
                .init("name", .string(node.record.name)),
            ]
            if let language = node.record.nameLanguage { members.append(.init("name_language", .string(language))) }
            if let distance = node.distance { members.append(.init("distance", .integer(distance))) }
            return .object(members)
        }
        let edges = part.edges.map { edge -> JSON in
            // the same under the names that programs for networks look for
            let (from, to) = (JSON.string(edge.from.path), JSON.string(edge.to.path))
            return ["from": from, "to": to, "relation": .string(edge.relation), "source": from, "target": to]
        }
        var data: [JSON.Member] = []
        if let record { data.append(.init("record", .string(record.path))) }
        data += [.init("nodes", .array(nodes)), .init("edges", .array(edges))]
        var meta: [JSON.Member] = [.init("nodes", .integer(nodes.count)), .init("edges", .integer(edges.count))]
        if let asOf {
            meta.append(.init("as_of", .string(asOf.description)))
            let relations = repository.notDated(part, asOf: asOf)
            if !relations.isEmpty { meta.append(.init("not_dated", .array(relations.map(JSON.string)))) }
        }
        meta += [
            .init("data_version", .string(repository.shortVersion)),
            .init("citation", .string(repository.citation.text(address, name: record?.name))),
        ]
        var links = [JSON.Member("self", .string(address))]
        if let record {
            var context = RecordView()
            (context.asOf, context.languages) = (asOf, repository.languages)
            links.append(.init("record", .string(context.address(of: record.path))))
        }
        let document: JSON = ["data": .object(data), "meta": .object(meta), "links": .object(links)]
        return document.bytes + [0x0A]
    }
}
