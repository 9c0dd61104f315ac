internal import Addresses
internal import Budget
internal import Directory
internal import HTTPSemantics
internal import MicroHTTP
internal import Synchronization

/// The answers to requests that the listener refuses.
final class Refusals: Sendable {
    private let prepared: [Refusal: PreparedResponse]
    private let pages = Mutex<[Refusal: PreparedResponse]>([:])

    /// Prepares the answer of each for a program.
    ///
    /// - Parameter prefix: the path that stands before addresses.
    /// - Throws: where the system has no memory for them.
    init(_ prefix: Addresses.AddressPrefix?) throws(ListenerError) {
        var prepared: [Refusal: PreparedResponse] = [:]
        for refusal in Refusal.allCases {
            let response = Self.problem(refusal).response(to: [])
            prepared[refusal] = try PreparedResponse(prefix.map(response.prefixed) ?? response)
        }
        self.prepared = prepared
    }

    /// The answer to a refused request that is prepared: a page where its `Accept` could be read and prefers one.
    ///
    /// - Parameter responder: makes the page when the first one asks for it. It stays the same for later data: a page
    ///   that reports a refusal shows none.
    func response(
        to head: borrowing RequestHead,
        _ refusal: Refusal,
        by responder: @autoclosure () -> Responder
    ) -> PreparedResponse? {
        guard refusal != .outOfMemory, let accept = head.field(.accept) else { return prepared[refusal] }
        var request = APIRequest(.get, "/")
        request.fields[.accept] = String(decoding: accept, as: UTF8.self)
        guard Reader([], request.fields.acceptance) == .person else { return prepared[refusal] }
        return pages.withLock { pages in
            if let known = pages[refusal] { return known }
            request.target = []
            let made = responder().refuse(request, [], Self.problem(refusal))
            pages[refusal] = try? PreparedResponse(made)
            return pages[refusal] ?? prepared[refusal]
        }
    }

    /// The answer to a request whose target is right but for characters that have to be percent-encoded: it names the
    /// address to ask for. Nil where something else is wrong.
    func response(to head: borrowing RequestHead, encodedBy responder: Responder) -> APIResponse? {
        guard let address = Target.encoded(head.target) else { return nil }
        var request = APIRequest(.get, target: Array(head.target), fields: [:])
        request.fields[.accept] = head.field(.accept).map { String(decoding: $0, as: UTF8.self) }
        return responder.refuse(request, nil, Self.problem(.targetMalformed, address: address))
    }

    private static func problem(_ refusal: Refusal, address: String? = nil) -> Problem {
        let advice = address.map {
            "The address has characters that have to be percent-encoded. Ask for \($0) instead."
        }
        var problem = Problem(ProblemType(status: refusal.status), advice ?? refusal.reason)
        problem.nearest = address
        problem.closesConnection = true
        if refusal.status == 503 { problem.fields = [.init("Retry-After", "5")] }
        return problem
    }
}
