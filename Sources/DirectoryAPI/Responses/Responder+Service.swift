internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics
internal import Manual
internal import Memory
internal import Metrics
internal import Pages

extension Responder {
    /// The answer of the whole graph.
    func graph(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let asked = try ParameterReader.graph(pairs, .graph, released: repository.dataset.released)
        let format = try select(asked.format, among: RouteTable[.graph].formats, request)
        let repository = self.repository(asked.languages, format, request)
        let part = repository.part(asked.shownCollections, asked.shownRelations, asOf: asked.asOf)
        let address = asked.address(of: Route.graph.path)
        if format == .html {
            let page = GraphPage(repository: repository, part: part, request: asked, record: nil)
            return self.page(page, address, isNegotiated: asked.format == nil, asked.languages, request)
        }
        let document = GraphDocument(part: part, address: address, repository: repository, asOf: asked.asOf)
        return self.document(address, format, document.bytes(as: format), isNegotiated: asked.format == nil, request)
    }

    /// The answer of the service document.
    func service(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let asked = try ParameterReader.format(pairs, .serviceDocument)
        let format = try select(asked, among: RouteTable[.serviceDocument].formats, request)
        if format == .html {
            return page(
                HomePage(repository: repository),
                Route.serviceDocument.path,
                isNegotiated: asked == nil,
                request
            )
        }
        let bytes = ServiceDocument(repository: repository).bytes
        return document(Route.serviceDocument.path, format, bytes, isNegotiated: asked == nil, request, .ways)
    }

    /// The answer about the data set as a whole.
    func dataset(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let asked = try ParameterReader.format(pairs, .dataset)
        let format = try select(asked, among: RouteTable[.dataset].formats, request)
        var representation =
            format == .html
            ? representation(of: DatasetPage(repository: repository), Route.dataset.path, isNegotiated: asked == nil)
            : representation(format.mediaType, DatasetDocument(repository: repository).bytes(as: format))
        representation.isNegotiated = asked == nil
        representation.links = [("self", Route.dataset.path)]
        representation.discovery = signposts
        return representation.response(to: request)
    }

    /// The links between what the data set consists of (RFC 9264).
    func linkSet(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        try ParameterReader.versionAlone(pairs, .datasetLinkSet)
        let set = Signposts(repository, prefix: prefix, publicAddress, pin: pin).linkSet
        var representation = representation(Route.datasetLinkSet.entry.mediaType, set.bytes + [0x0A])
        representation.links = [("self", Route.datasetLinkSet.path)]
        representation.discovery = discovery
        return representation.response(to: request)
    }

    /// The answer of what editors could do next.
    func worklist(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let asked = try ParameterReader.worklist(pairs)
        let format = try select(asked.format, among: RouteTable[.worklist].formats, request)
        let work = WorklistDocument(asked, repository)
        let address = asked.address(offset: asked.offset)
        if format == .html {
            return page(WorklistPage(document: work), address, isNegotiated: asked.format == nil, request)
        }
        let bytes = work.bytes(as: format)
        return document(address, format, bytes, isNegotiated: asked.format == nil, request)
    }

    /// The answer of how to cite something.
    func citation(_ citation: Citation, _ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let route: RouteID = citation.record == nil ? .datasetCitation : .citation
        let asked = try ParameterReader.citation(pairs, route)
        if let field = asked.field, let record = citation.record {
            let fact = FactCitation(try Fact(field, of: record, repository), repository)
            return try self.citation(
                fact.path,
                asked.style,
                request,
                page: { FactCitationPage(citation: fact) },
                text: fact.string
            )
        }
        return try self.citation(
            citation.path,
            asked.style,
            request,
            page: { CitationPage(citation: citation) },
            text: citation.string
        )
    }

    private func citation(
        _ path: String,
        _ asked: CitationStyle?,
        _ request: APIRequest,
        page: () -> any Page,
        text: (CitationStyle) -> String
    ) throws(Problem) -> APIResponse {
        let style = try select(asked, among: CitationStyle.allCases, request)
        guard style != .html else { return self.page(page(), path, isNegotiated: asked == nil, request) }
        var representation = representation(style.mediaType, Array(text(style).utf8))
        representation.isNegotiated = asked == nil
        representation.links = [("self", path)]
        representation.discovery = discovery
        return representation.response(to: request)
    }

