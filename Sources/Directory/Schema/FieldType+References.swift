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

    /// Whether any text may stand in the place of an id.
    package var takesText: Bool {
        switch self {
        case .either(_, .token): true
        case .list(let element): element.takesText
        default: false
        }
    }
}
