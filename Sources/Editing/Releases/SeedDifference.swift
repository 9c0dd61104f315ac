internal import Directory

/// Finds what changed from one Seed to another.
struct SeedDifference {
    /// The older one; nil where there was none.
    let old: CheckedSeed?
    let new: CheckedSeed

    /// The changes, in the order of collections and ids, those of the data set as a whole last.
    var changes: [RecordChange] { CollectionName.seeded.flatMap(changes) + datasetChanges }

    private func changes(of collection: CollectionName) -> [RecordChange] {
        func records(_ seed: CheckedSeed?) -> [String: JSON] {
            let own = seed?.records[collection] ?? []
            return Dictionary(own.map { ($0.label, $0.tree.value) }) { first, _ in first }
        }
        let (before, after) = (records(old), records(new))
        return Set(before.keys).union(after.keys).sorted().compactMap { id in
            let name = (after[id] ?? before[id])?["name"]?.string ?? id
            func change(_ kind: RecordChange.Kind, _ fields: [RecordChange.FieldChange] = []) -> RecordChange {
                RecordChange(kind: kind, collection: collection.rawValue, id: id, name: name, fields: fields)
            }
            guard let former = before[id] else { return change(.added) }
            guard let present = after[id] else { return change(.removed) }
            let fields = Self.fields(former, present, of: CollectionSchema.named(collection).fields.map(\.name))
            return fields.isEmpty ? nil : change(.changed, fields)
        }
    }

    private var datasetChanges: [RecordChange] {
        guard let former = old?.dataset.content else { return [] }
        let present = new.dataset.content
        var names: [String] = []
        for member in (present.members ?? []) + (former.members ?? []) where !names.contains(member.name) {
            // it changes with each release
            if member.name != "released" { names.append(member.name) }
        }
        let fields = Self.fields(former, present, of: names)
        guard !fields.isEmpty else { return [] }
        return [
            RecordChange(
                kind: .changed,
                collection: RecordChange.dataset,
                id: "",
                name: new.dataset.title,
                fields: fields
            )
        ]
    }

    private static func fields(_ before: JSON, _ after: JSON, of names: [String]) -> [RecordChange.FieldChange] {
        names.compactMap { name in
            guard before[name] != after[name] else { return nil }
            guard let former = before[name]?.array, let present = after[name]?.array else {
                return .init(field: name, before: before[name], after: after[name])
            }
            let (known, stays) = (Set(former), Set(present))
            let (gone, come) = (former.filter { !stays.contains($0) }, present.filter { !known.contains($0) })
            // nothing but the order, or how often an item stands there, changed
            guard !gone.isEmpty || !come.isEmpty else {
                return .init(field: name, before: before[name], after: after[name])
            }
            return .init(
                field: name,
                before: gone.isEmpty ? nil : .array(gone),
                after: come.isEmpty ? nil : .array(come)
            )
        }
    }
}
