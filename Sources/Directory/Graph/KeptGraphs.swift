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
}
