/// The labels by which evidence names the items of a list, read from bytes: a tree is made only of items of which several
/// share the first field of the key.
enum ItemLabels {
    /// The labels of a list's items, in their order; nil for what has none.
    static func labels(of items: [UnsafeRawBufferPointer], _ type: FieldType) -> [String?] {
        guard case .list(.object(_, let key)) = type else { return items.map(\.text) }
        guard let key else { return items.map { _ in nil } }
        let first = items.map { Self.first(of: key, in: $0) }
        if Set(first).count == first.count { return first }
        return key.labels(of: items.map(JSONReader.readTrusted))
    }

    /// The label of one item.
    static func label(of place: Int, in items: [UnsafeRawBufferPointer], _ type: FieldType) -> String? {
        labels(of: items, type)[place]
    }

    /// The value of the first field of the key that an item has.
    private static func first(of key: ItemKey, in item: UnsafeRawBufferPointer) -> String? {
        for name in key.fields {
            var members = JSONCursor.Members(of: item)
            while let member = members.next() {
                guard member.isNamed(name) else { continue }
                return member.value.text ?? String(decoding: member.value, as: UTF8.self)
            }
        }
        return nil
    }
}
