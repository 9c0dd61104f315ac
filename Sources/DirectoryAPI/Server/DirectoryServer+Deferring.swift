internal import Budget
internal import MicroHTTP
internal import HTTPSemantics

/// A request that was set aside, and what answers it.
struct DeferredRequest: Sendable {
    let making: Making
    let suspension: Suspension
}

extension DirectoryServer {
    /// Has a response made by a worker in the background. A request that selects what others wait for already joins them,
    /// whatever its client: it costs no work.
    func setAside(
        _ making: Making,
        _ worker: BackgroundWorker,
        _ head: borrowing RequestHead,
        at now: UInt64
    ) -> PreparedResponse? {
        let isPending = making.selection.map(making.version.pending.isPending) ?? false
        if !isPending, let denial = admission.denial(by: worker, for: making.client, at: now) {
            return deny(denial, head, making.version)
        }
        guard let suspension = head.suspend() else { return deny(.stopping, head, making.version) }
        metrics.countDeferred(by: head.worker)
        let request = DeferredRequest(making: making, suspension: suspension)
        // from here on the request is answered by the suspension alone
        if let selection = making.selection, !making.version.pending.add(request, selection) { return nil }
        let ticket = worker.submit(for: making.client.inQueue) { [self] _ in
            finish(request)
        } dropped: { [self] _ in
            for request in waiting(with: request) { request.resume(with: .stopping, orElse: failure) }
        }
        if ticket == nil {
            for request in waiting(with: request) {
                metrics.countDenial(.overload)
                request.resume(with: .overloaded, orElse: failure)
            }
        }
        return nil
    }

    /// Takes the requests out that wait for the same response, this one among them.
    private func waiting(with request: DeferredRequest) -> [DeferredRequest] {
        request.making.selection.map(request.making.version.pending.take) ?? [request]
    }

    /// Makes the response that requests wait for, on a thread in the background, and answers each.
    private func finish(_ first: DeferredRequest) {
        let making = first.making
        if let gone = gone(with: first) {
            for request in gone { request.suspension.resume(with: failure) }
            return
        }
        let began = CPUTime.ofThread()
        let known = making.selection.flatMap { making.version.responses.response(of: $0) }
        let shared = known ?? make(making)
        admission.book(CPUTime.ofThread() &- began, to: making.client, at: MonotonicClock.now())
        for request in waiting(with: first) {
            guard let shared else {
                metrics.countDenial(.memory)
                request.resume(with: .outOfMemory, orElse: failure)
                continue
            }
            let isFirst = request.suspension === first.suspension
            answer(request, isFirst || shared.isForEqualSelections ? shared : nil, isMade: isFirst && known == nil)
        }
    }

    /// The requests that wait for a response, taken out, where none of their clients does any more; otherwise nil.
    private func gone(with request: DeferredRequest) -> [DeferredRequest]? {
        guard let selection = request.making.selection else { return request.suspension.isAbandoned ? [request] : nil }
        return request.making.version.pending.take(selection) { $0.suspension.isAbandoned }
    }

    /// Answers a request that was set aside, and caches the response for the thread that the connection belongs to.
    ///
    /// - Parameters:
    ///   - shared: the response; nil where it has to be made for this request.
    ///   - isMade: whether the response was made for this request.
    private func answer(_ deferred: DeferredRequest, _ shared: SharedResponse?, isMade: Bool) {
        let making = deferred.making
        let began = CPUTime.ofThread()
        defer { admission.book(CPUTime.ofThread() &- began, to: making.client, at: MonotonicClock.now()) }
        guard let response = shared ?? make(making) else {
            metrics.countDenial(.memory)
            return deferred.resume(with: .outOfMemory, orElse: failure)
        }
        let isMiss = isMade || shared == nil
        deferred.suspension.resume(with: prepare(response, for: making, isMiss: isMiss))
    }

    /// Prepares a response on a thread in the background, and offers it to the cache of the listener's thread.
    private func prepare(_ shared: SharedResponse, for making: Making, isMiss: Bool) -> PreparedResponse {
        let request = making.request
        guard !request.method.hasContent else { return prepare(alone: shared, for: request) }
        let accept = request.fields[.accept].map { Array($0.utf8) }
        let acceptEncoding = request.fields[.acceptEncoding].map { Array($0.utf8) }
        let acceptLanguage = request.fields[.acceptLanguage].map { Array($0.utf8) }
        return request.target.withUnsafeBytes { target in
            accept.withBytes { accept in
                acceptEncoding.withBytes { acceptEncoding in
                    acceptLanguage.withBytes { language in
                        let key = ResponseCache.Key(
                            target: target,
                            accept: accept,
                            acceptEncoding: acceptEncoding,
                            acceptLanguage: ResponseCache.Key.isOfBrowser(accept) ? language : nil
                        )
                        guard let entry = try? ResponseCache.Entry(key, shared) else { return failure }
                        // prepared outside the lock, which the listener's thread must not wait for: this one gives way
                        let response = entry.response(to: request) ?? failure
                        workers.withDesk(of: making.worker) { desk in
                            guard desk.version === making.version else { return }
                            if isMiss { metrics.countCacheMiss(by: making.worker) }
                            offer(entry, for: key, to: desk, making.worker)
                        }
                        return response
                    }
                }
            }
        }
    }
}

extension DeferredRequest {
    /// Answers that the response is not made.
    fileprivate func resume(with denial: Denial, orElse failure: PreparedResponse) {
        let response = making.version.denials.response(denial, accept: making.request.fields[.accept])
        suspension.resume(with: response ?? failure)
    }
}

extension SharedResponse {
    /// Whether requests with an equal selection have this response. A problem may repeat the words of one request.
    fileprivate var isForEqualSelections: Bool { response.status == 200 && response["Cache-Control"] != "no-store" }
}

extension [UInt8]? {
    /// Lends the bytes, where there are any.
    fileprivate func withBytes<Result>(_ use: (UnsafeRawBufferPointer?) -> Result) -> Result {
        guard let self else { return use(nil) }
        return self.withUnsafeBytes { use($0) }
    }
}
