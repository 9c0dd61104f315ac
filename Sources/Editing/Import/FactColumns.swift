internal import Directory
internal import Words

/// What the columns of a sheet may be called, and the members of its objects.
enum FactColumns {
    /// What a row says, beside its source.
    private static let own = [
        "record", "collection", "field", "value", "current", "correct", "alias", "language", "source", "locator",
        "basis", "says", "replaces", "note", "reason",
    ]
    /// What a source is made of, as sheets call it; in CSV behind `source_`.
    private static let source = ["title", "publisher", "url", "date"]

    /// The further fields of a source that a sheet may give: all that the table of sources has in its seed file.
    static let sourceFields = CollectionSchema.named(.sources).fields
        .filter {
            $0.isInSeed && !["id", "name", "publisher", "source_url", "published", "former_ids"].contains($0.name)
        }
        .map(\.name)

    /// The columns of a CSV.
    private static let columns = own + (source + sourceFields).map { "source_\($0)" }

    /// The columns of a CSV that nothing is read from, each with the one that may be meant.
    static func unknown(in header: [String]) -> [String] {
        var seen: Set<String> = []
        return header.compactMap { name in
            if !seen.insert(name).inserted { return "\(name) (a second time)" }
            return columns.contains(name) ? nil : named(name, among: columns)
        }
    }

    /// The members of the objects of a sheet that nothing is read from, those of their sources included.
    static func unknown(in rows: [FactRow]) -> [String] {
        var (seen, names) = (Set<String>(), [String]())
        let members = source + sourceFields + ["id", "name", "source_url", "published"]
        for row in rows {
            let object = (row.original.members ?? []).map(\.name)
            for name in object where !columns.contains(name) && seen.insert(name).inserted {
                names.append(named(name, among: columns))
            }
            for name in (row.original["source"]?.members ?? []).map(\.name)
            where !members.contains(name) && seen.insert("source.\(name)").inserted {
                names.append("source." + named(name, among: members))
            }
        }
        return names
    }

    private static func named(_ name: String, among known: [String]) -> String {
        let text = name.isEmpty ? "a column without a name" : name
        return EditDistance.nearest(to: name, among: known).map { "\(text) (\($0)?)" } ?? text
    }
}
