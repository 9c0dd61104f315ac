extension FieldType {
    /// The collections that a value refers to.
    package var referenced: [CollectionName] {
        switch self {
        case .reference(let collections): collections
        case .either(let left, let right): left.referenced + right.referenced
        case .list(let element): element.referenced
        default: []
        }
    }
}
