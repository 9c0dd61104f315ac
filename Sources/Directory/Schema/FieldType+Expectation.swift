extension FieldType {
    /// What a value of this type is, for messages.
    package var expectation: String {
        switch self {
        case .text, .token: "a text"
        case .slug: "a slug"
        case .term(let vocabulary): "a \(vocabulary.name)"
        case .reference(let collections): "an id of \(collections.map(\.rawValue).joined(separator: " or "))"
        case .either(let left, let right): "\(left.expectation) or \(right.expectation)"
        case .date: "a date (YYYY-MM-DD, YYYY-MM or YYYY)"
        case .count: "a whole number, zero or more"
        case .flag: "true or false"
        case .url: "an http or https URL"
        case .position: "a position [longitude, latitude] in degrees"
        case .list(let element): "a list of: \(element.expectation)"
        case .object: "an object"
        case .any: "a value"
        }
    }
}
