public import Directory
public import MicroHTTP

/// Joins the listener to the API: finds the prepared answer of a request or has it made.
///
/// A server is for one listener: two would give their threads the same numbers, and with them the same caches.
public final class DirectoryServer: Sendable {
    /// The bytes that prepared answers take at most unless set otherwise: room for a few thousand records, or for some
    /// hundred long lists.
    public static let defaultCacheSize = 8 << 20

    private let responder: Responder
    private let refusals: [Refusal: PreparedResponse]
    private let failure: PreparedResponse
    private let caches: WorkerCaches

    /// Serves a repository.
    ///
    /// - Parameters:
    ///   - workers: the number of the listener's threads, no fewer than it is configured with.
    ///   - cacheSize: the bytes that prepared answers may take, all threads together.
    /// - Throws: where the system has no memory for the first answers.
    public init(
        _ repository: Repository,
        workers: Int,
        cacheSize: Int = DirectoryServer.defaultCacheSize
    ) throws(ListenerError) {
        responder = Responder(repository)
        caches = WorkerCaches(count: workers, capacity: cacheSize / max(workers, 1))
        failure = try PreparedResponse(
            Problem(.internalError, "The answer could not be made. Ask again later.").response(to: [])
        )
        var refusals: [Refusal: PreparedResponse] = [:]
        for refusal in Refusal.allCases {
            var problem = Problem(ProblemType(status: refusal.status), refusal.reason)
            problem.closesConnection = true
            refusals[refusal] = try PreparedResponse(problem.response(to: []))
        }
        self.refusals = refusals
    }

    /// The answer to a request. Called on the listener's threads.
    public func respond(to head: borrowing RequestHead) -> PreparedResponse {
        if let refusal = head.refusal { return refusals[refusal] ?? failure }
        guard head.method == .get || head.method == .head, !head.hasRareCondition else { return prepared(head) }
        let key = ResponseCache.Key(
            target: head.target,
            accept: head.field(.accept),
            acceptEncoding: head.field(.acceptEncoding)
        )
        let cache = caches[head.worker]
        guard let entry = cache.entry(for: key) ?? makeEntry(key, cache) else { return failure }
        if let match = head.field(.ifNoneMatch), let entityTag = entry.entityTag,
            EntityTagList.contains(match, entityTag)
        {
            return entry.notModified ?? failure
        }
        return entry.response
    }

    /// Makes the answer to a request without conditions and keeps it.
    private func makeEntry(_ key: ResponseCache.Key, _ cache: ResponseCache) -> ResponseCache.Entry? {
        var request = APIRequest(.get, target: Array(key.target), fields: [:])
        request.fields[.accept] = key.accept.map { String(decoding: $0, as: UTF8.self) }
        request.fields[.acceptEncoding] = key.acceptEncoding.map { String(decoding: $0, as: UTF8.self) }
        let response = responder.respond(to: request)
        guard let prepared = try? PreparedResponse(response) else { return nil }
        let entry = ResponseCache.Entry(key, prepared, of: response)
        // a probe is about now and an answer that ends the connection is about one client
        if response["Cache-Control"] != "no-store", !response.closesConnection { cache.insert(entry) }
        return entry
    }

    /// The answer made for this request alone.
    private func prepared(_ head: borrowing RequestHead) -> PreparedResponse {
        (try? PreparedResponse(responder.respond(to: APIRequest(head)))) ?? failure
    }
}

/// One cache for each listener thread.
///
/// `@unchecked Sendable`: a cache is reached by its thread's number alone, which the listener gives to one thread only
/// (`RequestHead.worker`), so no two threads ever touch the same one. The array itself never changes.
private final class WorkerCaches: @unchecked Sendable {
    private let caches: [ResponseCache]

    init(count: Int, capacity: Int) { caches = (0..<max(count, 1)).map { _ in ResponseCache(capacity: capacity) } }

    subscript(worker: Int) -> ResponseCache { caches[worker] }
}

extension PreparedResponse {
    /// Prepares an answer of the API.
    convenience init(_ response: APIResponse) throws(ListenerError) {
        let content = response.content
        try self.init(
            status: response.status,
            fields: response.fields.map { (name: $0.name, value: $0.value) },
            // the answer keeps the block, and with it the bytes
            content: content.withBytes { $0 },
            owner: content,
            closesConnection: response.closesConnection
        )
    }
}
