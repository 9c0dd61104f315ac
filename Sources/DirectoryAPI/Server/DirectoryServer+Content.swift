internal import Addresses
internal import Budget
internal import Directory
internal import HTTPSemantics
internal import Memory
package import MicroHTTP

extension DirectoryServer {
    /// What content of requests is kept, for the listener: as much as the route takes, of memory that is a quarter of that
    /// for responses and counts to it.
    package var contentPolicy: ContentPolicy {
        ContentPolicy(
            bound: { [workers] head in
                let method = APIRequest.Method(head.method)
                guard method.hasContent, let target = try? Target(Array(head.target)) else { return 0 }
                return workers.responder.greatestContent(of: target, method)
            },
            book: { [admission] from, to in admission.book(contentFrom: from, to: to) }
        )
    }

    /// The bytes that content of requests takes now.
    package var contentMemory: Int { admission.content.used }

    /// Content from which on a request is answered on another thread: some dozen names.
    private static let longContent = 2_048

    /// Answers a request with content. Its response is nobody else's, so no cache keeps it.
    func respond(toContentOf head: borrowing RequestHead, _ desk: WorkerDesk) -> PreparedResponse? {
        let began = CPUTime.ofThread()
        let now = MonotonicClock.now()
        let client = admission.client(of: head)
        defer { desk.share.spend(CPUTime.ofThread() &- began) }
        desk.share.note(head.peer)
        if let denial = admission.denial(for: client, at: now) { return deny(denial, head, desk.version) }
        let hasTime = desk.share.hasTime(at: now, isProxied: client.isProxied)
        if !hasTime, let denial = admission.denial(by: admission.short, for: client, at: now) {
            return deny(denial, head, desk.version)
        }
        let request = APIRequest(head)
        let making = Making(
            request: request,
            selection: nil,
            resolved: desk.responder.resolve(request),
            worker: head.worker,
            version: desk.version,
            client: client
        )
        if let release = making.resolved.release, !desk.responder.formers.has(release) {
            return setAside(making, admission.versions, head, at: now)
        }
        let isLong = request.content.count >= Self.longContent && making.resolved.route != nil
        if isLong || desk.version.estimates.isLong(making.resolved, isFixed: false) {
            return setAside(making, admission.long, head, at: now)
        }
        guard hasTime else { return setAside(making, admission.short, head, at: now) }
        defer { admission.book(CPUTime.ofThread() &- began, to: client, at: now) }
        guard let shared = make(making) else { return deny(.outOfMemory, head, desk.version) }
        return prepare(alone: shared, for: request)
    }

    /// Prepares a response to a request with content.
    func prepare(alone shared: SharedResponse, for request: APIRequest) -> PreparedResponse {
        let response = request.target.withUnsafeBytes { target in
            let key = ResponseCache.Key(target: target, accept: nil, acceptEncoding: nil, acceptLanguage: nil)
            return (try? ResponseCache.Entry(key, shared))?.response(to: request)
        }
        return response ?? failure
    }
}
