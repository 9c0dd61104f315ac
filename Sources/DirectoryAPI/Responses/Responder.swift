package import Addresses
package import Directory
internal import Formats
package import HTTPSemantics
internal import Matching
internal import Memoization
internal import Memory
internal import Pages

/// Answers requests from one version of the data. Immutable, so that any number of threads ask it at once.
package struct Responder: Sendable {
    private(set) var repository: Repository
    /// Where the service is reached from outside; nil where that is not known, and addresses begin at the root.
    let publicAddress: PublicAddress?
    /// The path that stands before addresses; nil where there is none.
    let prefix: AddressPrefix?
    /// Whether the program is about to end: it says so at `/readyz`, and every answer ends its connection.
    package var isEnding = false
    /// Whom to tell of a weakness; nil where the operator has not said.
    package var securityContact: SecurityContact?
    /// The origins whose pages may ask at `/mcp`, beside that of the service.
    package var assistantOrigins = AllowedOrigins.none
    /// What is different for caches in between.
    package var edge = EdgePolicy()
    /// The bytes that a table may take at most; a larger one is refused with the `limit` that fits.
    package var maximumTableSize = 32 << 20
    /// The bytes that making a file with all of the data may take; one that needs more is refused.
    package var memoryForFiles = Int.max
    /// The former versions of the data; none where this answers from one.
    package var formers: FormerVersions
    /// Whether `next`, `prev` and `last` name the version, so that a walk through a list stays in it, whatever replica it
    /// comes to. Static files have no versions.
    package var pinsWalks = true
    let router: Router
    let lastModified: HTTPDate
    /// The links that answers about no collection carry alike.
    let discovery: Discovery
    /// The links of the data set, which lead to all that it consists of.
    let signposts: Discovery
    /// Those of each collection.
    let discoveries: [CollectionName: Discovery]
    /// The files with all of the data.
    let downloads: Downloads
    /// The values that facets count, encoded.
    let facetTables = FacetTables()
    /// The names of the records, to match others with; made when the first is asked for.
    let names: Deferred<NameIndex>
    /// Keeps addresses at a former version; nil where the newest is answered from.
    let pin: VersionPin?
    /// What the server counts, which outlives this version of the data.
    let metrics: ServerMetrics

    /// Answers from this repository.
    ///
    /// - Parameters:
    ///   - publicAddress: where the service is reached from outside, if that is known.
    ///   - metrics: what `/metrics` tells besides the data; without a server, that nothing was counted.
    package init(
        _ repository: Repository,
        publicAddress: PublicAddress? = nil,
        metrics: ServerMetrics = ServerMetrics(workers: 1)
    ) {
        let repository = publicAddress.map { repository.published(at: $0.base) } ?? repository
        self.repository = repository
        self.publicAddress = publicAddress
        let prefix = AddressPrefix(publicAddress)
        self.prefix = prefix
        self.metrics = metrics
        formers = FormerVersions(most: repository.newest == nil ? 4 : 0)
        router = Router(repository: repository)
        lastModified = HTTPDate(repository.dataset.released)
        discovery = Discovery(repository, prefix: prefix)
        pin = repository.newest == nil ? nil : VersionPin(repository.shortVersion)
        signposts = discovery.adding(Signposts(repository, prefix: prefix, publicAddress, pin: pin).elements)
        discoveries = CollectionSchema.table { Discovery(repository, $0, prefix: prefix) }
        downloads = Downloads(repository)
        names = Deferred { NameIndex(repository) }
    }

    /// Answers from a former version as another responder does from the newest.
    init(_ repository: Repository, like newest: Responder) {
        self.init(repository, publicAddress: newest.publicAddress, metrics: newest.metrics)
        takeSettings(of: newest)
        formers = FormerVersions(most: 0)
    }

    /// Takes over what the operator has set.
    mutating func takeSettings(of other: Responder) {
        formers = other.formers.emptied()
        pinsWalks = other.pinsWalks
        securityContact = other.securityContact
        assistantOrigins = other.assistantOrigins
        edge = other.edge
        maximumTableSize = other.maximumTableSize
        memoryForFiles = other.memoryForFiles
    }

    /// Answers a request. Every fault becomes a problem response; this never fails.
    package func respond(to request: APIRequest) -> APIResponse {
        let request = selecting(request)
        return respond(to: request, resolve(request))
    }

    /// Answers a request that was resolved.
    func respond(to request: APIRequest, _ resolved: ResolvedRequest) -> APIResponse {
        var response: APIResponse
        // before anything of it is read
        let outcome = resolved.route?.id == .mcp ? refusal(ofOriginOf: request) ?? resolved.outcome : resolved.outcome
        switch outcome {
        case .response(let made): response = made
        case .problem(let problem): response = refuse(request, resolved.pairs, problem)
        case .former(let release):
            do throws(Problem) {
                response = try formers.responder(of: release, self).respond(to: request)
                if let route = resolved.route { response.label = RouteTemplate(route).number }
                if isEnding { response.closesConnection = true }
                return response
            } catch {
                response = refuse(request, resolved.pairs, error)
            }
        case .resource(let route):
            do throws(Problem) {
                let pairs = resolved.audience.read(resolved.pairs ?? [])
                response = try answer(route, unprefixed(pairs), request)
                name(&response, route, pairs)
                remember(&response, route, pairs)
                if request.method == .query { locate(&response, request) }
                if route.entry.methods.contains(.query) { response.fields.append(CommonHeaderFields.acceptQuery) }
            } catch {
                response = refuse(request, resolved.pairs, request.method == .query ? error.ofContent : error)
            }
        }
        response.label = resolved.route.map { RouteTemplate($0).number } ?? RouteTemplate.none.number
        response.fields.append(.init(CommonHeaderFields.dataVersion, repository.shortVersion))
        if resolved.route?.id == .mcp { restrict(&response, request) }
        finish(&response, resolved.route, request)
        if isEnding { response.closesConnection = true }
        // what is shown for a while only is kept by no cache
        if repository.notice != nil {
            response.fields.removeAll { $0.name == "Cache-Control" }
            response.fields.append(.init("Cache-Control", "no-store"))
        }
        return response
    }

    /// The answer that reports a problem: a page for a person, a document for a program.
    ///
    /// - Parameter pairs: the pairs of the query, as far as they were read.
    func refuse(_ request: APIRequest, _ pairs: [Target.Pair]?, _ problem: Problem) -> APIResponse {
        let pairs = pairs ?? (try? Target(request.target))?.pairs ?? []
        let isPage = Reader(pairs, request.fields.acceptance) == .person
        var problem = problem.namingVersions(repository)
        var selecting = pairs.contains { $0.name == GeneralParameter.format.rawValue } ? [] : ["Accept"]
        if isPage { selecting.append("Accept-Encoding") }
        if !selecting.isEmpty { problem.fields.append(.init("Vary", selecting.joined(separator: ", "))) }
        guard isPage else {
            var response = problem.response(to: request.target)
            if let pin { response = response.pinned(pin) }
            return prefix.map(response.prefixed) ?? response
        }
        let page = ProblemPage(repository: repository, problem: problem, target: request.target)
        return problem.response(page, prefix, pin, to: request)
    }

    /// The pairs of a query with the addresses that answers gave, as the data have them.
    private func unprefixed(_ pairs: [Target.Pair]) -> [Target.Pair] {
        guard let path = prefix?.path else { return pairs }
        return pairs.map { pair in
            pair.value.hasPrefix(path + "/")
                ? Target.Pair(name: pair.name, value: String(pair.value.dropFirst(path.count))) : pair
        }
    }

    // MARK: Parts of answers

    /// Content that the data in force make.
    func representation(_ mediaType: String, _ body: [UInt8]) -> Representation {
        representation(mediaType, MemoryBlock(body))
    }

    /// Content that the data in force make.
    ///
    /// - Parameter kind: what its addresses are.
    func representation(
        _ mediaType: String,
        _ body: MemoryBlock,
        _ kind: VersionPin.Kind = .records
    ) -> Representation {
        let body = pin?.content(body, mediaType, kind) ?? body
        return Representation(
            mediaType: mediaType,
            body: prefix?.content(body, mediaType) ?? body,
            prefix: prefix,
            pin: pin,
            lastModified: lastModified
        )
    }

    /// What to answer with: what was asked for by parameter, otherwise what `Accept` prefers.
    ///
    /// - Throws: a problem that lists what there is.
    func select<Choice: Negotiable>(
        _ asked: Choice?,
        among choices: [Choice],
        _ request: APIRequest
    ) throws(Problem) -> Choice {
        if let asked { return asked }
        if let choice = request.fields.acceptance.preferred(among: choices) { return choice }
        var problem = Problem(
            .notAcceptable,
            "None of the formats in Accept exists here. Ask for one of those under available, or leave Accept out."
        )
        problem.available = choices.map(\.mediaType)
        throw problem
    }
}
