/// Where a page for people tells of a field.
package enum FieldPlace: Sendable, Equatable {
    /// In a row of its own among the facts.
    case facts
    /// In a row of its own in the section about work against terrorism.
    case work
    /// In the row of another field of the record, which it explains: the decision beside the date. In a row of its own
    /// where the record lacks the other.
    case beside(String)
    /// At the head of the page.
    case head
    /// Nowhere: it serves programs.
    case programs
}

extension Field {
    /// The field with a name for people, where that is not the name in words.
    func called(_ label: String) -> Field {
        var field = self
        field.label = label
        return field
    }

    /// The field with another place on pages than a row among the facts.
    func told(_ place: FieldPlace) -> Field {
        var field = self
        field.place = place
        return field
    }
}

extension Vocabulary {
    /// A term in plain words; the id where it is none of this list.
    package func label(of id: String) -> String { terms.first { $0.id == id }?.label ?? id }
}

extension FieldType {
    /// The closed lists that a value may be of.
    package var vocabularies: [Vocabulary] {
        switch self {
        case .term(let vocabulary): [vocabulary]
        case .either(let left, let right): left.vocabularies + right.vocabularies
        case .list(let element): element.vocabularies
        default: []
        }
    }
}
