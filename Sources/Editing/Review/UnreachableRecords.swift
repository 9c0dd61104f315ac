internal import Directory

/// Finds records that no link leads to, and institutions or activities that are part of themselves.
enum UnreachableRecords {
    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] { unlinked(records) + circular(records) }

    /// Whether a record may stand alone: a State without an operation, a record whose gaps say why no relation is known.
    /// Sources have a rule of their own.
    private static func mayStandAlone(_ record: SeedRecord) -> Bool {
        [.states, .sources].contains(record.collection)
            || record.value.values(at: ["gaps", "field"]).contains("relates_to")
    }

    private static func unlinked(_ records: [SeedRecord]) -> [SeedFault] {
        let links = Dictionary(uniqueKeysWithValues: CollectionName.seeded.map { ($0, Self.links(of: $0)) })
        var linked: Set<String> = []
        var linking: Set<String> = []
        for record in records {
            let own = "\(record.collection)/\(record.label)"
            for (steps, collections) in links[record.collection] ?? [] {
                for id in record.value.values(at: steps[...]).compactMap(\.string) {
                    for collection in collections { linked.insert("\(collection)/\(id)") }
                    linking.insert(own)
                }
            }
        }
        return records.compactMap { record in
            let own = "\(record.collection)/\(record.label)"
            guard !mayStandAlone(record), !linked.contains(own), !linking.contains(own) else { return nil }
            return record.fault(
                nil,
                "no link leads to it or from it; tie it to another record, or say under gaps why relates_to is empty"
            )
        }
    }

    /// Where the records of a collection name others, and which.
    private static func links(of collection: CollectionName) -> [(steps: [String], collections: [CollectionName])] {
        CollectionSchema.named(collection).fields.filter { $0.isInSeed && $0.name != "evidence" }
            .flatMap(Leaf.leaves(ofField:))
            .compactMap { leaf in
                guard case .value(let type) = leaf.content, !type.referenced.isEmpty else { return nil }
                return (leaf.steps, type.referenced)
            }
    }

    private static func circular(_ records: [SeedRecord]) -> [SeedFault] {
        [CollectionName.institutions, .activities].flatMap { collection in
            let own = records.filter { $0.collection == collection }
            let parents = Dictionary(own.map { ($0.label, $0.value["parent"]?.string) }) { first, _ in first }
            let circles = circles(of: parents)
            return own.filter { circles.contains($0.label) }.map { record in
                record.fault("parent", "it is part of itself; one of the parents is wrong")
            }
        }
    }

    /// Those that are their own parent's parent, at whatever distance. Each record is looked at once.
    private static func circles(of parents: [String: String?]) -> Set<String> {
        var (circles, done) = (Set<String>(), Set<String>())
        for start in parents.keys {
            var (way, places) = ([String](), [String: Int]())
            var next: String? = start
            while let own = next, !done.contains(own), places[own] == nil {
                places[own] = way.count
                way.append(own)
                next = parents[own] ?? nil
            }
            if let own = next, let place = places[own] { circles.formUnion(way[place...]) }
            done.formUnion(way)
        }
        return circles
    }
}
