internal import APIDescription
internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics
internal import Manual
internal import Memory

extension Responder {
    /// The answer of a resource, each made in a place of its own.
    func answer(
        _ route: Route,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        switch route {
        case .health: return Self.probe(["status": "ok"])
        case .readiness: return try readiness()
        case .metrics: return figures()
        case .collection(let name): return try list(name, pairs, request)
        case .record(let name, let id): return try record(name, id, pairs, request)
        case .part(let part, let name, let id): return try self.part(part, name, id, pairs, request)
        case .identifier(let word): return try identified(word, request)
        case .search: return try search(pairs, request)
        case .oEmbed: return try embedding(pairs, request)
        case .match: return try match(pairs, request)
        case .reconciliation(let resource): return try reconciliation(resource, pairs, request)
        case .mcp: return try assistants(pairs, request)
        case .timeGate: throw Problem(.notFound, "Nothing has this address.")
        case .timeMap: return try timeMap(pairs, request)
        case .suggest: return try suggest(pairs, request)
        case .openSearchSuggestions: return try openSearchSuggestions(pairs, request)
        case .graph: return try graph(pairs, request)
        case .siteFile(let file): return try siteFile(file, pairs, request)
        case .map: return try map(pairs, request)
        case .serviceDocument: return try service(pairs, request)
        case .dataset: return try dataset(pairs, request)
        case .datasetCitation: return try citation(pairs, request)
        case .datasetLinkSet: return try linkSet(pairs, request)
        case .worklist: return try worklist(pairs, request)
        case .download: return try download(pairs, request)
        case .openAPI:
            // its paths begin behind the address of the server, so none gets the prefix
            try ParameterReader.none(pairs)
            let document = OpenAPIDocument(repository: repository, publicAddress: publicAddress)
            return Representation(
                mediaType: route.entry.mediaType,
                body: MemoryBlock(document.json.bytes + [0x0A]),
                lastModified: lastModified
            ).response(to: request)
        case .schema(let name):
            let schema = CollectionSchema.named(name)
            return try fixed(route.entry.mediaType, JSONSchema.document(of: schema), pairs, request)
        case .filters(let name):
            let document = FilterDocument(repository: repository, collection: name)
            return try fixed(route.entry.mediaType, document.json, pairs, request)
        case .seedSchema(let name):
            return try fixed(route.entry.mediaType, SeedSchema.document(of: name) ?? .null, pairs, request)
        case .linkedDataContext:
            return try fixed(route.entry.mediaType, ["@context": LinkedData.context], pairs, request)
        case .apiCatalog: return try fixed(route.entry.mediaType, Discovery.catalog, pairs, request)
        case .securityText: return try securityText(pairs)
        case .documentation: return try documentation(pairs, request)
        case .documentationTopic(let topic): return try documentation(of: topic, pairs, request)
        case .documentationForm: return redirect(303, "See Other", to: try RequestForm.address(pairs))
        case .asset(let fileName): return try asset(fileName, pairs, request)
        }
    }
}
