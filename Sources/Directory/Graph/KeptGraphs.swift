internal import Synchronization

/// The graph of today and those of the past days that were asked for last.
final class KeptGraphs: Sendable {
    private struct Kept {
        var today: Graph?
        var past: [(day: Day, graph: Graph)] = []
    }

    /// How many past days are kept; the one that came first leaves first.
    private static let capacity = 8

    private let kept = Mutex(Kept())

    /// The graph of a day, or of today; made where it is not kept.
    func graph(_ day: Day?, make: () -> Graph) -> Graph {
        let known = kept.withLock { kept in
            day.map { day in kept.past.first { $0.day == day }?.graph } ?? kept.today
        }
        if let known { return known }
        // made outside the lock: two threads may make the same, which costs time and nothing else
        let graph = make()
        kept.withLock { kept in
            guard let day else {
                kept.today = graph
                return
            }
            if kept.past.count >= Self.capacity { kept.past.removeFirst() }
            kept.past.append((day, graph))
        }
        return graph
    }
}

extension Repository {
    /// The records and what they say of each other, as on a day where one is given.
    public func graph(asOf day: Day? = nil) -> Graph { graphs.graph(day) { Graph(self, asOf: day) } }

    /// The part of the graph around a record, as `Graph.neighbourhood` gives it, on a day where one is given.
    ///
    /// A past day takes records and references away and adds none. What can be reached on it can therefore be reached
    /// today, and no other record is read as it was.
    public func neighbourhood(
        of collection: CollectionName,
        _ id: String,
        asOf day: Day?,
        depth: Int,
        _ collections: Set<CollectionName>,
        _ relations: Set<String>
    ) -> Subgraph? {
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
