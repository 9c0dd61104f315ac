package import Directory

/// A resource that the API serves: a route of `RouteTable` with what its path names.
package enum Route: Sendable, Equatable {
    case serviceDocument
    case collection(CollectionName)
    case record(CollectionName, id: String)
    case part(RecordPart, CollectionName, id: String)
    /// What leads to the record that an id or an identifier of others stands for.
    case identifier(String)
    case search
    case suggest
    case openSearchSuggestions
    /// What leads to the version of an address at a moment; with that address.
    case timeGate(String)
    /// Every version of an address.
    case timeMap
    /// Where lists of names are matched.
    case match
    case reconciliation(ReconciliationResource)
    /// Where assistants ask (Model Context Protocol).
    case mcp
    case graph
    case siteFile(SiteFile)
    case map
    case dataset
    case datasetCitation
    /// The links between what the data set consists of.
    case datasetLinkSet
    case worklist
    case download
    case openAPI
    case documentation
    /// A page of the documentation.
    case documentationTopic(DocumentationTopic)
    /// Where the forms of the documentation lead.
    case documentationForm
    /// A file that pages need, by the last segment of its address.
    case asset(String)
    case schema(CollectionName)
    /// What the list of a collection can be asked for.
    case filters(CollectionName)
    /// The schema of a seed file, by its name without `.json`.
    case seedSchema(String)
    case linkedDataContext
    case apiCatalog
    /// Whom to tell of a weakness.
    case securityText
    case health
    case readiness
    case metrics

    /// The route's entry in `RouteTable`.
    package var id: RouteID {
        switch self {
        case .serviceDocument: .serviceDocument
        case .collection: .collection
        case .record: .record
        case .part(let part, _, _): part.route
        case .identifier: .identifier
        case .search: .search
        case .suggest: .suggest
        case .openSearchSuggestions: .openSearchSuggestions
        case .timeGate: .timeGate
        case .timeMap: .timeMap
        case .match: .match
        case .reconciliation(let resource): resource.route
        case .mcp: .mcp
        case .graph: .graph
        case .siteFile(let file): file.route
        case .map: .map
        case .dataset: .dataset
        case .datasetCitation: .datasetCitation
        case .datasetLinkSet: .datasetLinkSet
        case .worklist: .worklist
        case .download: .download
        case .openAPI: .openAPI
        case .documentation: .documentation
        case .documentationTopic: .documentationTopic
        case .documentationForm: .documentationForm
        case .asset: .asset
        case .schema: .schema
        case .filters: .filters
        case .seedSchema: .seedSchema
        case .linkedDataContext: .linkedDataContext
        case .apiCatalog: .apiCatalog
        case .securityText: .securityText
        case .health: .health
        case .readiness: .readiness
        case .metrics: .metrics
        }
    }

    /// The seed files that have a schema, without `.json`.
    package static let seedSchemas = CollectionName.seeded.map(\.rawValue) + [SeedDocument.dataset.rawValue]

    /// What the table says of the route.
    package var entry: RouteEntry { RouteTable[id] }

    /// The path, percent-encoded.
    package var path: String { entry.template.path(values) }

    /// The collection that the path names.
    package var collection: CollectionName? {
        switch self {
        case .collection(let name), .record(let name, _), .part(_, let name, _), .schema(let name), .filters(let name):
            name
        case .serviceDocument, .identifier, .search, .suggest, .openSearchSuggestions, .timeGate, .timeMap, .match,
            .reconciliation, .mcp,
            .graph,
            .siteFile, .map, .dataset,
            .datasetCitation, .datasetLinkSet, .worklist, .download,
            .openAPI,
            .documentation, .documentationTopic, .documentationForm, .asset, .seedSchema, .linkedDataContext,
            .apiCatalog, .securityText,
            .health, .readiness, .metrics:
            nil
        }
    }

    /// The values of the variables in the path, in their order.
    private var values: [String] {
        switch self {
        case .collection(let name): [name.rawValue]
        case .record(let name, let id), .part(_, let name, let id): [name.rawValue, id]
        case .identifier(let word): [word]
        case .timeGate(let address): [String(address.drop { $0 == "/" })]
        case .reconciliation(let resource): resource.values
        case .documentationTopic(let topic): [topic.name]
        case .asset(let fileName): [fileName]
        case .schema(let name), .filters(let name): [CollectionSchema.named(name).type]
        case .seedSchema(let name): [name]
        case .serviceDocument, .search, .suggest, .openSearchSuggestions, .timeMap, .match, .mcp, .graph, .siteFile,
            .map,
            .dataset,
            .datasetCitation, .datasetLinkSet, .worklist, .download,
            .openAPI,
            .documentation, .documentationForm, .linkedDataContext, .apiCatalog, .securityText,
            .health, .readiness, .metrics:
            []
        }
    }
}

extension RouteID {
    /// The resources of the route whose addresses are the same whatever the data hold.
    package var resources: [Route] {
        switch self {
        case .collection: CollectionName.allCases.map(Route.collection)
        case .record, .evidence, .history, .related, .citation, .identifier, .timeGate, .asset: []
        case .serviceDocument: [.serviceDocument]
        case .dataset: [.dataset]
        case .datasetCitation: [.datasetCitation]
        case .datasetLinkSet: [.datasetLinkSet]
        case .worklist: [.worklist]
        case .download: [.download]
        case .graph: [.graph]
        case .map: [.map]
        case .search: [.search]
        case .suggest: [.suggest]
        case .openSearchSuggestions: [.openSearchSuggestions]
        case .timeMap: [.timeMap]
        case .match: [.match]
        case .reconciliation: [.reconciliation(.service)]
        case .reconciliationSuggest:
            ReconciliationResource.Suggested.allCases.map { .reconciliation(.suggest($0, .final)) }
        case .reconciliationPropose: [.reconciliation(.propose(.final))]
        case .reconciliationPreview: [.reconciliation(.preview(.final))]
        case .reconciliationDraft: [.reconciliation(.draft)]
        case .reconciliationDraftMatch: [.reconciliation(.draftMatch)]
        case .reconciliationDraftSuggest:
            ReconciliationResource.Suggested.allCases.map { .reconciliation(.suggest($0, .draft)) }
        case .reconciliationDraftPropose: [.reconciliation(.propose(.draft))]
        case .reconciliationDraftExtend: [.reconciliation(.draftExtend)]
        case .reconciliationDraftPreview: [.reconciliation(.preview(.draft))]
        case .mcp: [.mcp]
        case .openAPI: [.openAPI]
        case .documentation: [.documentation]
        case .documentationTopic: DocumentationTopic.all.map(Route.documentationTopic)
        case .documentationForm: [.documentationForm]
        case .schema: CollectionName.allCases.map(Route.schema)
        case .filters: CollectionName.allCases.map(Route.filters)
        case .seedSchema: Route.seedSchemas.map(Route.seedSchema)
        case .linkedDataContext: [.linkedDataContext]
        case .apiCatalog: [.apiCatalog]
        case .securityText: [.securityText]
        case .sitemap: [.siteFile(.sitemap)]
        case .robots: [.siteFile(.robots)]
        case .languageModels: [.siteFile(.languageModels)]
        case .openSearch: [.siteFile(.openSearch)]
        case .favicon: [.siteFile(.favicon)]
        case .health: [.health]
        case .readiness: [.readiness]
        case .metrics: [.metrics]
        }
    }
}
