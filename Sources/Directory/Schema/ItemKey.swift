/// What tells the items of a list of objects apart in an evidence path: the fields whose values make an item's label.
///
/// A label is the value of the first field that an item has. Where several items share it, the values of further fields
/// follow, each after a space, until the labels differ or no field is left: `2024`, but `2024 660000` beside `2024 215000`.
package struct ItemKey: Sendable {
    /// The fields, the one that mostly suffices first.
    package let fields: [String]

    /// The field that mostly suffices.
    package var first: String { fields.first ?? "" }

    /// The labels of items, in their order; nil for an item that has none of the fields.
    ///
    /// - Complexity: linear in the items for each of the fields.
    package func labels(of items: [JSON]) -> [String?] {
        let values = items.map { item in fields.compactMap { item[$0].flatMap(Self.text) } }
        var labels = values.map { $0.first }
        for length in 2..<max(2, fields.count + 1) {
            var places: [String: [Int]] = [:]
            for (place, label) in labels.enumerated() { if let label { places[label, default: []].append(place) } }
            let shared = places.values.filter { $0.count > 1 }.joined()
            if shared.isEmpty { break }
            for place in shared { labels[place] = values[place].prefix(length).joined(separator: " ") }
        }
        return labels
    }

    private static func text(_ value: JSON) -> String? {
        if case .number(let literal) = value { literal } else { value.string }
    }
}

extension ItemKey: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    /// One field that always suffices.
    package init(stringLiteral value: String) { fields = [value] }

    /// Fields, the one that mostly suffices first.
    package init(arrayLiteral elements: String...) { fields = elements }
}

extension FieldType {
    /// The labels by which evidence paths name the items of a list, in their order; nil for what is no list, or one whose
    /// items have no key.
    package func itemLabels(of value: JSON) -> [String?]? {
        switch self {
        case .list(.object(_, let key?)): key.labels(of: value.array ?? [])
        case .list(.object): nil
        case .list: value.array?.map(\.string)
        default: nil
        }
    }
}
