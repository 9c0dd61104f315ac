internal import Directory
internal import MicroHTTP

/// The answers to requests that the listener refuses.
struct Refusals: Sendable {
    private let prepared: [Refusal: PreparedResponse]

    /// Prepares the answer of each for a program.
    ///
    /// - Throws: where the system has no memory for them.
    init() throws(ListenerError) {
        var prepared: [Refusal: PreparedResponse] = [:]
        for refusal in Refusal.allCases {
            prepared[refusal] = try PreparedResponse(Self.problem(refusal).response(to: []))
        }
        self.prepared = prepared
    }

    /// The answer to a refused request: a page where its `Accept` could be read and prefers one, and with the address
    /// as it has to be written where that is all that is wrong.
    func response(
        to head: borrowing RequestHead,
        _ refusal: Refusal,
        by responder: @autoclosure () -> Responder
    ) -> PreparedResponse? {
        let accept = head.field(.accept).map { String(decoding: $0, as: UTF8.self) }
        let address = refusal == .targetMalformed ? Target.encoded(head.target) : nil
        guard refusal != .outOfMemory, address != nil || accept != nil else { return prepared[refusal] }
        var request = APIRequest(.get, target: Array(head.target), fields: [:])
        request.fields[.accept] = accept
        let made = try? PreparedResponse(responder().refuse(request, nil, Self.problem(refusal, address: address)))
        return made ?? prepared[refusal]
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
