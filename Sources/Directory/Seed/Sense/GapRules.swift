internal import Words

/// Checks that a gap names a field.
struct GapRules {
    let record: SeedRecord
    let schema: CollectionSchema

    /// The faults of the gaps.
    func faults() -> [SeedFault] {
        (record.value["gaps"]?.array ?? []).enumerated().compactMap { place, gap in
            guard let path = gap["field"]?.string, let problem = problem(path) else { return nil }
            return record.fault("gaps[\(place)].field", problem)
        }
    }

    private func problem(_ path: String) -> String? {
        if schema.fields.contains(where: { $0.name == path }) { return nil }
        let parts = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let field = schema.fields.first(where: { $0.name == parts[0] }) else {
            return Self.unknown(path, parts[0], among: schema.fieldNames, of: nil)
        }
        // what stands in a list is named by its key, which need not be there
        guard parts.count > 1, case .object(let fields, _) = field.type else {
            return parts.count == 1 || field.type.isList ? nil : "\"\(path.abbreviated)\": \(field.name) has no parts"
        }
        let name = parts[1].prefix { $0 != "." }.description
        guard !fields.contains(where: { $0.name == name }) else { return nil }
        return Self.unknown(path, name, among: fields.map(\.name), of: field.name)
    }

    private static func unknown(_ path: String, _ name: String, among names: [String], of field: String?) -> String {
        let near = EditDistance.nearest(to: name, among: names).map { near in
            "did you mean \(field.map { "\($0).\(near)" } ?? near)?"
        }
        return "\"\(path.abbreviated)\" is no field; \(near ?? "name the field that has no value")"
    }
}

extension FieldType {
    fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
