internal import Directory

/// How evidence names the items of a list. The one place in this target that knows what a table has for it.
package enum ItemLabels {
    /// The labels of the items of a list, in their order; nil for an item that has none.
    ///
    /// - Parameter type: what the items are.
    static func of(_ items: [JSON], _ type: FieldType) -> [String?] {
        switch type {
        case .object(_, let key?): key.labels(of: items)
        case .object: items.map { _ in nil }
        default: items.map(text)
        }
    }

    /// The label that an item has in a list; nil where it has none or is not in the list.
    static func of(_ item: JSON, in items: [JSON], _ type: FieldType) -> String? {
        items.firstIndex(of: item).flatMap { of(items, type)[$0] }
    }

    /// The member of an item that its label begins with; nil where items are no objects, or have no label.
    static func key(_ type: FieldType) -> String? {
        guard case .object(_, let key) = type else { return nil }
        return key?.first
    }

    private static func text(_ value: JSON) -> String? {
        if case .number(let literal) = value { literal } else { value.string }
    }
}
