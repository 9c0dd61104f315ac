extension Repository {
    /// The records and what they say of each other, as on a day where one is given.
    package func graph(asOf day: Day? = nil) -> Graph { derived.value(asOf: day) { Graph(self, asOf: day) } }

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
        let world = WorldOnDay(day: day, repository: self)
        let nodes = CollectionName.seeded.flatMap { name in
            world.records(existingAmong: (records[name] ?? []).map(\.number).sorted(), of: self[name])
        }
        return Graph(nodes).neighbourhood(of: collection, id, depth: depth, collections, relations)
    }
}
