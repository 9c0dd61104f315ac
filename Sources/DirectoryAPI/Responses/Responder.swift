public import Directory

/// Answers requests from one version of the data. Immutable, so that any number of threads ask it at once.
public struct Responder: Sendable {
    private let repository: Repository
    private let router: Router
    private let lastModified: HTTPDate

    /// Answers from this repository.
    public init(_ repository: Repository) {
        self.repository = repository
        router = Router(repository: repository)
        lastModified = HTTPDate(repository.dataset.released)
    }

    /// The answer to a request: never nothing, whatever came in.
    public func respond(to request: APIRequest) -> APIResponse {
        do throws(Problem) {
            return try answer(request)
        } catch {
            return error.response(to: request.target)
        }
    }

    private func answer(_ request: APIRequest) throws(Problem) -> APIResponse {
        guard request.method != .unrecognized else {
            throw Problem(.notImplemented, "The method is not known here. Use GET, HEAD or OPTIONS.")
        }
        // the server as a whole (RFC 9110, 9.3.7)
        if request.method == .options, request.target == [UInt8(ascii: "*")] { return options(request) }
        let target = try target(of: request)
        switch router.destination(of: target.segments) {
        case .nowhere(let detail, let nearest):
            var problem = Problem(.notFound, detail)
            problem.nearest = nearest
            throw problem
        case .moved(let route):
            guard request.method.isSafe else { throw notAllowed(request) }
            return redirect(to: route, query: request.target)
        case .resource(let route):
            if request.method == .options { return options(request) }
            guard request.method.isSafe else { throw notAllowed(request) }
            return try resource(route, target.pairs, request)
        }
    }

    private func target(of request: APIRequest) throws(Problem) -> Target {
        do throws(Target.Fault) {
            return try Target(request.target)
        } catch {
            var problem = Problem(.malformedRequest, error.detail)
            problem.closesConnection = true
            throw problem
        }
    }

    private func resource(
        _ route: Route,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        switch route {
        case .health: return Self.probe(["status": "ok"])
        case .readiness:
            return Self.probe([
                "status": "ready", "data_version": .string(repository.shortVersion),
                "records": .integer(repository.collections.reduce(0) { $0 + $1.records.count }),
            ])
        case .collection(let name): return try list(name, pairs, request)
        case .record(let name, let id): return try record(name, id, pairs, request)
        case .search: return try search(pairs, request)
        case .serviceDocument: return try document("/", ServiceDocument(repository: repository).bytes, pairs, request)
        case .dataset: return try document("/dataset", DatasetDocument(repository: repository).bytes, pairs, request)
        case .openAPI:
            return try fixed("application/json", OpenAPIDocument(repository: repository).json, pairs, request)
        case .schema(let name):
            let schema = repository[name].schema
            return try fixed("application/schema+json", JSONSchema.document(of: schema), pairs, request)
        case .linkedDataContext:
            return try fixed(Format.jsonld.mediaType, ["@context": LinkedData.context], pairs, request)
        case .apiCatalog: return try fixed(Discovery.catalogMediaType, Discovery.catalog, pairs, request)
        case .documentation:
            try ParameterParser.none(pairs, repository)
            var page = representation("text/html; charset=utf-8", DocumentationPage(repository: repository).bytes)
            page.fields = [DocumentationPage.policy]
            return page.response(to: request)
        }
    }

    // MARK: Records

    private func list(
        _ name: CollectionName,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        let list = try ParameterParser.list(name, pairs, repository)
        let format = try select(list.view.format, among: Format.available(for: repository[name].schema), request)
        let answer = repository.answer(list.query)
        let content = ListContent(request: list, answer: answer, repository: repository).content
        return represent(content, format, isNegotiated: list.view.format == nil, request)
    }

    private func record(
        _ name: CollectionName,
        _ id: String,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        let view = try ParameterParser.record(name, pairs, repository)
        let format = try select(view.format, among: Format.available(for: repository[name].schema), request)
        guard let record = repository.store(name, asOf: view.asOf).record(id: id) else {
            var problem = Problem(
                .notFound,
                "\(id) did not exist on \(view.asOf?.description ?? "that day"), or its dates do not tell. Leave as_of out to see what is known of it."
            )
            problem.nearest = Route.record(name, id: id).path
            throw problem
        }
        let content = RecordContent(record: record, view: view, repository: repository).content
        return represent(content, format, isNegotiated: view.format == nil, request)
    }

