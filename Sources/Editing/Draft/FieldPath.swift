package import Directory
internal import Words

/// A place in a record, as a person writes it for `set`:
///
/// - `closed` – a field;
/// - `seat.city` – a member of an object;
/// - `tasks+` – a further item of a list;
/// - `staff[2024-12-31]` or `staff.2024-12-31` – the item of a list with this key, which evidence names too;
/// - `staff[2024-12-31].total` – a member of an item;
/// - `host.states+`, `offices.names[Kukës]` – lists inside objects.
package struct FieldPath: Sendable {
    /// A step from a value to one inside it.
    enum Step: Sendable {
        /// A member of an object, and the fields that the object may have.
        case member(Field, among: [Field])
        /// The item of a list at a place, and its key.
        case item(Int, key: String)
        /// A further item of a list.
        case append
    }

    /// As it was written.
    package let text: String
    /// The field of the record that it leads into.
    package let field: Field
    /// The steps from the record.
    let steps: [Step]
    /// What stands at its end.
    package let type: FieldType

    /// Whether it adds an item.
    package var isAddition: Bool {
        if case .append? = steps.last { true } else { false }
    }

    /// Whether what stands at its end is a fact, which needs a source.
    package var endsInFact: Bool {
        steps.allSatisfy { step in
            if case .member(let field, _) = step { field.isFact } else { true }
        }
    }

    /// Reads a path.
    ///
    /// - Parameters:
    ///   - text: as in the list above.
    ///   - record: the record, whose lists tell which items there are.
    /// - Throws: what is wrong with it, and what was meant.
    package init(_ text: String, in record: JSON, _ schema: CollectionSchema) throws(EditRefusal) {
        var reader = Reader(text: text, owner: schema.name.rawValue, rest: text[...])
        try reader.readMember(of: schema.fields, in: record, isFirst: true)
        guard case .member(let field, _)? = reader.steps.first else {
            throw .noPlace(text, hint: "a path begins with the name of a field")
        }
        self.text = text
        self.field = field
        steps = reader.steps
        type = reader.type
    }

    private struct Reader {
        let text: String
        let owner: String
        var rest: Substring
        var steps: [Step] = []
        var type = FieldType.any

        mutating func readMember(of fields: [Field], in value: JSON?, isFirst: Bool = false) throws(EditRefusal) {
            let end = rest.firstIndex { ".[+".contains($0) } ?? rest.endIndex
            let name = String(rest[..<end])
            rest = rest[end...]
            let known = fields.filter(\.isInSeed)
            guard let field = fields.first(where: { $0.name == name }) else {
                let near = EditDistance.nearest(to: name, among: known.map(\.name))
                let place = isFirst ? owner : String(text[..<(text.range(of: "." + name)?.lowerBound ?? text.endIndex)])
                throw .unknownField(name, of: place, near: near, known: known.map(\.name))
            }
            guard field.isInSeed else { throw .computedField(name, of: owner) }
            steps.append(.member(field, among: fields))
            type = field.type
            try descend(into: value?[name])
        }

        private mutating func descend(into value: JSON?) throws(EditRefusal) {
            guard !rest.isEmpty else { return }
            switch type {
            case .list(let element): try readItem(of: element, in: value?.array ?? [])
            case .object(let fields, _):
                guard rest.first == "." else { throw refusal("after an object comes .MEMBER") }
                rest = rest.dropFirst()
                try readMember(of: fields, in: value)
            default: throw refusal("the value has no parts; end the path there")
            }
        }

        private mutating func readItem(of element: FieldType, in items: [JSON]) throws(EditRefusal) {
            if rest == "+" {
                steps.append(.append)
                (type, rest) = (element, "")
                return
            }
            let keys = ItemLabels.of(items, element).enumerated().compactMap { place, label in label.map { (place, $0) }
            }
            guard let (place, key) = takeKey(among: keys) else {
                let known = keys.map(\.1).prefix(12).joined(separator: ", ")
                throw refusal(
                    known.isEmpty
                        ? "the list has no items; + at its end adds one"
                        : "its items are \(known); + at its end adds one"
                )
            }
            steps.append(.item(place, key: key))
            type = element
            try descend(into: items[place])
        }

        /// Takes the key of an item off the rest: in brackets, or behind a dot the longest that is known.
        private mutating func takeKey(among keys: [(Int, String)]) -> (Int, String)? {
            let opening: String, closing: String
            switch rest.first {
            case "[": (opening, closing) = ("[", "]")
            case ".": (opening, closing) = (".", "")
            default: return nil
            }
            let found = keys.filter { _, key in
                let whole = opening + key + closing
                guard rest.hasPrefix(whole) else { return false }
                let behind = rest.dropFirst(whole.count).first
                return behind == nil || behind == "." || behind == "[" || behind == "+"
            }.max { $0.1.count < $1.1.count }
            if let found { rest = rest.dropFirst(opening.count + found.1.count + closing.count) }
            return found
        }

        private func refusal(_ hint: String) -> EditRefusal { .noPlace(text, hint: hint) }
    }
}

extension String {
    fileprivate func range(of part: String) -> Range<Index>? { firstRange(of: part) }
}

// MARK: Reading and writing at the path

extension FieldPath {
    /// What a record holds at the path; nil where there is nothing.
    package func value(in record: JSON) -> JSON? {
        var value: JSON? = record
        for step in steps {
            switch step {
            case .member(let field, _): value = value?[field.name]
            case .item(let place, _): value = value?.array?[place]
            case .append: value = nil
            }
        }
        return value
    }

    /// The record with another value at the path, or with none there. Objects and lists that become empty go too.
    package func setting(_ value: JSON?, in record: JSON) -> JSON {
        Self.set(value, at: steps[...], in: record) ?? record
    }

    private static func set(_ new: JSON?, at steps: ArraySlice<Step>, in value: JSON?) -> JSON? {
        guard let step = steps.first else { return new }
        let rest = steps.dropFirst()
        switch step {
        case .member(let field, let fields):
            let object = value ?? .object([])
            let result = object.setting(field.name, set(new, at: rest, in: object[field.name]), order: fields)
            return result.members?.isEmpty == true ? nil : result
        case .item(let place, _):
            var items = value?.array ?? []
            if let item = set(new, at: rest, in: items[place]) { items[place] = item } else { items.remove(at: place) }
            return items.isEmpty ? nil : .array(items)
        case .append:
            guard let item = set(new, at: rest, in: nil) else { return value }
            return .array((value?.array ?? []) + [item])
        }
    }

    /// The paths by which evidence names what stands at the path.
    package func evidencePaths(in record: JSON) -> [String] {
        guard let value = record[field.name] else { return [] }
        switch steps.dropFirst().first {
        case .member(let member, _)?: return ["\(field.name).\(member.name)"]
        case .item(_, let key)?: return ["\(field.name).\(key)"]
        case .append?, nil: return EvidencePaths.all(field, value)
        }
    }
}
