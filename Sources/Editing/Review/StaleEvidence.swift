package import Directory

/// Finds evidence that was read for a value which has changed since, while the evidence stayed what it was.
package enum StaleEvidence {
    /// The findings, in the order of the records.
    ///
    /// An entry of evidence counts as looked at where anything of it but its fields changed, such as `confirmed`, or where
    /// it did not name the fact before.
    ///
    /// - Parameters:
    ///   - old: the Seed of which the evidence was right.
    ///   - new: the Seed to look at.
    static func findings(from old: CheckedSeed, to new: CheckedSeed) -> [SeedFault] {
        let ids = presentIDs(new)
        return CollectionName.seeded.flatMap { collection -> [SeedFault] in
            let schema = CollectionSchema.named(collection)
            guard schema.isEvidenced else { return [] }
            let records = old.records[collection] ?? []
            let known = Dictionary(records.map { ($0.label, $0) }) { first, _ in first }
            return (new.records[collection] ?? []).sorted { $0.position < $1.position }.flatMap {
                record -> [SeedFault] in
                let tree = record.tree
                let formerIDs = [record.label] + (tree.value["former_ids"]?.array ?? []).compactMap(\.string).reversed()
                guard let former = formerIDs.lazy.compactMap({ known[$0] }).first,
                    !former.withBytes({ former in record.withBytes { $0.elementsEqual(former) } })
                else { return [] }
                return findings(from: former.tree.value, to: tree, schema, ids)
            }
        }
    }

    /// The id in force of each former one. A reference to a record that got another id says what it said.
    private static func presentIDs(_ seed: CheckedSeed) -> [CollectionName: [String: String]] {
        seed.records.mapValues { records in
            var ids: [String: String] = [:]
            for record in records {
                for former in record.formerIDs { ids[former] = record.label }
            }
            return ids
        }
    }

    /// - Throws: the faults of a Seed that cannot be compared.
    package static func findings(from old: Seed, to new: Seed) throws(InvalidSeed) -> [SeedFault] {
        findings(from: try SeedLoader.check(old, .shape), to: try SeedLoader.check(new))
    }

    private static func findings(
        from old: JSON,
        to new: SeedRecord,
        _ schema: CollectionSchema,
        _ ids: [CollectionName: [String: String]]
    ) -> [SeedFault] {
        let formerSources = entries(of: EvidenceExpansion.expanded(old, of: schema))
        let sources = entries(of: new.value)
        var (before, after) = (Facts(old, schema, ids), Facts(new.value, schema, ids))
        return sources.keys.sorted().compactMap { path -> SeedFault? in
            guard let former = before[path], let present = after[path], former != present,
                !hasOnlyGrown(from: former, to: present, at: path, sources)
            else { return nil }
            let known = formerSources[path] ?? []
            let stale = (sources[path] ?? []).filter { known.contains($0) }.compactMap { $0["source"]?.string }
            guard !stale.isEmpty else { return nil }
            return new.fault(
                String(path.prefix { $0 != "." }),
                "\(path.abbreviated) changed from \(former.abbreviated) to \(present.abbreviated); "
                    + "\(stale.joined(separator: ", ")) \(stale.count == 1 ? "was" : "were") read for the former value. "
                    + "Look, then: osce-directory confirm \(new.collection)/\(new.label) \"\(place(of: path, schema))\" "
                    + "--source \(stale.joined(separator: ",")), or take the path out of their evidence"
            )
        }
    }

    /// Whether an object has nothing but members more, each with evidence of its own. What was read for the others stays.
    private static func hasOnlyGrown(
        from former: JSON,
        to present: JSON,
        at path: String,
        _ sources: [String: [JSON]]
    ) -> Bool {
        guard let members = present.members, let known = former.members,
            known.allSatisfy({ present[$0.name] == $0.value })
        else { return false }
        return members.allSatisfy { former[$0.name] != nil || sources["\(path).\($0.name)"] != nil }
    }

    /// How commands name what an evidence path leads to: items of lists in brackets.
    private static func place(of path: String, _ schema: CollectionSchema) -> String {
        let (name, part) = EvidencePaths.split(path)
        guard let part, let field = schema.fields.first(where: { $0.name == name }), case .list = field.type else {
            return path
        }
        return "\(name)[\(part)]"
    }

    /// The entries that name each path, without their paths.
    private static func entries(of record: JSON) -> [String: [JSON]] {
        var entries: [String: [JSON]] = [:]
        for entry in record["evidence"]?.array ?? [] {
            let rest = JSON.object((entry.members ?? []).filter { $0.name != "fields" })
            for path in (entry["fields"]?.array ?? []).compactMap(\.string) { entries[path, default: []].append(rest) }
        }
        return entries
    }

    /// What evidence paths lead to in a record.
    private struct Facts {
        let record: JSON
        let schema: CollectionSchema
        /// The id in force of each former one.
        let ids: [CollectionName: [String: String]]
        private var parts: [String: [String: JSON]] = [:]

        init(_ record: JSON, _ schema: CollectionSchema, _ ids: [CollectionName: [String: String]]) {
            (self.record, self.schema, self.ids) = (record, schema, ids)
        }

        /// The fact at a path, without what is no fact in it; nil where there is none.
        subscript(path: String) -> JSON? {
            mutating get {
                let pieces = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard let field = schema.fields.first(where: { $0.name == pieces[0] && $0.isFact }),
                    let value = record[field.name]
                else { return nil }
                guard pieces.count == 2 else { return facts(of: value, field.type) }
                if parts[field.name] == nil { parts[field.name] = parts(of: value, field.type) }
                return parts[field.name]?[pieces[1]]
            }
        }

        private func parts(of value: JSON, _ type: FieldType) -> [String: JSON] {
            if case .object = type {
                let members = facts(of: value, type).members ?? []
                return Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
            }
            guard case .list(let element) = type, let labels = type.itemLabels(of: value) else { return [:] }
            let items = zip(labels, value.array ?? []).compactMap { label, item in
                label.map { ($0, facts(of: item, element)) }
            }
            return Dictionary(items) { first, _ in first }
        }

        /// A value without the members of objects that state no fact, and with ids in force in references.
        private func facts(of value: JSON, _ type: FieldType) -> JSON {
            switch type {
            case .object(let fields, _):
                guard let members = value.members else { return value }
                let types = Dictionary(fields.filter(\.isFact).map { ($0.name, $0.type) }) { first, _ in first }
                return .object(
                    members.compactMap { member in
                        types[member.name].map { JSON.Member(member.name, facts(of: member.value, $0)) }
                    }
                )
            case .list(let element): return value.array.map { .array($0.map { facts(of: $0, element) }) } ?? value
            case .reference(let collections), .either(.reference(let collections), _):
                guard let id = value.string else { return value }
                return collections.lazy.compactMap { ids[$0]?[id] }.first.map(JSON.string) ?? value
            default: return value
            }
        }
    }
}
