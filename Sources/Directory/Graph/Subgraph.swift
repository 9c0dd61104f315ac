/// A part of the graph.
package struct Subgraph: Sendable {
    /// A record with its distance from the one that the part is drawn around.
    package struct Node: Sendable {
        /// The record.
        package let record: Record
        /// The number of edges between the two; nil where the part is drawn around none.
        package let distance: Int?
    }

    /// The records, the nearest first, then in the order of collections and ids.
    package let nodes: [Node]
    /// The edges between them: the records and the relation.
    package let edges: [(from: Record, to: Record, relation: String)]
}

extension Graph {
    /// The part that has nodes of some collections and edges of some relations alone. O(nodes + edges).
    package func part(_ collections: Set<CollectionName>, _ relations: Set<String>) -> Subgraph {
        let isKept = nodes.map { collections.contains($0.collection) }
        let isFollowed = Self.relations.map(relations.contains)
        return Subgraph(
            nodes: nodes.indices.filter { isKept[$0] }.map { .init(record: nodes[$0], distance: nil) },
            edges: named(edges.filter { isKept[$0.from] && isKept[$0.to] && isFollowed[$0.number] })
        )
    }

    /// The part around a record: what can be reached from it over so many edges, in either direction, without leaving
    /// the collections and relations. Nil where the graph has no such record. O(nodes + edges).
    package func neighbourhood(
        of collection: CollectionName,
        _ id: String,
        depth: Int,
        _ collections: Set<CollectionName>,
        _ relations: Set<String>
    ) -> Subgraph? {
        guard let centre = nodes.firstIndex(where: { $0.collection == collection && $0.id == id }) else { return nil }
        var isKept = nodes.map { collections.contains($0.collection) }
        isKept[centre] = true
        let isFollowed = Self.relations.map(relations.contains)
        let usable = edges.filter { isFollowed[$0.number] && isKept[$0.from] && isKept[$0.to] }
        var distances = [Int?](repeating: nil, count: nodes.count)
        distances[centre] = 0
        var reached = [centre]
        // all nodes at one distance are known before the next distance begins, so that one pass over the edges finds it
        for distance in 1...max(depth, 1) {
            let known = reached.count
            for edge in usable {
                if distances[edge.from] == distance - 1, distances[edge.to] == nil {
                    distances[edge.to] = distance
                    reached.append(edge.to)
                } else if distances[edge.to] == distance - 1, distances[edge.from] == nil {
                    distances[edge.from] = distance
                    reached.append(edge.from)
                }
            }
            if reached.count == known { break }
        }
        let order = reached.sorted { (distances[$0] ?? 0, $0) < (distances[$1] ?? 0, $1) }
        return Subgraph(
            nodes: order.map { .init(record: nodes[$0], distance: distances[$0]) },
            edges: named(usable.filter { distances[$0.from] != nil && distances[$0.to] != nil })
        )
    }

    private func named(_ edges: [Edge]) -> [(from: Record, to: Record, relation: String)] {
        edges.map { (nodes[$0.from], nodes[$0.to], $0.relation) }
    }
}
