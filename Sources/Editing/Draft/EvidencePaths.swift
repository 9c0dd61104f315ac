package import Directory

/// The paths by which evidence names the values of a field: `field`, `object.field`, `list.KEY`.
package enum EvidencePaths {
    /// The paths of all that a field holds, facts alone.
    package static func all(_ field: Field, _ value: JSON) -> [String] { changed(field, from: nil, to: value) }

    /// The paths of what a field holds that it did not hold before.
    package static func changed(_ field: Field, from old: JSON?, to new: JSON?) -> [String] {
        guard let new, new != old else { return [] }
        switch field.type {
        case .object(let fields, _):
            let changed = fields.filter { $0.isFact && new[$0.name] != nil && new[$0.name] != old?[$0.name] }
            return changed.map { "\(field.name).\($0.name)" }
        case .list(let element):
            let known = Set(old?.array ?? [])
            let items = new.array ?? []
            let changed = zip(items, ItemLabels.of(items, element)).filter { !known.contains($0.0) }
            // an item without a label can only be named by its list
            return changed.map { $0.1.map { "\(field.name).\($0)" } ?? field.name }.unique
        default: return [field.name]
        }
    }

    /// Whether a path names something that a record holds.
    package static func leads(_ path: String, in record: JSON, _ schema: CollectionSchema) -> Bool {
        let (name, part) = split(path)
        guard let field = schema.fields.first(where: { $0.name == name && $0.isInSeed }), let value = record[name]
        else {
            return false
        }
        guard let part else { return true }
        return parts(of: value, field.type).contains(part)
    }

    /// The parts of a value that a path may name.
    package static func parts(of value: JSON, _ type: FieldType) -> [String] {
        switch type {
        case .object: (value.members ?? []).map(\.name)
        case .list(let element): ItemLabels.of(value.array ?? [], element).compactMap(\.self)
        default: []
        }
    }

    /// The field of a path, and what it names in the field. Only the first dot separates.
    package static func split(_ path: String) -> (field: String, part: String?) {
        guard let dot = path.firstIndex(of: ".") else { return (path, nil) }
        let part = String(path[path.index(after: dot)...])
        return (String(path[..<dot]), part.isEmpty ? nil : part)
    }
}

extension [String] {
    /// The texts without those that occurred before.
    var unique: [String] {
        var known: Set<String> = []
        return filter { known.insert($0).inserted }
    }
}
