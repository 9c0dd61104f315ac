internal import Addresses
internal import Directory
internal import HTTPSemantics
internal import MicroHTTP
internal import Synchronization

/// Why a request that could be answered is not answered now.
enum Denial: Sendable, Hashable {
    /// The client has used up its budget, and others wait; with the seconds after which it has some again.
    case overBudget(seconds: Int)
    /// Requests whose answers are not cached have waited too long already, or too many wait.
    case overloaded
    /// Responses under way take all the memory there is for them.
    case outOfMemory
    /// The server is about to stop.
    case stopping

    /// What it is counted as.
    var reason: DenialReason {
        switch self {
        case .overBudget: .budget
        case .overloaded: .overload
        case .outOfMemory: .memory
        case .stopping: .stopping
        }
    }

    /// The problem that reports it.
    var problem: Problem {
        var problem: Problem
        var seconds = 1
        switch self {
        case .overBudget(let rest):
            problem = Problem(
                .tooManyRequests,
                "Your address has used more processor time than it may while others wait. Ask again after the seconds in Retry-After. To read everything, take the archive at \(Route.download.path), and ask for the same address again rather than a new one each time."
            )
            seconds = rest
        case .overloaded:
            problem = Problem(
                .unavailable,
                "More is asked than can be answered now. Ask again after the seconds in Retry-After."
            )
        case .outOfMemory:
            problem = Problem(
                .unavailable,
                "Answers that are kept or still being read take all the memory there is for them. Ask for less, or again after the seconds in Retry-After."
            )
            seconds = 2
        case .stopping:
            problem = Problem(.unavailable, "This server is about to end. Ask another one, or ask again later.")
            seconds = 5
            problem.closesConnection = true
        }
        problem.fields = [.init("Retry-After", "\(seconds)")]
        return problem
    }
}

/// The answers that deny, each made once: they are asked for when there is no time to make any.
final class DenialResponses: Sendable {
    private struct Key: Hashable {
        let denial: Denial
        let isPage: Bool
    }

    private let responder: Responder
    private let prepared = Mutex<[Key: PreparedResponse]>([:])

    init(_ responder: Responder) { self.responder = responder }

    /// The answer; nil where there is no memory for it.
    ///
    /// - Parameter accept: the `Accept` field of the request: a person's browser gets a page.
    func response(_ denial: Denial, accept: String?) -> PreparedResponse? {
        let key = Key(denial: denial, isPage: Reader([], Acceptance(accept)) == .person)
        return prepared.withLock { prepared in
            if let known = prepared[key] { return known }
            var request = APIRequest(.get, target: [], fields: [:])
            request.fields[.accept] = key.isPage ? Format.html.mediaType : Format.json.mediaType
            let response = responder.refuse(request, [], denial.problem)
            prepared[key] = try? PreparedResponse(response)
            return prepared[key]
        }
    }
}
