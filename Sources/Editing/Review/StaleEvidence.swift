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
        CollectionName.seeded.flatMap { collection -> [SeedFault] in
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
                return findings(from: former.tree.value, to: tree, schema)
            }
        }
    }

    /// - Throws: the faults of a Seed that cannot be compared.
    package static func findings(from old: Seed, to new: Seed) throws(InvalidSeed) -> [SeedFault] {
        findings(from: try SeedLoader.check(old, .shape), to: try SeedLoader.check(new))
    }

    private static func findings(from old: JSON, to new: SeedRecord, _ schema: CollectionSchema) -> [SeedFault] {
        let formerSources = entries(of: EvidenceExpansion.expanded(old, of: schema))
        let sources = entries(of: new.value)
        var (before, after) = (Facts(old, schema), Facts(new.value, schema))
        return sources.keys.sorted().compactMap { path -> SeedFault? in
            guard let former = before[path], let present = after[path], former != present else { return nil }
            let known = formerSources[path] ?? []
            let stale = (sources[path] ?? []).filter { known.contains($0) }.compactMap { $0["source"]?.string }
            guard !stale.isEmpty else { return nil }
            let names =
                stale.count == 1 ? stale[0] : stale.dropLast().joined(separator: ", ") + " and \(stale.last ?? "")"
            return new.fault(
                String(path.prefix { $0 != "." }),
                "\(path.abbreviated) changed from \(former.abbreviated) to \(present.abbreviated); "
                    + "\(names) \(stale.count == 1 ? "was" : "were") read for \(former.abbreviated): "
                    + "confirm with `confirmed` or `says`, or take the path out of the entry"
            )
        }
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
        private var parts: [String: [String: JSON]] = [:]

        init(_ record: JSON, _ schema: CollectionSchema) { (self.record, self.schema) = (record, schema) }

        /// The fact at a path, without what is no fact in it; nil where there is none.
        subscript(path: String) -> JSON? {
            mutating get {
                let pieces = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard let field = schema.fields.first(where: { $0.name == pieces[0] && $0.isFact }),
                    let value = record[field.name]
                else { return nil }
                guard pieces.count == 2 else { return Self.facts(of: value, field.type) }
                if parts[field.name] == nil { parts[field.name] = Self.parts(of: value, field.type) }
                return parts[field.name]?[pieces[1]]
            }
        }

        private static func parts(of value: JSON, _ type: FieldType) -> [String: JSON] {
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

        /// A value without the members of objects that state no fact.
        private static func facts(of value: JSON, _ type: FieldType) -> JSON {
            guard case .object(let fields, _) = type, let members = value.members else { return value }
            let stated = Set(fields.filter(\.isFact).map(\.name))
            return .object(members.filter { stated.contains($0.name) })
        }
    }
}
