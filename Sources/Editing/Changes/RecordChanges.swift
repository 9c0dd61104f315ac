internal import Directory

/// The changes from one state of a record to another.
struct RecordChanges {
    /// The values that changed, in the order of the table, then values whose evidence alone did.
    let parts: [SeedChange.Part]

    /// - Parameter old: an empty object for a record that was not there.
    init(from old: JSON, to new: JSON, _ schema: CollectionSchema) {
        let (before, after) = (Self.evidence(old), Self.evidence(new))
        let (toldBefore, told) = (Self.remarks(old), Self.remarks(new))
        func remarks(_ path: String) -> [String] {
            let former = toldBefore[path] ?? []
            return (told[path] ?? []).filter { !former.contains($0) }
        }
        func sources(_ evidence: [String: [String]], _ path: String) -> [String] {
            ((evidence[path] ?? []) + (evidence[EvidencePaths.split(path).field] ?? [])).unique
        }
        var values: [SeedChange.Part] = []
        for field in schema.fields where field.isInSeed && !["evidence", "id"].contains(field.name) {
            for part in Self.parts(field, old[field.name], new[field.name]) {
                let (former, present) = (sources(before, part.path), sources(after, part.path))
                let come = present.filter { !former.contains($0) }
                values.append(
                    SeedChange.Part(
                        path: part.path,
                        before: part.before,
                        after: part.after,
                        sources: come.isEmpty ? present : come,
                        formerSources: former.filter { !present.contains($0) },
                        remarks: remarks(part.path)
                    )
                )
            }
        }
        let rest = Set(before.keys).union(after.keys).union(told.keys).subtracting(values.map(\.path)).sorted()
        parts =
            values
            + rest.compactMap { path in
                let (former, present) = (before[path] ?? [], after[path] ?? [])
                let remarks = remarks(path)
                guard Set(former) != Set(present) || !remarks.isEmpty, EvidencePaths.leads(path, in: new, schema)
                else { return nil }
                return SeedChange.Part(
                    path: path,
                    before: nil,
                    after: nil,
                    sources: present.filter { !former.contains($0) },
                    formerSources: former.filter { !present.contains($0) },
                    remarks: remarks
                )
            }
    }

    /// What entries of evidence say beside naming their source, by path.
    private static func remarks(_ record: JSON) -> [String: [String]] {
        var remarks: [String: [String]] = [:]
        for entry in record["evidence"]?.array ?? [] {
            guard let citation = Citation(entry) else { continue }
            let says = citation.says.map { "“\($0)”" }
            var own: [String] = []
            if citation.basis == "contradicts" {
                own.append("contradicted by \(citation.source)" + (says.map { ", which says \($0)" } ?? ""))
            } else if let says {
                own.append("\(citation.source) says \(says)")
            }
            if let day = citation.confirmed { own.append("confirmed by \(citation.source) on \(day)") }
            guard !own.isEmpty else { continue }
            for path in (entry["fields"]?.array ?? []).compactMap(\.string) { remarks[path, default: []] += own }
        }
        return remarks
    }

    /// The sources of each path that evidence names, but for those that contradict it.
    private static func evidence(_ record: JSON) -> [String: [String]] {
        var sources: [String: [String]] = [:]
        for entry in record["evidence"]?.array ?? [] {
            guard let source = entry["source"]?.string, entry["basis"] != "contradicts" else { continue }
            for path in (entry["fields"]?.array ?? []).compactMap(\.string) {
                sources[path, default: []].append(source)
            }
        }
        return sources
    }

    /// A value that changed, and its path.
    typealias ValueChange = (path: String, before: JSON?, after: JSON?)

    /// The values of a field that changed: the field as a whole, members of an object, or items of a list.
    static func parts(_ field: Field, _ old: JSON?, _ new: JSON?) -> [ValueChange] {
        guard old != new else { return [] }
        switch field.type {
        case .object(let fields, _):
            return fields.compactMap { member in
                let (before, after) = (old?[member.name], new?[member.name])
                return before == after ? nil : ("\(field.name).\(member.name)", before, after)
            }
        case .list(let element): return items(field.name, element, old?.array ?? [], new?.array ?? [])
        default: return [(field.name, old, new)]
        }
    }

    private static func items(_ name: String, _ type: FieldType, _ old: [JSON], _ new: [JSON]) -> [ValueChange] {
        let (known, stays) = (Set(old), Set(new))
        func labelled(_ items: [JSON], without others: Set<JSON>) -> [(label: String?, item: JSON)] {
            zip(ItemLabels.of(items, type), items).filter { !others.contains($0.1) }
        }
        var (gone, come) = (labelled(old, without: stays), labelled(new, without: known))
        // nothing but the order, or how often an item stands there
        if gone.isEmpty, come.isEmpty { return [(name, .array(old), .array(new))] }
        var changes: [ValueChange] = []
        for (label, item) in gone {
            guard let label, let place = come.firstIndex(where: { $0.label == label }) else { continue }
            changes.append(("\(name).\(label)", item, come[place].item))
            come.remove(at: place)
            gone.removeAll { $0.label == label }
        }
        func path(_ label: String?) -> String { label.map { "\(name).\($0)" } ?? name }
        return changes + gone.map { (path($0.label), $0.item, nil) } + come.map { (path($0.label), nil, $0.item) }
    }
}
