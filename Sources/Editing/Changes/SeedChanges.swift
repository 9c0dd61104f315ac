internal import Directory

/// The changes from one seed to another, record by record. The seeds may have faults.
package struct SeedChanges: Sendable {
    /// The changes, in the order of collections and ids, those of the data set as a whole last.
    package let all: [SeedChange]

    /// Compares two seeds.
    package init(from old: SeedDraft, to new: SeedDraft) {
        all = CollectionName.seeded.flatMap { Self.changes(of: $0, old, new) } + Self.dataset(old.dataset, new.dataset)
    }

    private static func changes(of name: CollectionName, _ old: SeedDraft, _ new: SeedDraft) -> [SeedChange] {
        func byID(_ draft: SeedDraft) -> [String: JSON] {
            Dictionary((draft.records[name] ?? []).map { ($0["id"]?.string ?? "", $0) }) { first, _ in first }
        }
        let schema = CollectionSchema.named(name)
        let (before, after) = (byID(old), byID(new))
        var renamed: [String: String] = [:]
        for (id, record) in after where before[id] == nil {
            let formers = (record["former_ids"]?.array ?? []).compactMap(\.string)
            renamed[id] = formers.last { before[$0] != nil && after[$0] == nil }
        }
        let followed = Set(renamed.values)
        return Set(before.keys).union(after.keys).sorted().compactMap { id -> SeedChange? in
            let present = after[id]
            let former = renamed[id].flatMap { before[$0] } ?? before[id]
            guard present != nil || !followed.contains(id) else { return nil }
            let parts = present.map { RecordChanges(from: former ?? .object([]), to: $0, schema).parts } ?? []
            let kind: SeedChange.Kind =
                renamed[id] != nil ? .renamed : former == nil ? .added : present == nil ? .removed : .changed
            guard kind != .changed || !parts.isEmpty else { return nil }
            return SeedChange(
                kind: kind,
                record: "/\(name)/\(id)",
                name: (present ?? former)?["name"]?.string ?? id,
                from: renamed[id].map { "/\(name)/\($0)" },
                parts: parts
            )
        }
    }

    private static func dataset(_ old: JSON, _ new: JSON) -> [SeedChange] {
        var names: [String] = []
        for member in (new.members ?? []) + (old.members ?? []) where !names.contains(member.name) {
            names.append(member.name)
        }
        let fields = names.map { name in
            Dataset.fields.first { $0.name == name } ?? Field(name, .any, "")
        }
        let parts = fields.flatMap { RecordChanges.parts($0, old[$0.name], new[$0.name]) }.map { part in
            SeedChange.Part(
                path: part.path,
                before: part.before,
                after: part.after,
                sources: [],
                formerSources: [],
                remarks: []
            )
        }
        guard !parts.isEmpty else { return [] }
        let name = new["title"]?.string ?? "the data set"
        return [SeedChange(kind: .changed, record: "/dataset", name: name, from: nil, parts: parts)]
    }
}
