internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics

/// Versions by time (RFC 7089, pattern 2: a TimeGate apart from the resource answers with 302).
extension Responder {
    /// The address of the TimeGate of an address.
    static func timeGate(_ address: String) -> String {
        "/\(RouteTable[.timeGate].template.firstSegment ?? "")\(address)"
    }

    /// The address of the list of all versions of an address.
    static func timeMap(_ address: String) -> String {
        Route.timeMap.path + Target.query([(TimeMapRequest.parameter, address)])
    }

    /// Leads a request with `Accept-Datetime` to the TimeGate. No cache keeps that, since caches here do not look at the field.
    func redirectToTimeGate(_ request: APIRequest) -> APIResponse {
        var response = redirect(302, "Found", to: Self.timeGate(Self.origin(request.target)))
        response.fields.removeAll { $0.name == "Cache-Control" }
        response.fields.append(.init("Cache-Control", "no-store"))
        return response
    }

    /// What the TimeGate says to a request; nil where the request is not for it.
    func timeGate(_ request: APIRequest, _ target: Target) -> ResolvedRequest? {
        guard target.segments.count > 1, target.segments[0] == RouteTable[.timeGate].template.firstSegment else {
            return nil
        }
        let inner = Self.origin(request.target).dropFirst(Self.timeGate("").utf8.count)
        var resolved = ResolvedRequest(.problem(notAllowed(request, .timeGate(String(inner)))), pairs: target.pairs)
        resolved.route = .timeGate(String(inner))
        guard request.method != .options else {
            resolved.outcome = .response(options(request, resolved.route))
            return resolved
        }
        guard request.method == .get || request.method == .head else { return resolved }
        do throws(Problem) {
            resolved.outcome = .response(try memento(of: String(inner), request))
        } catch {
            resolved.outcome = .problem(error)
        }
        return resolved
    }

    /// The redirect to the version of an address that was in force at the moment that is asked for.
    private func memento(of address: String, _ request: APIRequest) throws(Problem) -> APIResponse {
        var moment: HTTPDate?
        if let asked = request.fields[.acceptDatetime] {
            moment = HTTPDate(asked)
            guard moment != nil else {
                throw Problem(
                    .malformedRequest,
                    "Accept-Datetime takes a date of HTTP, such as Accept-Datetime: \(HTTPDate(repository.dataset.released))."
                )
            }
        }
        let resource = try self.original(address)
        let original = resource.address
        guard let memento = mementos(of: resource).at(moment) else { throw noVersions(original) }
        var response = redirect(302, "Found", to: resource.address(of: memento))
        let links = [
            ("original", original, ""), ("timemap", Self.timeMap(original), "; type=\"\(TimeMap.mediaType)\""),
        ]
        response.fields += [
            .init("Vary", "Accept-Datetime"),
            .init(
                "Link",
                links.map { "<\(prefix?.address($0.1) ?? $0.1)>; rel=\"\($0.0)\"\($0.2)" }.joined(separator: ", ")
            ),
        ]
        return response
    }

    /// What an address is for, without a version.
    private struct Original {
        let route: Route
        let ending: PathEnding?
        let query: String

        /// The address of today's answer.
        var address: String { route.path(ending) + query }

        /// The address at a version, with the id of then.
        func address(of memento: Mementos.Memento) -> String {
            VersionPin(memento.release.shortVersion).address(memento.route.path(ending) + query)
        }
    }

    /// What an address is for; of a record that was taken out, what it was for.
    ///
    /// - Throws: a problem where it leads nowhere, or to what has no versions.
    private func original(_ address: String) throws(Problem) -> Original {
        let target: Target
        do throws(Target.Fault) { target = try Target(Array(address.utf8)) } catch {
            throw Problem(.notFound, error.detail)
        }
        var (destination, ending) = (Router(repository: repository).destination(of: target), PathEnding?.none)
        if case .withEnding(let named, let whole) = destination { (destination, ending) = (whole, named) }
        let query = Target.query(target.pairs.withoutVersion.map { ($0.name, $0.value) })
        switch destination {
        case .resource(let route), .moved(let route), .found(let route), .renamed(let route):
            guard route.entry.takesVersion else { throw noVersions(address) }
            return Original(route: route, ending: ending, query: query)
        case .gone(let record):
            return Original(route: .record(record.collection, id: record.id), ending: ending, query: query)
        case .nowhere(let detail, let nearest, let suggestions):
            var problem = Problem(.notFound, detail)
            problem.nearest = nearest
            problem.suggestions = suggestions
            throw problem
        case .withEnding: throw noVersions(address)
        }
    }

    /// The versions that are served here: the newest alone where the operator keeps no former ones.
    private func mementos(of resource: Original) -> Mementos {
        Mementos(resource.route, repository, ofNewestAlone: formers.most == 0)
    }

    private func noVersions(_ address: String) -> Problem {
        Problem(
            .notFound,
            "There are no versions of \(address.excerpt()). There are of what has data, such as \(Self.timeGate(CollectionName.operations.path))."
        )
    }

    /// The answer of every version of an address.
    func timeMap(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let asked = try TimeMapRequest.read(pairs, publicAddress)
        let resource = try original(asked)
        let original = resource.address
        func told(_ address: String) -> String { publicAddress?.absolute(address) ?? address }
        let map = TimeMap(
            original: told(original),
            timeGate: told(Self.timeGate(original)),
            own: told(Self.timeMap(original)),
            mementos: mementos(of: resource).all.map { (told(resource.address(of: $0)), $0.release) }
        )
        var representation = representation(TimeMap.mediaType, Array(map.text.utf8))
        representation.discovery = discovery
        return representation.response(to: request)
    }

    /// The path and query of a target in either form (RFC 9112, 3.2).
    private static func origin(_ raw: [UInt8]) -> String {
        let text = String(decoding: raw, as: UTF8.self)
        guard !text.hasPrefix("/"), let scheme = text.firstRange(of: "://") else { return text }
        let rest = text[scheme.upperBound...]
        return rest.firstIndex { $0 == "/" || $0 == "?" }.map { String(rest[$0...]) } ?? "/"
    }
}
