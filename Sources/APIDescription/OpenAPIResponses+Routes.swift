package import Addresses
package import Directory

extension OpenAPIResponses {
    /// The answers of a route.
    ///
    /// - Parameter schema: the table of the records that the route gives, where it gives any.
    package static func responses(_ entry: RouteEntry, _ schema: CollectionSchema) -> JSON {
        switch entry.id {
        case .collection: list(schema)
        case .record: record(schema)
        case .history: list(schema, mayBeMissing: true)
        case .evidence: negotiated(reference("schemas/EvidenceAnswer"), entry.formats, ofRecord: true)
        case .related: negotiated(reference("schemas/GraphAnswer"), entry.formats, ofRecord: true)
        case .citation: citation(mayBeMissing: true)
        case .identifier: identified
        case .datasetCitation: citation(mayBeMissing: false)
        case .serviceDocument, .dataset, .worklist: negotiated(object, entry.formats)
        case .graph: negotiated(reference("schemas/GraphAnswer"), entry.formats)
        case .map: negotiated(reference("schemas/MapAnswer"), entry.formats)
        case .search: negotiated(reference("schemas/SearchResult"), entry.formats)
        case .suggest: negotiated(reference("schemas/Suggestions"), entry.formats)
        case .openSearchSuggestions: fixed(entry.mediaType, ["type": "array", "minItems": 4, "maxItems": 4])
        case .timeGate: ["302": reference("responses/Found"), "default": reference("responses/Problem")]
        case .timeMap: fixed(entry.mediaType, ["type": "string"], mayBeMissing: true)
        case .match: sent(entry)
        case .oEmbed: sent(entry)
        case .reconciliation, .reconciliationDraft, .reconciliationDraftMatch, .reconciliationDraftExtend, .mcp:
            sent(entry)
        case .reconciliationSuggest, .reconciliationPropose, .reconciliationDraftSuggest, .reconciliationDraftPropose:
            fixed(entry.mediaType, object)
        case .reconciliationPreview, .reconciliationDraftPreview: fixed(entry.mediaType, ["type": "string"])
        case .download: negotiated(reference("schemas/Patch"), entry.formats + [.json], namesVersion: true)
        case .documentation, .documentationForm, .asset: fixed(entry.mediaType, ["type": "string"])
        case .documentationTopic: fixed(entry.mediaType, ["type": "string"], mayBeMissing: true)
        case .schema, .seedSchema, .filters: fixed(entry.mediaType, object, mayBeMissing: true)
        case .openAPI, .linkedDataContext, .apiCatalog, .datasetLinkSet: fixed(entry.mediaType, object)
        case .sitemap, .robots, .languageModels, .openSearch, .favicon:
            fixed(entry.mediaType, ["type": "string"], mayBeMissing: entry.needsPublicAddress)
        case .health, .readiness: probe
        case .securityText: passing(entry.mediaType, "Contact, and until when it holds.")
        case .metrics: passing(entry.mediaType, "Figures in Prometheus's text format.")
        }
    }

    /// The answers to what is sent, or to what depends on the host that a client asks at.
    static func sent(_ entry: RouteEntry) -> JSON {
        [
            "200": reference(entry.formats.isEmpty ? "responses/Answer" : "responses/Matched"),
            "default": reference("responses/Problem"),
        ]
    }

    /// The answers of what leads to a record.
    private static let identified: JSON = [
        "303": reference("responses/Identified"), "400": reference("responses/Problem"),
        "404": reference("responses/Problem"), "410": reference("responses/Gone"),
    ]

    /// The answers to OPTIONS. An address that moved is told of when it is read.
    package static let options: JSON = [
        "204": reference("responses/Allowed"), "default": reference("responses/Problem"),
    ]
}
