/// What the reconciliation service consists of, in either version of its API.
package enum ReconciliationResource: Sendable, Equatable {
    /// Version 0.2: the manifest, and where batches of queries and of values are asked for.
    case service
    /// Version 1.0-draft: the manifest.
    case draft
    /// Where a batch of queries is sent in 1.0-draft.
    case draftMatch
    /// Where a batch of values is asked for in 1.0-draft.
    case draftExtend
    case suggest(Suggested, Version)
    case propose(Version)
    case preview(Version)

    /// A version of the API.
    package enum Version: Sendable, CaseIterable { case final, draft }

    /// What is completed.
    package enum Suggested: String, Sendable, CaseIterable { case entity, property, type }

    /// The route.
    package var route: RouteID {
        switch self {
        case .service: .reconciliation
        case .draft: .reconciliationDraft
        case .draftMatch: .reconciliationDraftMatch
        case .draftExtend: .reconciliationDraftExtend
        case .suggest(_, let version): version == .final ? .reconciliationSuggest : .reconciliationDraftSuggest
        case .propose(let version): version == .final ? .reconciliationPropose : .reconciliationDraftPropose
        case .preview(let version): version == .final ? .reconciliationPreview : .reconciliationDraftPreview
        }
    }

    /// The values of the variables in the path.
    var values: [String] { if case .suggest(let what, _) = self { [what.rawValue] } else { [] } }
}
