public import Directory
public import MicroHTTP
internal import Synchronization

/// Joins the listener to the API: finds the prepared answer of a request or has it made.
///
/// A server is for one listener: two would give their threads the same numbers, and with them the same caches.
public final class DirectoryServer: Sendable {
    /// The bytes that prepared answers take at most unless set otherwise: room for a few thousand records, or for some
    /// hundred long lists.
    public static let defaultCacheSize = 8 << 20

    /// What it counts. Its `record` is to be the listener's observer.
    public let metrics: ServerMetrics

    private let desks: WorkerDesks
    private let refusals: [Refusal: PreparedResponse]
    private let failure: PreparedResponse
    /// Held while the version in force is changed.
    private let change = Mutex(())

    /// Serves a repository.
    ///
    /// - Parameters:
    ///   - workers: the number of the listener's threads, no fewer than it is configured with.
    ///   - cacheSize: the bytes that prepared answers may take, all threads together.
    ///   - publicAddress: where the service is reached from outside, if that is known.
    /// - Throws: where the system has no memory for the first answers.
    public init(
        _ repository: Repository,
        workers: Int,
        cacheSize: Int = DirectoryServer.defaultCacheSize,
        publicAddress: PublicAddress? = nil
    ) throws(ListenerError) {
        metrics = ServerMetrics(workers: workers)
        desks = WorkerDesks(
            Responder(repository, publicAddress: publicAddress, metrics: metrics),
            count: workers,
            cacheSize: cacheSize / max(workers, 1)
        )
        let prefix = AddressPrefix(publicAddress)
        func response(_ problem: Problem) -> APIResponse {
            let response = problem.response(to: [])
            return prefix.map(response.prefixed) ?? response
        }
        failure = try PreparedResponse(
            response(Problem(.internalError, "The answer could not be made. Ask again later."))
        )
        var refusals: [Refusal: PreparedResponse] = [:]
        for refusal in Refusal.allCases {
            var problem = Problem(ProblemType(status: refusal.status), refusal.reason)
            problem.closesConnection = true
            if refusal.status == 503 { problem.fields = [.init("Retry-After", "5")] }
            refusals[refusal] = try PreparedResponse(response(problem))
        }
        self.refusals = refusals
    }

    /// The answer to a request. Called on the listener's threads.
    public func respond(to head: borrowing RequestHead) -> PreparedResponse {
        if let refusal = head.refusal { return refusals[refusal] ?? failure }
        return desks.withDesk(of: head.worker) { desk in answer(head, desk) }
    }

    private func answer(_ head: borrowing RequestHead, _ desk: WorkerDesk) -> PreparedResponse {
        guard head.method == .get || head.method == .head, !head.hasRareCondition else {
            return prepared(head, desk.responder)
        }
        let key = ResponseCache.Key(
            target: head.target,
            accept: head.field(.accept),
            acceptEncoding: head.field(.acceptEncoding)
        )
        let kept = desk.cache.entry(for: key)
        if kept != nil { metrics.countCacheHit(by: head.worker) }
        guard let entry = kept ?? makeEntry(key, desk, head.worker) else { return failure }
        if let match = head.field(.ifNoneMatch), let entityTag = entry.entityTag,
            EntityTagList.contains(match, entityTag)
        {
            return entry.notModified ?? failure
        }
        return entry.response
    }

    /// Makes the answer to a request without conditions and keeps it.
    private func makeEntry(_ key: ResponseCache.Key, _ desk: WorkerDesk, _ worker: Int) -> ResponseCache.Entry? {
        var request = APIRequest(.get, target: Array(key.target), fields: [:])
        request.fields[.accept] = key.accept.map { String(decoding: $0, as: UTF8.self) }
        request.fields[.acceptEncoding] = key.acceptEncoding.map { String(decoding: $0, as: UTF8.self) }
        let response = desk.responder.respond(to: request)
        guard let prepared = try? PreparedResponse(response) else { return nil }
        let entry = ResponseCache.Entry(key, prepared, of: response)
        // a probe is about now and an answer that ends the connection is about one client, unless all do
        if response["Cache-Control"] != "no-store", !response.closesConnection || desk.responder.isEnding {
            let evictions = desk.cache.evictions
            desk.cache.insert(entry)
            metrics.countCacheMiss(by: worker, size: desk.cache.cost, evictions: desk.cache.evictions - evictions)
        }
        return entry
    }

    /// The answer made for this request alone.
    private func prepared(_ head: borrowing RequestHead, _ responder: Responder) -> PreparedResponse {
        (try? PreparedResponse(responder.respond(to: APIRequest(head)))) ?? failure
    }
}

extension DirectoryServer {
    /// How often other data were to be put in force since the start.
    public var reloads: ReloadCounts { metrics.reloads }

    /// The data in force.
    public var repository: Repository { desks.responder.repository }

    /// Loads data beside those in force and puts them in their place: whole or not at all. Every request is answered
    /// from one of the two, and none from the old ones that begins after this has returned. Blocks; called while another
    /// call is under way, it waits for that.
    ///
    /// - Parameter load: gives the new data; where it throws, the old ones stay.
    /// - Throws: what `load` throws.
    public func reload<Failure: Error>(_ load: () throws(Failure) -> Repository) throws(Failure) {
        try change.withLock { _ throws(Failure) in
            do throws(Failure) {
                let former = desks.responder
                var responder = Responder(try load(), publicAddress: former.publicAddress, metrics: metrics)
                responder.isEnding = former.isEnding
                responder.maximumTableSize = former.maximumTableSize
                desks.replace(with: responder)
            } catch {
                metrics.countReload(isGood: false)
                throw error
            }
            metrics.countReload(isGood: true)
        }
    }

    /// From now on says at `/readyz` that nothing should be asked here any more, and ends each connection with its next
    /// answer.
    public func end() {
        change.withLock { _ in
            var responder = desks.responder
            responder.isEnding = true
            desks.replace(with: responder)
        }
    }
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
            label: response.route.number,
            closesConnection: response.closesConnection
        )
    }
}
