internal import Directory

/// The evidence of a record under edit.
struct EvidenceEdit {
    private let schema: CollectionSchema
    private(set) var record: JSON
    private var entries: [JSON]

    init(_ record: JSON, _ schema: CollectionSchema) {
        (self.record, self.schema) = (record, schema)
        entries = record["evidence"]?.array ?? []
    }

    /// The record with the evidence.
    var result: JSON {
        record.setting("evidence", entries.isEmpty ? nil : .array(entries), order: schema.fields)
    }

    private func paths(_ entry: JSON) -> [String] { (entry["fields"]?.array ?? []).compactMap(\.string) }

    private static func setting(_ paths: [String], _ entry: JSON) -> JSON {
        .object(
            (entry.members ?? []).map { $0.name == "fields" ? .init("fields", .array(paths.map(JSON.string))) : $0 }
        )
    }

    /// The sources of a path, of the whole field included.
    func sources(of path: String) -> [String] {
        let field = EvidencePaths.split(path).field
        return entries.filter { paths($0).contains { $0 == path || $0 == field } }
            .compactMap { $0["source"]?.string }.unique
    }

    /// Writes that paths rest on a source.
    ///
    /// An entry that cites the same place takes them; otherwise a new one stands at its place in the order of sources.
    /// What the source was said to say of the values before goes where both cannot be true.
    mutating func add(_ paths: [String], _ citation: Citation) {
        guard !paths.isEmpty else { return }
        _ = takeOut(paths) { $0.disagrees(with: citation) }
        // what rests on the same place and was confirmed since says it already
        let confirmed = citation.confirmed == nil ? self.paths(confirming: citation) : []
        let paths = paths.filter { !confirmed.contains($0) && !confirmed.contains(EvidencePaths.split($0).field) }
        guard !paths.isEmpty else { return }
        if let place = entries.firstIndex(where: { Citation($0) == citation }) {
            // several entries may cite the same place
            let cited = Set(entries.filter { Citation($0) == citation }.flatMap { self.paths($0) })
            let new = paths.filter { !cited.contains($0) && !cited.contains(EvidencePaths.split($0).field) }
            let known = self.paths(entries[place])
            guard !new.isEmpty else { return }
            let isSorted = known == known.sorted()
            entries[place] = Self.setting(isSorted ? (known + new).sorted() : known + new, entries[place])
            return
        }
        let place = entries.firstIndex { ($0["source"]?.string ?? "") > citation.source } ?? entries.count
        entries.insert(citation.entry(paths.unique.sorted()), at: place)
    }

    /// The paths that rest on the place that a citation names, and were confirmed.
    private func paths(confirming citation: Citation) -> Set<String> {
        let own = entries.filter { entry in
            guard let other = Citation(entry), let day = other.confirmed else { return false }
            return citation.confirmed(on: day) == other
        }
        return Set(own.flatMap { paths($0) })
    }

    /// Takes paths out of the evidence of some sources, or of all.
    ///
    /// An entry for a whole object or list keeps its other parts. An entry without fields goes.
    ///
    /// - Returns: the sources whose evidence changed.
    mutating func takeOut(_ gone: [String], of sources: [String]?) -> [String] {
        takeOut(gone) { sources?.contains($0.source) ?? true }
    }

    private mutating func takeOut(_ gone: [String], where isMeant: (Citation) -> Bool) -> [String] {
        var touched: [String] = []
        entries = entries.compactMap { entry in
            guard let source = entry["source"]?.string, Citation(entry).map(isMeant) ?? false else { return entry }
            let former = paths(entry)
            let left = former.flatMap { path in gone.contains(path) ? [] : remainder(of: path, without: gone) }
            guard left != former else { return entry }
            touched.append(source)
            return left.isEmpty ? nil : Self.setting(left, entry)
        }
        return touched.unique
    }

    /// Notes that sources were compared with the values at paths, and bear them out.
    ///
    /// - Parameter sources: nil for all that the paths rest on.
    /// - Returns: the sources.
    mutating func confirm(_ paths: [String], of sources: [String]?, on day: String) -> [String] {
        var confirmed: [String] = []
        for path in paths {
            let field = EvidencePaths.split(path).field
            let own = entries.filter { self.paths($0).contains { $0 == path || $0 == field } }.compactMap {
                Citation($0)
            }
            // what contradicts the value is confirmed by name alone
            for citation in own where sources?.contains(citation.source) ?? (citation.basis != "contradicts") {
                _ = takeOut([path]) { $0 == citation }
                add([path], citation.confirmed(on: day))
                confirmed.append(citation.source)
            }
        }
        return confirmed.unique
    }

    /// What is left of a path to a whole field when some of its parts are taken out.
    private func remainder(of path: String, without gone: [String]) -> [String] {
        guard let field = schema.fields.first(where: { $0.name == path }), let value = record[path],
            gone.contains(where: { EvidencePaths.split($0).field == path })
        else { return [path] }
        return EvidencePaths.parts(of: value, field.type).map { "\(path).\($0)" }.filter { !gone.contains($0) }
    }

    /// Takes out paths that name nothing in the record.
    ///
    /// - Returns: the paths.
    mutating func prune() -> [String] {
        var gone: [String] = []
        entries = entries.compactMap { entry in
            let former = paths(entry)
            let left = former.filter { EvidencePaths.leads($0, in: record, schema) }
            gone += former.filter { !left.contains($0) }
            guard left.count < former.count else { return entry }
            return left.isEmpty ? nil : Self.setting(left, entry)
        }
        return gone.unique
    }

    /// Has evidence follow items whose label changed because an item that shared it came or went.
    mutating func relabel(from former: JSON) {
        var new: [String: String] = [:]
        for field in schema.fields {
            guard case .list(let element) = field.type, let before = former[field.name]?.array,
                let after = record[field.name]?.array, before != after
            else { continue }
            let labels = Dictionary(zip(after, ItemLabels.of(after, element))) { first, _ in first }
            for (item, label) in zip(before, ItemLabels.of(before, element)) {
                guard let label, let other = labels[item] ?? nil, other != label else { continue }
                new["\(field.name).\(label)"] = "\(field.name).\(other)"
            }
        }
        if !new.isEmpty { rename { new[$0] } }
    }

    /// Has paths of one name bear another.
    mutating func rename(_ new: (String) -> String?) {
        entries = entries.map { entry in Self.setting(paths(entry).map { new($0) ?? $0 }.unique, entry) }
    }

    /// Takes out all entries of a source.
    mutating func remove(source: String) { entries.removeAll { $0["source"]?.string == source } }

    /// Has entries of one source name another.
    mutating func replace(source: String, with other: String) {
        entries = entries.map { entry in
            guard entry["source"]?.string == source else { return entry }
            return .object(
                (entry.members ?? []).map { $0.name == "source" ? .init("source", .string(other)) : $0 }
            )
        }
    }
}
