internal import Directory
internal import Formats
internal import Words

/// The columns that can be added to a list, by their ids and by what pages call them.
package enum ColumnNames {
    /// The ids of all, sorted.
    package static let ids = Set(CollectionName.seeded.flatMap { RecordProperty.all(of: $0).map(\.id) }).sorted()

    /// The ids that lists are most often wanted with.
    package static let usual = [
        "status", "established", "closed", "country", "city", "region", "kind", "acronym", "former_names", "website",
        "date", "reference",
    ].filter { RecordProperty.named($0) != nil }

    /// What pages call a column.
    package static func label(_ id: String) -> String {
        id.contains(".") ? RecordProperty.named(id)?.name ?? id : FieldLabels.label(id)
    }

    /// What a text may mean: an id, or the ids that are called so.
    package static func meant(by text: String) -> [String] {
        if RecordProperty.named(text) != nil { return [text] }
        return byLabel[folded(text)] ?? []
    }

    /// The id nearest to a text, by ids and labels; nil where none is near.
    package static func nearest(to text: String) -> String? {
        if let id = EditDistance.nearest(to: text, among: ids) { return id }
        return EditDistance.nearest(to: folded(text), among: byLabel.keys.sorted()).flatMap { byLabel[$0]?.first }
    }

    /// Ids by their labels: that of pages, that of the table, and the path in words.
    private static let byLabel: [String: [String]] = {
        var table: [String: [String]] = [:]
        func add(_ label: String, _ id: String) {
            let key = folded(label)
            if table[key]?.contains(id) != true { table[key, default: []].append(id) }
        }
        for id in ids { add(label(id), id) }
        for collection in CollectionName.seeded {
            for property in RecordProperty.all(of: collection) {
                add(property.name, property.id)
                if property.leaves.count == 1, let leaf = property.leaves.first, leaf.path == property.id,
                    !property.id.contains("."), table[folded(leaf.field.label)] == nil
                {
                    add(leaf.field.label, property.id)
                }
            }
        }
        return table
    }()

    /// Small letters and digits, with one blank between words.
    private static func folded(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
