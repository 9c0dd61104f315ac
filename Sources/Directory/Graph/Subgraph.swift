/// A part of the graph.
public struct Subgraph: Sendable {
    /// A record with its distance from the one that the part is drawn around.
    public struct Node: Sendable {
        /// The record.
        public let record: Record
        /// The number of edges between the two; nil where the part is drawn around none.
        public let distance: Int?
    }

    /// The records, the nearest first, then in the order of collections and ids.
    public let nodes: [Node]
    /// The edges between them: the records and the relation.
    public let edges: [(from: Record, to: Record, relation: String)]
}

extension Graph {
    /// The part that has nodes of some collections and edges of some relations alone. O(nodes + edges).
    public func part(_ collections: Set<CollectionName>, _ relations: Set<String>) -> Subgraph {
        let kept = Set(nodes.indices.filter { collections.contains(nodes[$0].collection) })
        return Subgraph(
            nodes: nodes.indices.filter(kept.contains).map { .init(record: nodes[$0], distance: nil) },
            edges: named(
                edges.filter { kept.contains($0.from) && kept.contains($0.to) && relations.contains($0.relation) }
            )
        )
    }

    /// The part around a record: what can be reached from it over so many edges, in either direction, without leaving
    /// the collections and relations. Nil where the graph has no such record. O(nodes + edges).
    public func neighbourhood(
        of collection: CollectionName,
        _ id: String,
        depth: Int,
        _ collections: Set<CollectionName>,
        _ relations: Set<String>
    ) -> Subgraph? {
        guard let centre = nodes.firstIndex(where: { $0.collection == collection && $0.id == id }) else { return nil }
        let usable = edges.filter { edge in
            relations.contains(edge.relation)
                && [edge.from, edge.to].allSatisfy { $0 == centre || collections.contains(nodes[$0].collection) }
        }
        var neighbours: [Int: [Int]] = [:]
        for edge in usable {
            neighbours[edge.from, default: []].append(edge.to)
            neighbours[edge.to, default: []].append(edge.from)
        }
        var distances = [centre: 0]
        var frontier = [centre]
        for distance in 1...max(depth, 1) {
            var next: [Int] = []
            for node in frontier {
                for neighbour in neighbours[node] ?? [] where distances[neighbour] == nil {
                    distances[neighbour] = distance
                    next.append(neighbour)
                }
            }
            frontier = next
        }
        let reached = distances.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        return Subgraph(
            nodes: reached.map { .init(record: nodes[$0.key], distance: $0.value) },
            edges: named(usable.filter { distances[$0.from] != nil && distances[$0.to] != nil })
        )
    }

    private func named(_ edges: [Edge]) -> [(from: Record, to: Record, relation: String)] {
        edges.map { (nodes[$0.from], nodes[$0.to], $0.relation) }
    }
}
