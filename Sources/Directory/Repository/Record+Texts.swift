extension Sequence<Record> {
    /// The different texts that records of one collection have at some leaves, each once. One walk over each record, which
    /// makes no tree of it.
    package func texts(at leaves: [Leaf]) -> [(leaf: Leaf, texts: [String])] {
        let records = Array(self)
        guard let first = records.first else { return [] }
        let shape = CollectionSchema.named(first.collection).shape
        var visitor = TextVisitor(shape, leaves)
        // the texts are kept where they stand in the records until each is made once
        return withExtendedLifetime(records) {
            for record in records { record.withBytes { shape.walk($0, &visitor) } }
            return leaves.indices.map { (leaf: leaves[$0], texts: visitor.texts(of: $0)) }
        }
    }
}

/// Finds the different texts at some leaves.
private struct TextVisitor: LeafVisitor {
    /// For each leaf of the shape its place among those asked for.
    private let wanted: [Int?]
    private var found: [InternTable]

    init(_ shape: RecordShape, _ leaves: [Leaf]) {
        wanted = shape.leaves.map { leaf in leaves.firstIndex { $0.path == leaf.path } }
        found = leaves.map { _ in InternTable() }
    }

    mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
        if kind == .string, let place = wanted[leaf] { _ = found[place].number(of: bytes) }
    }

    func texts(of place: Int) -> [String] {
        (0..<found[place].count).map { JSONCursor.text(found[place][$0]) }
    }
}
