/// The vocabularies whose terms stand in the Seed, in `vocabularies.json`, since editors need new ones often. The terms of
/// the others have a meaning for the program itself.
package enum SeededVocabulary: String, Sendable, CaseIterable {
    case institutionKind = "institution_kind"
    case operationKind = "operation_kind"
    case mandateKind = "mandate_kind"
    case documentKind = "document_kind"
    case adoptingBody = "adopting_body"
    case topic
    case region
    case territory
    case roleLevel = "role_level"
    case partnerGroup = "partner_group"

    /// What the vocabulary is for, as a noun phrase.
    var noun: String {
        switch self {
        case .institutionKind: "kind of institution"
        case .operationKind: "kind of operation"
        case .mandateKind: "kind of mandate"
        case .documentKind: "kind of document"
        case .adoptingBody: "adopting body"
        case .topic: "topic of a document"
        case .region: "region"
        case .territory: "territory"
        case .roleLevel: "closeness to counter-terrorism"
        case .partnerGroup: "group of Partners"
        }
    }

    /// The terms that the program tells apart, which no Seed may be without. What it does with a mandate depends on these.
    var needed: [String] {
        switch self {
        case .mandateKind:
            [
                "founding", "reform", "tasking", "guidance", "renewal", "extension", "closing", "preparation",
                "agreement",
            ]
        default: []
        }
    }
}
