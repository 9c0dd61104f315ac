internal import CMicroHTTPDShim
internal import Synchronization

/// A request that was set aside (`RequestHead.suspend`) until its answer is made elsewhere. Its thread goes on with other
/// requests meanwhile, and no deadline of the connection counts.
///
/// It is resumed once: by `resume`, or by the listener when that stops.
package final class Suspension: Sendable {
    private struct State {
        var isResumed = false
        var response: PreparedResponse?
    }

    private let state = Mutex(State())
    /// The connection. `nonisolated(unsafe)`: it is used under the lock and only before it is resumed; until then
    /// libmicrohttpd keeps it, and lets any thread resume it or ask for its socket.
    nonisolated(unsafe) private let connection: OpaquePointer

    init(_ connection: OpaquePointer) { self.connection = connection }

    /// Has the request answered. Only the first call counts. Never blocks.
    package func resume(with response: PreparedResponse) { finish(response) }

    /// Has the connection ended without an answer, unless the request was resumed.
    func cancel() { finish(nil) }

    private func finish(_ response: PreparedResponse?) {
        state.withLock { state in
            guard !state.isResumed else { return }
            state = State(isResumed: true, response: response)
            // under the lock, which the connection's thread and `stop` take before they go on: libmicrohttpd still touches
            // the daemon when another thread may have the connection already
            shim_resume(connection)
        }
    }

    /// Whether nobody waits for the answer any more: the client has reset the connection or closed it both ways, or the
    /// request was resumed. A client that has shut down only its sending side still waits.
    package var isAbandoned: Bool { state.withLock { $0.isResumed || shim_is_gone(connection) } }

    /// The answer it was resumed with; nil where it was cancelled.
    var response: PreparedResponse? { state.withLock { $0.response } }
}

/// The requests of a listener that are set aside.
final class Suspensions: Sendable {
    private struct State {
        var isEnding = false
        var suspended: [ObjectIdentifier: Suspension] = [:]
    }

    private let state = Mutex(State())

    /// Sets a request aside; nil where the listener stops.
    func suspend(_ request: UnsafePointer<shim_request>) -> Suspension? {
        guard let connection = request.pointee.connection else { return nil }
        let suspension = Suspension(connection)
        let isTaken = state.withLock { state in
            guard !state.isEnding else { return false }
            state.suspended[ObjectIdentifier(suspension)] = suspension
            return true
        }
        guard isTaken else { return nil }
        // the table keeps it until the request is resumed
        shim_suspend(request, Unmanaged.passUnretained(suspension).toOpaque())
        return suspension
    }

    /// Forgets a request that was resumed.
    func remove(_ suspension: Suspension) {
        state.withLock { _ = $0.suspended.removeValue(forKey: ObjectIdentifier(suspension)) }
    }

    /// Ends the connections of all requests that are still set aside, and lets no more be.
    func end() {
        let suspended = state.withLock { state in
            state.isEnding = true
            return Array(state.suspended.values)
        }
        for suspension in suspended { suspension.cancel() }
    }
}
