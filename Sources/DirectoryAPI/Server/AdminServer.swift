internal import Addresses
internal import Directory
internal import HTTPSemantics
package import MicroHTTP

/// Answers what an operator asks, on a listener of its own: how the program is, what it counts and how it is set. Nothing
/// that clients of the public listener do stands in the way, and nothing here is counted as theirs.
package struct AdminServer: Sendable {
    /// What can be asked.
    package enum Resource: Sendable, CaseIterable {
        case health, readiness, metrics, settings

        /// Its address. The first three are those of the public listener.
        package var path: String {
            switch self {
            case .health: RouteTable[.health].template.text
            case .readiness: RouteTable[.readiness].template.text
            case .metrics: RouteTable[.metrics].template.text
            case .settings: ["", "debug", "config"].joined(separator: "/")
            }
        }

        fileprivate init?(path: some Collection<UInt8>) {
            guard let named = Self.allCases.first(where: { path.elementsEqual($0.path.utf8) }) else { return nil }
            self = named
        }
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
        switch Resource(path: path) {
        case .health, .readiness, .metrics: return responder.respond(to: request)
        case .settings where request.method == .get || request.method == .head:
            return Responder.passing(settings, Format.json.mediaType, CommonHeaderFields.sameOrigin)
        case .settings:
            var problem = Problem(.methodNotAllowed, "How the program is set can be read with GET and HEAD alone.")
            problem.fields = [.init("Allow", "GET, HEAD")]
            return problem.response(to: request.target)
        case nil:
            let known = Resource.allCases.map(\.path).joined(separator: ", ")
            return Problem(
                .notFound,
                "This listener is the operator's and answers \(known). The directory is at the other."
            )
            .response(to: request.target)
        }
    }
}
