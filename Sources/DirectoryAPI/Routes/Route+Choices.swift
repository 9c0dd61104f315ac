internal import Directory

/// What a resource can be had as.
enum RouteChoices: Sendable {
    /// Formats, chosen by `format` or `Accept`; the first is taken where none is preferred.
    case formats([Format])
    /// Styles of citations, chosen by `style` or `Accept`.
    case styles
    /// One media type.
    case one
}

extension Route {
    /// What the resource can be had as.
    var choices: RouteChoices {
        switch self {
        case .serviceDocument: .formats(ServiceDocument.formats)
        case .collection(let name), .record(let name, _): .formats(Format.available(for: .named(name)))
        case .part(.evidence, _, _): .formats(EvidenceDocument.formats)
        case .part(.history, _, _): .formats(Format.available(for: .named(.changes)))
        case .part(.related, _, _), .graph: .formats(GraphDocument.formats)
        case .part(.cite, _, _), .datasetCitation: .styles
        case .search: .formats(SearchDocument.formats)
        case .map: .formats(MapRequest.formats)
        case .dataset: .formats(DatasetDocument.formats)
        case .siteFile, .download, .openAPI, .documentation, .documentationTopic, .documentationForm, .asset, .schema,
            .seedSchema, .linkedDataContext, .apiCatalog, .health, .readiness, .metrics:
            .one
        }
    }
}
