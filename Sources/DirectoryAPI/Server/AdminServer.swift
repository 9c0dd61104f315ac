internal import Addresses
internal import Directory
internal import HTTPSemantics
package import MicroHTTP

/// Answers what an operator asks, on a listener of its own: how the program is, what it counts and how it is set. Nothing
/// that clients of the public listener do stands in the way, and nothing here is counted as theirs.
package struct AdminServer: Sendable {
    /// What can be asked.
    package enum Resource: String, Sendable, CaseIterable {
        case health = "/healthz"
        case readiness = "/readyz"
        case metrics = "/metrics"
        case settings = "/debug/config"
    }

    private let server: DirectoryServer
    private let settings: [UInt8]

    /// Answers for a server.
    ///
    /// - Parameter settings: how the program is set, as JSON.
    package init(_ server: DirectoryServer, settings: [UInt8]) {
        self.server = server
        self.settings = settings
    }

    /// Answers a request; called on the threads of the operator's listener.
    package func respond(to head: borrowing RequestHead) -> PreparedResponse {
        // a refusal is the same wherever it is given
        if head.refusal != nil { return server.respond(to: head) ?? server.failure }
        return (try? PreparedResponse(respond(to: APIRequest(head)))) ?? server.failure
    }

    /// Answers a request.
    func respond(to request: APIRequest) -> APIResponse {
        let path = request.target.prefix { $0 != UInt8(ascii: "?") }
        let responder = server.workers.responder
        switch Resource(rawValue: String(decoding: path, as: UTF8.self)) {
        case .health, .readiness, .metrics: return responder.respond(to: request)
        case .settings where request.method == .get || request.method == .head:
            return Responder.passing(settings, Format.json.mediaType, CommonHeaderFields.sameOrigin)
        case .settings:
            var problem = Problem(.methodNotAllowed, "How the program is set can be read with GET and HEAD alone.")
            problem.fields = [.init("Allow", "GET, HEAD")]
            return problem.response(to: request.target)
        case nil:
            let known = Resource.allCases.map(\.rawValue).joined(separator: ", ")
            return Problem(
                .notFound,
                "This listener is the operator's and answers \(known). The directory is at the other."
            )
            .response(to: request.target)
        }
    }
}
