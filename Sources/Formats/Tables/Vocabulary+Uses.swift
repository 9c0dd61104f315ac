package import Directory

extension Vocabulary {
    /// Where terms stand in records: the collection, the path, and the words there.
    package static let uses: [(collection: CollectionName, path: String, vocabulary: Vocabulary)] =
        CollectionSchema.all.flatMap { schema in
            CSVColumn.fields(of: schema).flatMap { Leaf.leaves(ofField: $0) }.compactMap { leaf in
                guard case .value(let type) = leaf.content, let vocabulary = type.vocabulary else { return nil }
                return (schema.name, leaf.path, vocabulary)
            }
        }
}

extension FieldType {
    /// The closed list that values are of, or may be of; nil for none.
    fileprivate var vocabulary: Vocabulary? {
        switch self {
        case .term(let vocabulary): vocabulary
        case .either(let left, let right): left.vocabulary ?? right.vocabulary
        case .list(let element): element.vocabulary
        default: nil
        }
    }
}
