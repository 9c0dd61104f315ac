/// What can be asked about a record beside the record itself. Each is an address below the record's own.
package enum RecordPart: String, Sendable, CaseIterable {
    /// What each field rests on.
    case evidence
    /// What the releases changed of it.
    case history
    /// The records it is tied to.
    case related
    /// How to cite it.
    case cite

    /// The route of such parts.
    package var route: RouteID {
        switch self {
        case .evidence: .evidence
        case .history: .history
        case .related: .related
        case .cite: .citation
        }
    }
}

extension RecordPart: CustomStringConvertible {
    /// The name as it stands in paths.
    package var description: String { rawValue }
}
