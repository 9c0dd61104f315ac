internal import Directory

/// Says an order for people: "name, from Z to A"; "closed, newest first".
enum OrderWords {
    /// The order that a collection has unless another is asked for; empty for that by how well records match words.
    static func usual(_ schema: CollectionSchema, _ table: ParameterTable) -> String {
        guard let first = schema.order?.split(separator: ",").first.map(String.init) else { return "id" }
        let name = first.hasPrefix("-") ? String(first.dropFirst()) : first
        return table[name].map { words($0, isDescending: first.hasPrefix("-")) } ?? name
    }

    /// The order of a list; nil for that by how well records match words.
    static func words(_ query: Query) -> String? {
        guard !query.order.isEmpty else { return nil }
        return query.order.map { words($0.parameter, isDescending: $0.isDescending) }.joined(separator: ", then ")
    }

    /// An order as `sort` takes it; nil where it names what the collection is not ordered by.
    static func words(_ names: String, _ table: ParameterTable) -> String? {
        var words: [String] = []
        for name in names.split(separator: ",") {
            let isDescending = name.hasPrefix("-")
            guard let parameter = table[String(isDescending ? name.dropFirst() : name)] else { return nil }
            words.append(self.words(parameter, isDescending: isDescending))
        }
        return words.isEmpty ? nil : words.joined(separator: ", then ")
    }

    /// The order by a parameter.
    static func words(_ parameter: Parameter, isDescending: Bool) -> String {
        let label = FieldWords.label(parameter).lowercased()
        if parameter.isDate { return "\(label), \(isDescending ? "newest" : "oldest") first" }
        // the numbers of releases follow time
        if parameter.name == "release" { return "\(label), \(isDescending ? "newest" : "oldest") first" }
        if parameter.isNumber { return "\(label), \(isDescending ? "highest" : "lowest") first" }
        return isDescending ? "\(label), from Z to A" : label
    }
}
