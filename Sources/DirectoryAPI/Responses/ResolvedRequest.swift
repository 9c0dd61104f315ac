internal import Addresses
internal import Directory
internal import HTTPSemantics

/// A request as far as it is understood before the answer of a resource is made.
struct ResolvedRequest: Sendable {
    /// What is known of the answer.
    enum Outcome: Sendable {
        /// It is that of a resource, still to be made.
        case resource(Route)
        /// It is that of a former release, whose version finds out what the request is for.
        case former(Release)
        /// It is this one: a redirect, or what OPTIONS asks for.
        case response(APIResponse)
        /// It reports a problem.
        case problem(Problem)
    }

    /// What is known of the answer.
    var outcome: Outcome
    /// What the request is for; nil where its target leads nowhere or cannot be read.
    var route: Route?
    /// The pairs of the query as they came; nil where the target was not read.
    var pairs: [Target.Pair]?
    /// Who asks.
    var audience = Reader.program

    init(_ outcome: Outcome, pairs: [Target.Pair]? = nil) {
        self.outcome = outcome
        self.pairs = pairs
    }

    /// The former release that it is about; nil for the newest.
    var release: Release? { if case .former(let release) = outcome { release } else { nil } }
}