    /// The answer of a document about the data.
    func document(
        _ address: String,
        _ format: Format,
        _ body: [UInt8],
        isNegotiated: Bool,
        _ request: APIRequest,
        _ kind: VersionPin.Kind = .records
    ) -> APIResponse {
        var representation = representation(format.mediaType, MemoryBlock(body), kind)
        representation.isNegotiated = isNegotiated
        if format == .html { representation.fields = PagePolicy.fields }
        representation.links = [("self", address)]
        representation.discovery = discovery
        return representation.response(to: request)
    }

    /// The answer of a resource that has one media type and no parameters.
    ///
    /// - Parameter content: made once the parameters are known to be right.
    func fixed(
        _ mediaType: String,
        _ content: @autoclosure () -> JSON,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        try ParameterReader.none(pairs)
        return representation(mediaType, content().bytes + [0x0A]).response(to: request)
    }

    /// The answer of the documentation page.
    func documentation(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        try ParameterReader.none(pairs)
        return page(DocumentationPage(repository: repository), Route.documentation.path, isNegotiated: false, request)
    }

    /// The answer of a page of the documentation.
    func documentation(
        of topic: DocumentationTopic,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        try ParameterReader.none(pairs)
        switch topic {
        case .reference(let tag):
            return page(ReferencePage(repository: repository, tag: tag), topic.path, isNegotiated: false, request)
        case .guide(let name):
            guard let guide = Guide.all.first(where: { $0.name == name }) else {
                throw Problem(.notFound, "There is no such guide.")
            }
            return page(
                GuidePage(repository: repository, guide: guide) { respond(to: $0) },
                topic.path,
                isNegotiated: false,
                request
            )
        }
    }

    /// The answer of a page that has names in languages.
    ///
    /// - Parameter languages: those that the request names.
    func page(
        _ page: some Page,
        _ address: String,
        isNegotiated: Bool,
        _ languages: NameLanguages?,
        _ request: APIRequest
    ) -> APIResponse {
        var representation = representation(of: page, address, isNegotiated: isNegotiated)
        representation.tell(languages, page.repository.shownLanguages, .html)
        return representation.response(to: request)
    }

    /// The answer of a page.
    func page(_ page: some Page, _ address: String, isNegotiated: Bool, _ request: APIRequest) -> APIResponse {
        representation(of: page, address, isNegotiated: isNegotiated).response(to: request)
    }

    private func representation(of page: some Page, _ address: String, isNegotiated: Bool) -> Representation {
        var representation = representation(
            Format.html.mediaType,
            Frame(page: page, publicAddress: publicAddress).document
        )
        representation.isNegotiated = isNegotiated
        representation.links = [("self", address)]
        representation.discovery = discovery
        representation.fields = PagePolicy.fields
        return representation
    }

    /// The answer of a file that pages need.
    func asset(_ fileName: String, _ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        try ParameterReader.none(pairs)
        guard let asset = PageAsset.at(fileName) else { throw Problem(.notFound, "There is no such file.") }
        var representation = representation(asset.mediaType, asset.content)
        representation.cacheControl = PageAsset.cacheControl
        return representation.response(to: request)
    }

    /// The answer of the probe that tells a balancer whether to send requests here.
    func readiness() throws(Problem) -> APIResponse {
        guard !isEnding else {
            var problem = Problem(.unavailable, "This server is about to end. Ask another one, or ask again later.")
            problem.fields = [.init("Retry-After", "5")]
            throw problem
        }
        return Self.probe([
            "status": "ready", "data_version": .string(repository.shortVersion),
            "records": .integer(repository.seeded.reduce(0) { $0 + $1.records.count }),
        ])
    }

    /// The answer of a probe.
    static func probe(_ content: JSON) -> APIResponse {
        passing(content.bytes + [0x0A], Format.json.mediaType, CommonHeaderFields.crossOrigin)
    }

    /// The figures for Prometheus, which tell what others ask for: no script of another site may read them in the browser
    /// of somebody who can reach this server (Fetch standard, CORS protocol).
    func figures() -> APIResponse {
        let document = MetricsDocument(metrics: metrics, repository: repository)
        return Self.passing(document.bytes, Exposition.mediaType, CommonHeaderFields.sameOrigin)
    }

    /// An answer about now, which nobody keeps.
    static func passing(_ body: [UInt8], _ mediaType: String, _ fields: [APIResponse.Field]) -> APIResponse {
        APIResponse(
            status: 200,
            fields: [.init("Content-Type", mediaType), .init("Cache-Control", "no-store")] + fields,
            body: body
        )
    }
}