    private func search(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let search = try ParameterParser.search(pairs, repository)
        _ = try select(search.format, among: [.json], request)
        let collections = search.collections.isEmpty ? CollectionName.allCases : search.collections
        let hits = repository.search(search.text, in: collections)
        let document = SearchDocument(request: search, hits: hits, repository: repository)
        var representation = representation(Format.json.mediaType, document.bytes)
        representation.isNegotiated = search.format == nil
        representation.links = document.links + Discovery.links(repository)
        return representation.response(to: request)
    }

    private func represent(
        _ content: Content,
        _ format: Format,
        isNegotiated: Bool,
        _ request: APIRequest
    ) -> APIResponse {
        var representation = representation(format.mediaType, content.bytes(as: format))
        representation.isNegotiated = isNegotiated
        representation.links = content.links + Discovery.links(repository, content.schema)
        return representation.response(to: request)
    }

    // MARK: Other resources

    private func representation(_ mediaType: String, _ body: [UInt8]) -> Representation {
        Representation(mediaType: mediaType, body: body, lastModified: lastModified)
    }

    /// The answer of a resource that there is in JSON alone, and that takes `format`.
    private func document(
        _ address: String,
        _ body: [UInt8],
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        let format = try ParameterParser.format(pairs, repository)
        _ = try select(format, among: [.json], request)
        var representation = representation(Format.json.mediaType, body)
        representation.isNegotiated = format == nil
        representation.links = [("self", address)] + Discovery.links(repository)
        return representation.response(to: request)
    }

    /// The answer of a resource that has one media type and no parameters.
    private func fixed(
        _ mediaType: String,
        _ content: JSON,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        try ParameterParser.none(pairs, repository)
        return representation(mediaType, content.bytes + [0x0A]).response(to: request)
    }

    /// The format to answer in.
    private func select(_ format: Format?, among formats: [Format], _ request: APIRequest) throws(Problem) -> Format {
        if let format { return format }
        if let format = Acceptance(request.fields[.accept]).preferred(among: formats) { return format }
        var problem = Problem(
            .notAcceptable,
            "None of the formats in Accept exists here. Ask for one of those under available, or leave Accept out."
        )
        problem.available = formats.map(\.mediaType)
        problem.fields = [.init("Vary", "Accept")]
        throw problem
    }

    private func notAllowed(_ request: APIRequest) -> Problem {
        var problem = Problem(
            .methodNotAllowed,
            "\(request.method.rawValue) is not allowed: everything here is read-only. Use GET."
        )
        problem.fields = [CommonHeaderFields.allow]
        return problem
    }

    private func options(_ request: APIRequest) -> APIResponse {
        let isPreflight = request.fields[.origin] != nil && request.fields[.accessControlRequestMethod] != nil
        return APIResponse(
            status: 204,
            fields: [CommonHeaderFields.allow] + CommonHeaderFields.crossOrigin
                + (isPreflight ? CommonHeaderFields.preflight : [])
        )
    }

    private func redirect(to route: Route, query raw: [UInt8]) -> APIResponse {
        let query = raw.firstIndex(of: UInt8(ascii: "?")).map { String(decoding: raw[$0...], as: UTF8.self) } ?? ""
        let location = route.path + (query == "?" ? "" : query)
        let body: JSON = ["status": 308, "title": "Permanent Redirect", "location": .string(location)]
        return APIResponse(
            status: 308,
            fields: [
                .init("Location", location), .init("Content-Type", Format.json.mediaType),
                CommonHeaderFields.cacheControl,
            ] + CommonHeaderFields.crossOrigin,
            body: body.bytes + [0x0A]
        )
    }

    private static func probe(_ content: JSON) -> APIResponse {
        APIResponse(
            status: 200,
            fields: [.init("Content-Type", Format.json.mediaType), .init("Cache-Control", "no-store")]
                + CommonHeaderFields.crossOrigin,
            body: content.bytes + [0x0A]
        )
    }
}

extension APIRequest.Method {
    /// Whether it reads a resource and nothing else that is served here.
    fileprivate var isSafe: Bool { self == .get || self == .head }
}
