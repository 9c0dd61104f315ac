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
        if request.method == .options, request.target == [UInt8(ascii: "*")] { return options }
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
            if request.method == .options { return options }
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
        case .serviceDocument:
            let format = try ParameterParser.format(pairs, repository)
            _ = try select(format, request)
            return represent(ServiceDocument(repository: repository).bytes, [], format, request)
        case .record(let name, let id):
            let format = try ParameterParser.format(pairs, repository)
            _ = try select(format, request)
            guard let record = repository[name].record(id: id) else {
                throw Problem(.notFound, "There is no record \(id).")
            }
            let document = RecordDocument(record: record, repository: repository)
            return represent(document.bytes, document.links, format, request)
        case .collection(let name):
            let list = try ParameterParser.list(name, pairs, repository)
            _ = try select(list.format, request)
            let answer = repository[name].answer(list.query)
            let document = ListDocument(request: list, answer: answer, repository: repository)
            return represent(document.bytes, document.links, list.format, request)
        }
    }

    private func represent(
        _ body: [UInt8],
        _ links: [(relation: String, address: String)],
        _ format: Format?,
        _ request: APIRequest
    ) -> APIResponse {
        Representation(
            mediaType: Format.json.mediaType,
            body: body,
            links: links,
            isNegotiated: format == nil,
            lastModified: lastModified
        ).response(to: request)
    }

    /// The format to answer in.
    private func select(_ format: Format?, _ request: APIRequest) throws(Problem) -> Format {
        if let format { return format }
        if let format = Acceptance(request.fields[.accept]).preferred(among: Format.allCases) { return format }
        var problem = Problem(
            .notAcceptable,
            "None of the formats in Accept exists here. Ask for one of those under available, or leave Accept out."
        )
        problem.available = Format.allCases.map(\.mediaType)
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

    private var options: APIResponse {
        APIResponse(
            status: 204,
            fields: [CommonHeaderFields.allow] + CommonHeaderFields.crossOrigin + CommonHeaderFields.preflight
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
