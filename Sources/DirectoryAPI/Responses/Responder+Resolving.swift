internal import Addresses
internal import Directory
internal import HTTPSemantics

/// What a request is for.
extension Responder {
    /// What an address leads to.
    func destination(of target: Target) -> Destination { router.destination(of: target) }

    /// Finds what a request is for, without making the answer of a resource.
    func resolve(_ request: APIRequest) -> ResolvedRequest {
        guard request.method != .unrecognized else {
            return ResolvedRequest(
                .problem(
                    Problem(.notImplemented, "The method is not known here. Use GET, HEAD, OPTIONS, POST or QUERY.")
                )
            )
        }
        // the server as a whole (RFC 9110, 9.3.7)
        if request.method == .options, request.target == [UInt8(ascii: "*")] {
            return ResolvedRequest(.response(options(request, nil)))
        }
        let target: Target
        do throws(Problem) { target = try self.target(of: request) } catch { return ResolvedRequest(.problem(error)) }
        if let timeGate = timeGate(request, target) { return timeGate }
        var resolved = ResolvedRequest(.problem(notAllowed(request, nil)), pairs: target.pairs)
        var (destination, ending) = (router.destination(of: target), PathEnding?.none)
        if case .withEnding(let named, let whole) = destination { (destination, ending) = (whole, named) }
        if let former = former(request, target.pairs, destination) { return former }
        switch destination {
        case .withEnding: break
        case .nowhere(let detail, let nearest, let suggestions):
            var problem = Problem(.notFound, detail)
            problem.nearest = nearest
            problem.suggestions = suggestions
            resolved.outcome = .problem(problem)
        case .moved(let route):
            resolved.route = route
            if case .asset = route, request.method.isSafe {
                // a page of another version of the program, which may run beside this one: kept by nobody
                var response = redirect(307, "Temporary Redirect", to: route.path, query: request.target)
                response.fields.removeAll { $0.name == "Cache-Control" }
                response.fields.append(.init("Cache-Control", "no-store"))
                resolved.outcome = .response(response)
            } else if request.method.isSafe || request.method.hasContent && route.entry.methods.contains(request.method)
            {
                resolved.outcome = .response(
                    redirect(308, "Permanent Redirect", to: route.path(ending), query: request.target)
                )
            }
        case .renamed(let route):
            resolved.route = route
            if request.method.isSafe {
                resolved.outcome = .response(
                    redirect(301, "Moved Permanently", to: route.path(ending), query: request.target)
                )
            }
        case .gone(let record):
            resolved.outcome = .problem(Problem(record, repository))
            // what it was in a version can be told
            let isComparison = target.pairs.contains { $0.name == GeneralParameter.compare.rawValue }
            if isComparison, ending == nil, request.method == .get || request.method == .head, target.isWhole {
                let route = Route.record(record.collection, id: record.id)
                resolved.route = route
                resolved.pairs = target.pairs
                resolved.audience = Reader(target.pairs, request.fields.acceptance)
                resolved.outcome = .resource(route)
            }
        case .found(let route):
            resolved.route = route
            if request.method.isSafe {
                resolved.outcome = .response(redirect(302, "Found", to: route.path(ending), query: request.target))
            }
        case .resource(let route):
            resolved.route = route
            if !route.entry.methods.contains(request.method) {
                resolved.outcome = .problem(notAllowed(request, route))
            } else if request.method == .options {
                resolved.outcome = .response(options(request, route))
            } else if !target.isWhole {
                resolved.outcome = .problem(Problem(beyond: .pairs, target.pairCount))
            } else {
                do throws(Problem) {
                    let asked = request.method == .query ? try queried(request, target) : target.pairs
                    var pairs = try ending?.pairs(asked) ?? asked
                    resolved.outcome = .resource(route)
                    if route.entry.takesVersion {
                        if request.method.isSafe, let moment = request.fields[.acceptDatetime], !moment.isEmpty,
                            !pairs.contains(where: { $0.name == GeneralParameter.version.rawValue })
                        {
                            return ResolvedRequest(.response(redirectToTimeGate(request)))
                        }
                        // content may name a version, too
                        switch try question(pairs) {
                        case .unasked: break
                        case .newest: pairs = pairs.withoutVersion
                        case .former(let release): resolved.outcome = .former(release)
                        }
                    }
                    resolved.pairs = pairs
                    resolved.audience = Reader(pairs, request.fields.acceptance)
                } catch {
                    resolved.outcome = .problem(error)
                }
            }
        }
        return resolved
    }

    /// The bytes of content that a request may have; zero where its address takes none with this method.
    func greatestContent(of target: Target, _ method: APIRequest.Method) -> Int {
        switch router.destination(of: target) {
        case .resource(let route), .withEnding(_, .resource(let route)), .moved(let route):
            return route.entry.methods.contains(method) ? route.entry.greatestContent : 0
        default: return 0
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
}

extension APIRequest.Method {
    /// Whether it reads a resource and nothing else that is served here.
    var isSafe: Bool { self == .get || self == .head }
}
