internal import Addresses
internal import HTTPSemantics

/// What is answered to methods as such.
extension Responder {
    /// The problem of a method that a resource does not answer; of one that leads elsewhere for nil.
    func notAllowed(_ request: APIRequest, _ route: Route?) -> Problem {
        let methods = route?.entry.methods ?? [.get, .head, .options]
        let advice =
            methods.contains(.post)
            ? "Use \(methods.filter { $0 != .head && $0 != .options }.map(\.rawValue).joined(separator: " or "))."
            : "everything here is read-only. Use GET."
        let separator = methods.contains(.post) ? "here. " : "here: "
        var problem = Problem(
            .methodNotAllowed,
            "\(request.method.rawValue) is not allowed \(separator)\(advice)"
        )
        problem.fields = [CommonHeaderFields.allow(route?.entry.methods ?? RouteTable.methods)]
        return problem
    }

    /// What a resource allows; the server as a whole for nil.
    func options(_ request: APIRequest, _ route: Route?) -> APIResponse {
        let methods = route?.entry.methods ?? RouteTable.methods
        let accepted = route.map { CommonHeaderFields.accepted(by: $0.entry) } ?? []
        let isPreflight = request.fields[.origin] != nil && request.fields[.accessControlRequestMethod] != nil
        return APIResponse(
            status: 204,
            fields: [CommonHeaderFields.allow(methods)] + accepted + CommonHeaderFields.crossOrigin
                + (isPreflight ? CommonHeaderFields.preflight(methods) : [])
        )
    }
}
