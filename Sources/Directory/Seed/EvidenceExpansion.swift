/// Brings evidence of format 1 into that of format 2: a path that names a whole list, or several items of one, becomes one
/// path for each item.
package enum EvidenceExpansion {
    /// The record with evidence for each item of its lists. What the evidence says stays what it was.
    package static func expanded(_ record: JSON, of schema: CollectionSchema) -> JSON {
        guard schema.isEvidenced, let members = record.members else { return record }
        var paths: [String: [String]] = [:]
        for field in schema.fields where field.isInSeed {
            guard let value = record[field.name], let labels = field.type.itemLabels(of: value) else { continue }
            paths[field.name] = labels.compactMap { label in label.map { "\(field.name).\($0)" } }
            guard case .list(.object(_, let key?)) = field.type else { continue }
            // in format 1 items that shared the first field of the key were named together
            var shared: [String: [String]] = [:]
            for (item, label) in zip(value.array ?? [], labels) {
                guard let label, let first = item[key.first]?.string else { continue }
                shared["\(field.name).\(first)", default: []].append("\(field.name).\(label)")
            }
            paths.merge(shared.filter { $1.count > 1 }) { $1 }
        }
        return .object(
            members.map { member in
                guard member.name == "evidence", let entries = member.value.array else { return member }
                return JSON.Member(member.name, .array(entries.map { expanded($0, paths) }))
            }
        )
    }

    private static func expanded(_ entry: JSON, _ paths: [String: [String]]) -> JSON {
        .object(
            (entry.members ?? []).map { member in
                guard member.name == "fields", let fields = member.value.array else { return member }
                var known: Set<String> = []
                let all = fields.flatMap { field -> [JSON] in
                    guard let path = field.string else { return [field] }
                    let items = paths[path].flatMap { $0.isEmpty ? nil : $0 } ?? [path]
                    return items.filter { known.insert($0).inserted }.map(JSON.string)
                }
                return JSON.Member(member.name, .array(all))
            }
        )
    }
}
