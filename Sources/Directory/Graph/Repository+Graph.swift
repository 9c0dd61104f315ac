extension Repository {
    /// The records and what they say of each other.
    package func graph() -> Graph { derived.value(asOf: nil) { Graph(self) } }

    /// The part of the graph that has nodes of some collections and edges of some relations alone, as on a day where one is
    /// given.
    func part(of collections: Set<CollectionName>, _ relations: Set<String>, asOf day: Day?) -> Subgraph {
        guard let day else { return graph().part(collections, relations) }
        let graph =
            relations.contains(Graph.evidence)
            ? derived.value(asOf: day) { Graph(self, asOf: day) }
            : derived.value(asOf: day) { GraphWithoutEvidence(graph: Graph(self, asOf: day, hasEvidence: false)) }.graph
        return graph.part(collections, relations)
    }

    /// The part of the graph around a record, as `Graph.neighbourhood` gives it, on a day where one is given.
    ///
    /// A past day takes records and references away and adds none. What can be reached on it can therefore be reached
    /// today, and no other record is read as it was.
    package func neighbourhood(
        of collection: CollectionName,
        _ id: String,
        asOf day: Day?,
        depth: Int,
        _ collections: Set<CollectionName>,
        _ relations: Set<String>
    ) -> Subgraph? {
        if let english {
            return english.neighbourhood(of: collection, id, asOf: day, depth: depth, collections, relations)
                .map { localized($0, asOf: day) }
        }
        guard let day else {
            return graph().neighbourhood(of: collection, id, depth: depth, collections, relations)
        }
        // of two records that name each other as successor and predecessor, the graph keeps one reference
        let either = relations.contains("successors") ? relations.union(["predecessors"]) : relations
        guard let today = graph().neighbourhood(of: collection, id, depth: depth, collections, either) else {
            return nil
        }
        let records = Dictionary(grouping: today.nodes.map(\.record), by: \.collection)
        let hasEvidence = relations.contains(Graph.evidence)
        let world = WorldOnDay(day: day, repository: self, hasEvidence: hasEvidence)
        let nodes = CollectionName.seeded.flatMap { name in
            world.records(existingAmong: (records[name] ?? []).map(\.number).sorted(), of: self[name])
        }
        return Graph(nodes).neighbourhood(of: collection, id, depth: depth, collections, relations)
    }
}

/// A graph of a past day without its evidence, which is cached beside the whole one.
private struct GraphWithoutEvidence: Sendable {
    let graph: Graph
}
