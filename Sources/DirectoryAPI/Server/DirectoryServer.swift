package import Addresses
internal import Budget
package import Directory
internal import HTTPSemantics
internal import Memory
package import MicroHTTP
internal import Synchronization

/// Joins the listener to the API: finds the prepared response to a request or has it made.
///
/// A server is for one listener: two would give their threads the same numbers, and with them the same caches.
package final class DirectoryServer: Sendable {
    /// What it counts. Its `record` is to be the listener's observer.
    package let metrics: ServerMetrics

    let admission: Admission
    let workers: WorkerDesks
    private let refusals: Refusals
    let failure: PreparedResponse
    private let idleMemory: IdleMemory
    /// Held while other data are loaded and put in force, so that reloads follow each other.
    private let loading = Mutex(())
    /// Held while the version in force is changed, for moments only. Taken after `loading`, never before it.
    private let change = Mutex(())

    /// Serves a repository.
    ///
    /// - Parameters:
    ///   - workers: the number of the listener's threads, no fewer than it is configured with.
    ///   - limits: what clients are given at most.
    ///   - publicAddress: where the service is reached from outside, if that is known.
    ///   - securityContact: whom to tell of a weakness, if the operator says so.
    ///   - assistantOrigins: the origins whose pages may ask at `/mcp`, if the operator allows any.
    ///   - contact: where readers tell of mistakes, if the operator says so.
    ///   - doi: what citations name beside the address, if the operator has registered it.
    ///   - edge: what is different for caches in between.
    /// - Throws: where the system has no memory for the first answers.
    package init(
        _ repository: Repository,
        workers: Int,
        limits: ServerLimits = ServerLimits(),
        publicAddress: PublicAddress? = nil,
        securityContact: SecurityContact? = nil,
        assistantOrigins: AllowedOrigins? = nil,
        contact: ContactTemplate? = nil,
        doi: DigitalObjectIdentifier? = nil,
        edge: EdgePolicy = EdgePolicy()
    ) throws(ListenerError) {
        metrics = ServerMetrics(workers: workers)
        let admission = Admission(limits)
        self.admission = admission
        idleMemory = IdleMemory(admission.ledger)
        var responder = Responder(
            repository.with(contact: contact).with(doi: doi),
            publicAddress: publicAddress,
            metrics: metrics
        )
        responder.maximumTableSize = limits.memory / 4
        responder.memoryForFiles = limits.memory
        responder.formers = FormerVersions(most: limits.versions, ledger: admission.ledger)
        responder.securityContact = securityContact
        responder.assistantOrigins = assistantOrigins ?? AllowedOrigins.none
        responder.edge = edge
        self.workers = WorkerDesks(
            responder,
            count: workers,
            cacheSize: min(limits.cacheSize, limits.memory / 4) / max(workers, 1)
        )
        let prefix = AddressPrefix(publicAddress)
        func response(_ problem: Problem) -> APIResponse {
            let response = problem.response(to: [])
            return prefix.map(response.prefixed) ?? response
        }
        failure = try PreparedResponse(
            response(Problem(.internalError, "The answer could not be made. Ask again later."))
        )
        refusals = try Refusals(prefix)
        metrics.watch(work: { [weak admission, weak workers = self.workers] in
            var figures = admission.map(WorkFigures.init) ?? WorkFigures()
            if let formers = workers?.responder.formers { figures.formerVersions = formers.held }
            return figures
        })
    }

    deinit { stop() }

    /// Ends the threads in the background. What they have not begun is told that the server ends.
    package func stop() { admission.stop() }

    /// Answers a request; nil where it was set aside and is answered later. Called on the listener's threads.
    package func respond(to head: borrowing RequestHead) -> PreparedResponse? {
        if let refusal = head.refusal { return refuse(head, refusal) }
        return workers.withDesk(of: head.worker) { desk in answer(head, desk) }
    }

    /// Refuses a request. An answer that names the right address is made for it alone, within the client's budget.
    private func refuse(_ head: borrowing RequestHead, _ refusal: Refusal) -> PreparedResponse {
        if refusal == .connectionsExhausted, let response = probe(head) { return response }
        if refusal == .targetMalformed {
            let began = CPUTime.ofThread()
            let now = MonotonicClock.now()
            let client = admission.client(of: head)
            if admission.denial(for: client, at: now) == nil,
                let response = refusals.response(to: head, encodedBy: workers.responder)
            {
                admission.book(CPUTime.ofThread() &- began, to: client, at: now)
                return (try? PreparedResponse(response)) ?? failure
            }
        }
        return refusals.response(to: head, refusal, by: workers.responder) ?? failure
    }

    private func answer(_ head: borrowing RequestHead, _ desk: WorkerDesk) -> PreparedResponse? {
        switch head.method {
        case .get, .head: break
        case .post, .query: return respond(toContentOf: head, desk)
        default: return (try? PreparedResponse(desk.responder.respond(to: APIRequest(head)))) ?? failure
        }
        desk.share.note(head.peer)
        let accept = head.field(.accept)
        let key = ResponseCache.Key(
            target: head.target,
            accept: accept,
            acceptEncoding: head.asksForPart ? nil : head.field(.acceptEncoding),
            acceptLanguage: ResponseCache.Key.isOfBrowser(accept) ? head.field(.acceptLanguage) : nil
        )
        // no cached answer is for a moment of the past
        guard head.field(.acceptDatetime) == nil, let entry = desk.cache.entry(for: key) else {
            return respond(to: head, key, desk)
        }
        metrics.countCacheHit(by: head.worker)
        guard !head.hasRareCondition else { return entry.response(to: APIRequest(head)) ?? failure }
        if let match = head.field(.ifNoneMatch), let entityTag = entry.entityTag,
            EntityTagList.contains(match, entityTag)
        {
            return entry.notModified ?? failure
        }
        return entry.response
    }
}

