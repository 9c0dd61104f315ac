/// A version of the data with what was made of it for clients. Threads share it.
final class DataVersion: Sendable {
    /// Answers from that version.
    let responder: Responder
    /// The responses in use.
    let responses = SharedResponses()
    /// The requests that wait for responses from the background.
    let pending = PendingResponses<DeferredRequest>()
    /// What others are expected to cost.
    let estimates: WorkEstimates
    /// The answers that deny.
    let denials: DenialResponses

    init(_ responder: Responder) {
        self.responder = responder
        estimates = WorkEstimates(responder.repository)
        denials = DenialResponses(responder)
    }
}
