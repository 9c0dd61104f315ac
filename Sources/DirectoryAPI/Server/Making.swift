internal import HTTPSemantics

/// A response that is to be made: what it is asked with, and who pays for it. It holds nothing of the connection.
struct Making: Sendable {
    /// The request with its conditions.
    let request: APIRequest
    /// What it selects; nil where its response is nobody else's.
    let selection: ResponseSelection?
    /// The request without conditions, resolved.
    let resolved: ResolvedRequest
    /// The number of the listener thread that its connection belongs to.
    let worker: Int
    /// The version of the data that it is answered from.
    let version: DataVersion
    /// Who pays.
    let client: Admission.Client
}
