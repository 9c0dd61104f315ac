internal import Addresses
internal import Budget
internal import Directory
internal import HTTPSemantics
internal import Memory
internal import MicroHTTP

extension DirectoryServer {
    /// Answers a request that the thread's cache has no response for.
    func respond(
        to head: borrowing RequestHead,
        _ key: ResponseCache.Key,
        _ desk: WorkerDesk
    ) -> PreparedResponse? {
        // a probe is asked when there is no time for anything else
        if Self.isProbe(head.target) { return makeAlone(head, desk) }
        let began = CPUTime.ofThread()
        let now = MonotonicClock.now()
        let client = admission.client(of: head)
        // all that is done for what is not cached counts, refusals too
        defer { desk.share.spend(CPUTime.ofThread() &- began) }
        if let denial = admission.denial(for: client, at: now) { return deny(denial, head, desk.version) }
        let hasTime = desk.share.hasTime(at: now, isProxied: client.isProxied)
        // before anything is made of the request: a thread answers hundreds of refusals in a row, and hits wait for them
        if !hasTime, let denial = admission.denial(by: admission.short, for: client, at: now) {
            return deny(denial, head, desk.version)
        }
        let request = APIRequest(head)
        let resolved = desk.responder.resolve(request)
        let selection = ResponseSelection(request, resolved)
        if let selection, let shared = desk.version.responses.response(of: selection) {
            metrics.countCacheHit(by: head.worker)
            return entry(of: shared, key, desk, head.worker)?.response(to: request) ?? failure
        }
        let making = Making(
            request: request,
            selection: selection,
            resolved: resolved,
            worker: head.worker,
            version: desk.version,
            client: client
        )
        if let release = resolved.release, !desk.responder.formers.has(release) {
            return setAside(making, admission.versions, head, at: now)
        }
        if desk.version.estimates.isLong(resolved, isFixed: selection?.isFixed == true) {
            return setAside(making, admission.long, head, at: now)
        }
        guard hasTime else { return setAside(making, admission.short, head, at: now) }
        defer { admission.book(CPUTime.ofThread() &- began, to: client, at: now) }
        metrics.countCacheMiss(by: head.worker)
        guard let shared = make(making) else { return deny(.outOfMemory, head, desk.version) }
        return entry(of: shared, key, desk, head.worker)?.response(to: request) ?? failure
    }

    /// Makes a response and lets others find it; nil where there is no memory for it.
    func make(_ making: Making) -> SharedResponse? {
        var request = making.request
        request.fields = request.fields.withoutConditions
        let began = CPUTime.ofThread()
        let response = making.version.responder.respond(to: request, making.resolved)
        // that a version was made first says nothing of its route
        if let route = making.resolved.route, making.resolved.release == nil {
            making.version.estimates.learn(route, CPUTime.ofThread() &- began)
        }
        let large = making.selection?.isFixed == true ? nil : admission.large
        guard let shared = SharedResponse(response, admission.ledger, large: large) else { return nil }
        guard let selection = making.selection, response.status == 200,
            shared.isReusable(whileEnding: making.version.responder.isEnding)
        else { return shared }
        return making.version.responses.share(shared, as: selection)
    }

    /// Prepares a response and offers it to the cache of a thread; nil where the system has no memory.
    private func entry(
        of shared: SharedResponse,
        _ key: ResponseCache.Key,
        _ desk: WorkerDesk,
        _ worker: Int
    ) -> ResponseCache.Entry? {
        guard let entry = try? ResponseCache.Entry(key, shared) else { return nil }
        offer(entry, for: key, to: desk, worker)
        return entry
    }

    /// Offers a prepared response to the cache of a thread. One that depends on `Accept-Language` stays out where the key
    /// does not tell the languages apart: `format=html` from what is no browser.
    func offer(_ entry: ResponseCache.Entry, for key: ResponseCache.Key, to desk: WorkerDesk, _ worker: Int) {
        guard !entry.shared.isByMoment else { return }
        guard !entry.shared.isByLanguage || ResponseCache.Key.isOfBrowser(key.accept) else { return }
        guard entry.shared.isReusable(whileEnding: desk.responder.isEnding) else { return }
        let evictions = desk.cache.evictions
        desk.cache.insert(entry)
        metrics.noteCache(of: worker, size: desk.cache.cost, evictions: desk.cache.evictions - evictions)
    }

    /// The response made for this request alone.
    private func makeAlone(_ head: borrowing RequestHead, _ desk: WorkerDesk) -> PreparedResponse {
        (try? PreparedResponse(desk.responder.respond(to: APIRequest(head)))) ?? failure
    }

    func deny(_ denial: Denial, _ head: borrowing RequestHead, _ version: DataVersion) -> PreparedResponse {
        metrics.countDenial(denial.reason)
        let accept = head.field(.accept).map { String(decoding: $0, as: UTF8.self) }
        return version.denials.response(denial, accept: accept) ?? failure
    }

    /// Whether a target is that of a probe, judged before anything is made of it.
    private static func isProbe(_ target: UnsafeRawBufferPointer) -> Bool {
        let path = target.prefix { $0 != UInt8(ascii: "?") }
        return probes.contains { $0.elementsEqual(path) }
    }

    private static let probes = RouteTable.entries.filter { $0.cacheability == .moment }.map { $0.template.text.utf8 }
}

extension ResponseCache.Entry {
    /// The answer to a request with whatever conditions it has; nil where there is no memory for it.
    func response(to request: APIRequest) -> PreparedResponse? {
        guard let entityTag, request.fields.hasConditions else { return response }
        let tag = String(decoding: entityTag, as: UTF8.self)
        let lastModified = shared.response["Last-Modified"].flatMap { HTTPDate($0) }
        guard let lastModified else { return response }
        switch Precondition(request.fields, entityTag: tag, lastModified: lastModified) {
        case .holds: break
        case .notModified: return notModified
        case .failed: return refused(.preconditionFailed(tag), request)
        }
        guard shared.response["Content-Encoding"] == nil else { return response }
        let size = shared.response.content.count
        switch ByteRange(request, entityTag: tag, lastModified: lastModified, size: size) {
        case .whole: return response
        case .part(let part): return try? PreparedResponse(shared, part: part)
        case .unsatisfiable: return refused(.rangeNotSatisfiable(size: size), request)
        }
    }

    private func refused(_ problem: Problem, _ request: APIRequest) -> PreparedResponse? {
        var refused = problem.response(to: request.target)
        refused.closesConnection = shared.response.closesConnection
        refused.label = shared.response.label
        let version = CommonHeaderFields.dataVersion
        if let value = shared.response[version] { refused.fields.append(.init(version, value)) }
        return try? PreparedResponse(refused)
    }
}
