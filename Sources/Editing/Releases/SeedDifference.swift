internal import Directory

/// Finds what changed from one Seed to another.
struct SeedDifference {
    /// The older one; nil where there was none.
    let old: CheckedSeed?
    let new: CheckedSeed

    /// The changes, in the order of collections and ids, those of files without records last.
    var changes: [RecordChange] { CollectionName.seeded.flatMap(changes) + SeedDocument.allCases.compactMap(change) }

    private func changes(of collection: CollectionName) -> [RecordChange] {
        func records(_ seed: CheckedSeed?) -> [String: JSON] {
            let own = seed?.records[collection] ?? []
            return Dictionary(own.map { ($0.label, $0.tree.value) }) { first, _ in first }
        }
        let (before, after) = (records(old), records(new))
        let formerIDs = Self.formerIDs(before, after)
        let renamed = Set(formerIDs.values)
        let names = CollectionSchema.named(collection).fields.map(\.name)
        return Set(before.keys).union(after.keys).subtracting(renamed).sorted().compactMap { id in
            let formerID = formerIDs[id]
            let (former, present) = (before[formerID ?? id], after[id])
            let fields = former.flatMap { former in present.map { Self.fields(former, $0, of: names) } } ?? []
            let kind: RecordChange.Kind =
                switch (former, present) {
                case (nil, _): .added
                case (_, nil): .removed
                default: formerID == nil ? .changed : .renamed
                }
            guard kind != .changed || !fields.isEmpty else { return nil }
            return RecordChange(
                kind: kind,
                collection: collection.rawValue,
                id: id,
                name: (present ?? former)?["name"]?.string ?? id,
                fields: fields,
                formerID: formerID,
                content: kind == .removed ? former : nil
            )
        }
    }

    /// The id that each renamed record had before: one of its former ids, which no record has any more.
    private static func formerIDs(_ before: [String: JSON], _ after: [String: JSON]) -> [String: String] {
        var formerIDs: [String: String] = [:]
        for (id, record) in after where before[id] == nil {
            // the newest stands last
            formerIDs[id] = record["former_ids"]?.array?.reversed().compactMap(\.string)
                .first { before[$0] != nil && after[$0] == nil }
        }
        return formerIDs
    }

    private func change(of document: SeedDocument) -> RecordChange? {
        // what the first release is about need not be told
        guard let old else { return nil }
        let (former, present) = (old.documents[document], new.documents[document])
        var names: [String] = []
        for member in (present?.members ?? []) + (former?.members ?? []) where !names.contains(member.name) {
            // the day of release changes with each release
            if document != .dataset || member.name != "released" { names.append(member.name) }
        }
        let fields = Self.fields(former ?? [:], present ?? [:], of: names)
        guard !fields.isEmpty || (former == nil) != (present == nil) else { return nil }
        return RecordChange(
            kind: former == nil ? .added : present == nil ? .removed : .changed,
            collection: document.rawValue,
            name: document == .dataset ? new.dataset.title : document.file,
            fields: fields
        )
    }

    private static func fields(_ before: JSON, _ after: JSON, of names: [String]) -> [RecordChange.FieldChange] {
        // the id follows from where the record is
        names.filter { $0 != "id" && before[$0] != after[$0] }
            .map { .init(field: $0, from: before[$0], to: after[$0]) }
    }
}