extension DirectoryServer {
    /// How often other data were to be put in force since the start.
    package var reloads: ReloadCounts { metrics.reloads }

    /// The data in force.
    package var repository: Repository { workers.responder.repository }

    /// Loads data beside those in force and puts them in their place: whole or not at all. Every request is answered
    /// from one of the two, and none from the old ones that begins after this has returned. Blocks; called while another
    /// call is under way, it waits for that.
    ///
    /// - Parameter load: gives the new data; where it throws, the old ones stay.
    /// - Throws: what `load` throws.
    package func reload<Failure: Error>(_ load: () throws(Failure) -> Repository) throws(Failure) {
        try loading.withLock { _ throws(Failure) in
            do throws(Failure) {
                // without `change`: a load may take long or hang, and `end` must not wait for it
                let present = workers.responder
                var responder = Responder(
                    try load().with(contact: present.repository.contact).with(doi: present.repository.doi),
                    publicAddress: present.publicAddress,
                    metrics: metrics
                )
                responder.takeSettings(of: present)
                change.withLock { _ in
                    responder.isEnding = workers.responder.isEnding
                    workers.replace(with: responder)
                }
            } catch {
                metrics.countReload(isGood: false)
                throw error
            }
            metrics.countReload(isGood: true)
        }
    }

    /// Tells people on every page that there is something to know of the data in force, until others are.
    package func show(notice: String) {
        change.withLock { _ in
            let present = workers.responder
            var responder = Responder(
                present.repository.with(notice: notice),
                publicAddress: present.publicAddress,
                metrics: metrics
            )
            responder.takeSettings(of: present)
            responder.isEnding = present.isEnding
            workers.replace(with: responder)
        }
    }

    /// From now on says at `/readyz` that nothing should be asked here any more, and ends each connection with its next
    /// answer. Does not wait for a load that is under way; what that loads says so too.
    package func end() {
        change.withLock { _ in
            var responder = workers.responder
            responder.isEnding = true
            workers.replace(with: responder)
        }
    }
}

extension PreparedResponse {
    /// Prepares a response of the API.
    convenience init(_ response: APIResponse) throws(ListenerError) {
        try self.init(response, owner: response.content)
    }

    /// Prepares a response that others share; it is kept until the last byte was sent.
    convenience init(_ shared: SharedResponse) throws(ListenerError) {
        try self.init(shared.response, owner: shared)
    }

    /// Prepares a part of a response that others share.
    convenience init(_ shared: SharedResponse, part: Range<Int>) throws(ListenerError) {
        let whole = shared.response
        try self.init(
            status: 206,
            fields: whole.fields(of: part).map { (name: $0.name, value: $0.value) },
            content: whole.content.withBytes { UnsafeRawBufferPointer(rebasing: $0[part]) },
            owner: shared,
            label: whole.label,
            closesConnection: whole.closesConnection
        )
    }

    /// - Parameter owner: what keeps the content where it is.
    private convenience init(_ response: APIResponse, owner: some AnyObject & Sendable) throws(ListenerError) {
        try self.init(
            status: response.status,
            fields: response.fields.map { (name: $0.name, value: $0.value) },
            content: response.content.withBytes { $0 },
            owner: owner,
            label: response.label,
            closesConnection: response.closesConnection
        )
    }
}
