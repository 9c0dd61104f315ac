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
        var linked: Set<String> = []
        var linking: Set<String> = []
        for record in records {
            let own = "\(record.collection)/\(record.label)"
            for field in CollectionSchema.named(record.collection).fields
            where field.isInSeed && field.name != "evidence" {
                for leaf in Leaf.leaves(ofField: field) {
                    guard case .value(let type) = leaf.content else { continue }
                    for id in leaf.values(in: record.value).compactMap(\.string) {
                        for collection in type.referenced {
                            linked.insert("\(collection)/\(id)")
                            linking.insert(own)
                        }
                    }
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

    private static func circular(_ records: [SeedRecord]) -> [SeedFault] {
        [CollectionName.institutions, .activities].flatMap { collection in
            let own = records.filter { $0.collection == collection }
            let parents = Dictionary(own.map { ($0.label, $0.value["parent"]?.string) }) { first, _ in first }
            return own.compactMap { record -> SeedFault? in
                var next = record.value["parent"]?.string
                for _ in own {
                    guard let parent = next else { return nil }
                    if parent == record.label {
                        return record.fault("parent", "it is part of itself; one of the parents is wrong")
                    }
                    next = parents[parent] ?? nil
                }
                return nil
            }
        }
    }
}
