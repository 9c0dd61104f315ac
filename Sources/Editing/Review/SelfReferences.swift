internal import Directory

/// Finds records that refer to themselves: their own predecessor, or a document that builds on itself.
enum SelfReferences {
    /// The findings, in the order of the records. Linear in the data.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        let leaves = CollectionSchema.table { schema in
            schema.fields.filter(\.isInSeed).flatMap { Leaf.leaves(ofField: $0) }
                // that a body is part of itself is told of circles of any length
                .filter { $0.type.referenced.contains(schema.name) && $0.path != "parent" }
        }
        return records.flatMap { record -> [SeedFault] in
            (leaves[record.collection] ?? []).compactMap { leaf in
                guard leaf.values(in: record.value).contains(where: { $0.string == record.label }) else { return nil }
                return record.fault(leaf.path, "\(record.label) names itself; take it out")
            }
        }
    }
}
