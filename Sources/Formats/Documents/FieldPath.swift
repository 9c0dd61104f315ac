package import Directory

/// A part of a record as evidence names it: a field, `object.field`, or an item of a list as `list.key`. A path may go on
/// into an item, and a key may hold dots.
package struct FieldPath {
    /// The path as it was given.
    package let text: String
    /// The paths of what it is a part of, the nearest first.
    package let wider: [String]
    /// The field that the value is of: the last one that the path names.
    package let field: Field
    /// The labels of the fields and the keys of items on the way, the widest first; the key of an item that the path ends
    /// at is not among them.
    package let labels: [String]
    /// The value there.
    package let value: JSON
    /// The type of the value.
    package let type: FieldType

    /// Finds a path in a record; nil where the record has nothing there.
    ///
    /// - Complexity: linear in the items of the lists on the way, for each step.
    package init?(_ text: String, in content: JSON, _ schema: CollectionSchema) {
        let head = String(text.prefix { $0 != "." })
        guard let field = schema.fields.first(where: { $0.name == head }), let value = content[head] else { return nil }
        var (field_, labels, wider) = (field, [Self.label(field)], [String]())
        var (value_, type) = (value, field.type)
        var isItem = false
        var (path, rest) = (head, text.dropFirst(head.count + 1))
        while !rest.isEmpty {
            guard let step = Self.step(rest, value_, type) else { return nil }
            wider.insert(path, at: 0)
            path += "." + step.name
            rest = rest.dropFirst(step.name.count + 1)
            isItem = step.field == nil
            labels.append(step.field?.label.inSentence ?? step.name)
            if let field = step.field { field_ = field }
            (value_, type) = (step.value, step.type)
        }
        guard text == path else { return nil }
        // the value of an item says itself what tells it from others
        if isItem { labels.removeLast() }
        self.text = text
        self.wider = wider
        self.field = field_
        self.labels = labels
        self.value = value_
        self.type = type
    }

    /// The label of a field that stands alone; one that only goes on from another on a page ("and") says nothing there.
    private static func label(_ field: Field) -> String {
        field.label.first?.isLowercase == true ? FieldLabels.label(field.name) : field.label
    }

    /// The next part of a path, in a value.
    private static func step(
        _ rest: Substring,
        _ value: JSON,
        _ type: FieldType
    ) -> (name: String, field: Field?, value: JSON, type: FieldType)? {
        switch type {
        case .object(let fields, _):
            let name = String(rest.prefix { $0 != "." })
            guard let field = fields.first(where: { $0.name == name }), let part = value[name] else { return nil }
            return (name, field, part, field.type)
        case .list(let element):
            // the longest key that fits, since one may begin as another does
            let found = zip(type.itemLabels(of: value) ?? [], value.array ?? []).compactMap { label, item in
                label.flatMap { rest == $0 || rest.hasPrefix($0 + ".") ? (name: $0, item: item) : nil }
            }.max { $0.name.utf8.count < $1.name.utf8.count }
            return found.map { ($0.name, nil, $0.item, element) }
        default: return nil
        }
    }

    /// The paths of a record that can be cited, in the order of its table: fields, their parts and items.
    package static func all(of content: JSON, _ schema: CollectionSchema) -> [String] {
        schema.fields.flatMap { field -> [String] in
            guard let value = content[field.name], !["evidence", "gaps"].contains(field.name) else { return [] }
            let parts: [String]
            if case .object(let fields, _) = field.type {
                parts = fields.filter { value[$0.name] != nil }.map(\.name)
            } else {
                parts = (field.type.itemLabels(of: value) ?? []).compactMap(\.self)
            }
            return [field.name] + parts.map { "\(field.name).\($0)" }
        }
    }
}
