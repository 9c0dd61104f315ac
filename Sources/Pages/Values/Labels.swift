internal import Addresses
internal import Directory

extension CollectionName {
    /// What people call the collection: "Institutions".
    package var label: String {
        switch self {
        case .operations: "Field operations"
        case .activities: "Topics"
        default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
        }
    }
}

extension RecordPart {
    /// What people call it.
    package var label: String {
        switch self {
        case .evidence: "All facts with their sources"
        case .history: "What changed in this record"
        case .related: "All related records"
        case .cite: "Cite"
        }
    }
}
