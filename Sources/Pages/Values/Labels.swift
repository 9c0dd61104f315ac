internal import Addresses
internal import Directory

extension Field {
    /// The name in plain words: `status_as_of` reads "Status as of".
    package var label: String { name.inWords }
}

extension Vocabulary {
    /// A term in plain words; the id where it is none of this list.
    package func label(of id: String) -> String { terms.first { $0.id == id }?.label ?? id }
}

extension FieldType {
    /// The closed lists that a value may be of.
    var vocabularies: [Vocabulary] {
        switch self {
        case .term(let vocabulary): [vocabulary]
        case .either(let left, let right): left.vocabularies + right.vocabularies
        case .list(let element): element.vocabularies
        default: []
        }
    }
}

extension CollectionName {
    /// What people call the collection: "Institutions".
    package var label: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension RecordPart {
    /// What people call it.
    package var label: String {
        switch self {
        case .evidence: "Evidence, field by field"
        case .history: "Changes between releases"
        case .related: "Related records"
        case .cite: "How to cite"
        }
    }
}
