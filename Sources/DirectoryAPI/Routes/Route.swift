internal import Directory

/// A resource that the API serves.
enum Route: Sendable, Equatable {
    case serviceDocument
    case collection(CollectionName)
    case record(CollectionName, id: String)
    case part(RecordPart, CollectionName, id: String)
    case search
    case graph
    case siteFile(SiteFile)
    case map
    case dataset
    case datasetCitation
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
    case linkedDataContext
    case apiCatalog
    case health
    case readiness
    case metrics

    /// The path, percent-encoded.
    var path: String {
        switch self {
        case .serviceDocument: "/"
        case .collection(let name): "/\(name)"
        case .record(let name, let id): "/\(name)/\(Target.encode(id))"
        case .part(let part, let name, let id): Route.record(name, id: id).path + "/\(part)"
        case .search: "/search"
        case .graph: "/graph"
        case .siteFile(let file): file.path
        case .map: "/map"
        case .dataset: "/dataset"
        case .datasetCitation: "/dataset/cite"
        case .download: "/dataset/download"
        case .openAPI: "/openapi.json"
        case .documentation: "/docs"
        case .documentationTopic(let topic): topic.path
        case .documentationForm: "/docs/open"
        case .asset(let fileName): "/\(PageAsset.folder)/\(fileName)"
        case .schema(let name): JSONSchema.path(of: .named(name))
        case .linkedDataContext: "/context.jsonld"
        case .apiCatalog: "/.well-known/api-catalog"
        case .health: "/healthz"
        case .readiness: "/readyz"
        case .metrics: "/metrics"
        }
    }
}

/// What can be asked about a record beside the record itself. Each is an address below the record's own.
enum RecordPart: String, Sendable, CaseIterable {
    /// What each field rests on.
    case evidence
    /// What the releases changed of it.
    case history
    /// The records it is tied to.
    case related
    /// How to cite it.
    case cite
}

extension RecordPart: CustomStringConvertible {
    /// The name as it stands in paths.
    var description: String { rawValue }
}

/// Where a path leads.
enum Destination: Sendable, Equatable {
    /// To a resource.
    case resource(Route)
    /// To a resource whose own address is another (308).
    case moved(Route)
    /// To the resource of a record that had another id (301).
    case renamed(Route)
    /// To a record that was taken out (410).
    case gone(RemovedRecord)
    /// To a resource that a name, a code or an acronym stands for today (302): other data may give the word to more.
    case found(Route)
    /// Nowhere; with the nearest address that leads somewhere and the records that may have been meant.
    case nowhere(detail: String, nearest: String?, suggestions: [Suggestion] = [])
}
