/// What tells one route from another, in the order of the OpenAPI document. `RouteTable` has an entry for each.
package enum RouteID: Int, Sendable, CaseIterable {
    case collection, record
    case evidence, history, related, citation
    case identifier
    case serviceDocument, dataset, datasetCitation, datasetLinkSet, worklist, download, graph, map, search, suggest,
        openSearchSuggestions
    case timeGate, timeMap
    case match
    case reconciliation, reconciliationSuggest, reconciliationPropose, reconciliationPreview
    case reconciliationDraft, reconciliationDraftMatch, reconciliationDraftSuggest, reconciliationDraftPropose,
        reconciliationDraftExtend, reconciliationDraftPreview
    case mcp
    case openAPI, documentation, documentationTopic, documentationForm, asset, schema, filters, seedSchema,
        linkedDataContext, apiCatalog, securityText
    case sitemap, robots, languageModels, openSearch, favicon
    case health, readiness, metrics
}
