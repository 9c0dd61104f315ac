internal import CMicroHTTPD
internal import CMicroHTTPDShim
internal import Glibc
internal import Synchronization

/// Listens for HTTP/1.1 requests and has a handler answer them, on threads of its own. Started whole or not at all;
/// stopped once.
package final class Listener: Sendable {
    /// Answers a request; nil where it was set aside (`RequestHead.suspend`). Called on the listener's threads, several at
    /// a time; must not block.
    package typealias Handler = @Sendable (borrowing RequestHead) -> PreparedResponse?

    /// Is told of each request once its answer was handed to the system or the connection has ended, but for those that
    /// `stop` cuts off. Called on the listener's threads, several at a time; must not block.
    package typealias Observer = @Sendable (borrowing Exchange) -> Void

    /// The port it listens on.
    package let port: Int

    /// The connections it serves at a time: those of the configuration, or fewer where the system does not allow the
    /// descriptors (`ulimit -n`, `LimitNOFILE=` of systemd).
    package let connectionLimit: Int

    /// What runs until `stop`; nil afterwards.
    private let running: Mutex<Running?>

    /// libmicrohttpd's daemon with what has to live as long as it.
    private struct Running: ~Copyable, @unchecked Sendable {
        // `@unchecked Sendable`: the pointer is used under the mutex alone, and libmicrohttpd allows each of the calls
        // made with it on any thread.
        let listener: OpaquePointer
        let context: Unmanaged<HandlerContext>
        let socket: ListeningSocket
    }

    /// Starts to listen; connections are accepted when this returns.
    ///
    /// - Parameter content: what content of requests is kept; nil for none.
    /// - Throws: where the address cannot be listened on or libmicrohttpd does not start.
    package init(
        configuration: ListenerConfiguration,
        observer: Observer? = nil,
        content: ContentPolicy? = nil,
        handler: @escaping Handler
    ) throws(ListenerError) {
        let socket: ListeningSocket
        if let inherited = configuration.inheritedSocket {
            socket = try ListeningSocket(inherited: inherited)
        } else {
            socket = try ListeningSocket(host: configuration.host, port: configuration.port)
        }
        let room = try DescriptorRoom(for: configuration)
        var shim = shim_configuration()
        shim.socket = socket.descriptor
        shim.threads = UInt32(max(1, configuration.threads))
        shim.connection_limit = UInt32(room.connections)
        shim.surplus_limit = UInt32(room.surplus)
        shim.lingering_limit = UInt32(room.lingering)
        shim.connections_per_address = UInt32(max(0, configuration.connectionsPerAddress))
        shim.header_timeout = UInt32(max(1, configuration.headerTimeout))
        shim.idle_timeout = UInt32(max(0, configuration.idleTimeout))
        shim.connection_memory = max(1_024, configuration.connectionMemory)
        shim.maximum_content = UInt64(max(0, configuration.maximumContentSize))
        shim.tls = configuration.usesTLS
        shim.keeps_socket = configuration.inheritedSocket != nil
        let context = Unmanaged.passRetained(HandlerContext(handler, observer ?? { _ in }, content))
        if content != nil {
            shim.content_bound = boundContent
            shim.content_memory = bookContent
        }
        let observe: shim_observer? = observer == nil ? nil : observeExchange
        let uncounted = configuration.uncountedNetworks.map(\.shim)
        let started = uncounted.withUnsafeBufferPointer { networks in
            shim.uncounted = networks.baseAddress
            shim.uncounted_count = networks.count
            return shim_listener_start(&shim, answerRequest, observe, context.toOpaque())
        }
        guard let listener = started else {
            let reason = String(cString: strerror(errno))
            context.release()
            throw .cannotStart(reason: reason)
        }
        port = Int(socket.port)
        connectionLimit = room.connections
        running = Mutex(Running(listener: listener, context: context, socket: socket))
    }

    deinit { stop(within: .zero) }

    /// The connections of now and of before; zeros once it was stopped.
    package var connections: ConnectionFigures {
        running.withLock { running in
            guard let listener = running?.listener else { return ConnectionFigures() }
            return ConnectionFigures(
                open: Int(shim_listener_connections(listener)),
                accepted: Int(shim_listener_accepted(listener)),
                refused: Int(shim_listener_refused(listener)),
                late: Int(shim_listener_late(listener))
            )
        }
    }

    /// The requests that have begun and are not answered yet; zero once it was stopped.
    package var requestsInFlight: Int {
        running.withLock { running in
            guard let listener = running?.listener else { return 0 }
            return Int(shim_listener_requests_under_way(listener))
        }
    }

    /// Stops accepting connections at once, lets requests under way be answered, and ends.
    ///
    /// Blocks until all is over. A second call does nothing.
    ///
    /// - Parameter deadline: how long requests under way may take; those that take longer are cut off.
    package func stop(within deadline: Duration) {
        running.withLock { running in
            if let listener = running?.listener { shim_listener_quiesce(listener) }
        }
        let end = ContinuousClock.now + deadline
        // an answer that is queued counts as under way until its last byte is handed to the system; looking again catches
        // the request that had just arrived
        var quietLooks = 0
        while quietLooks < 3, ContinuousClock.now < end {
            let isQuiet = running.withLock { running in
                guard let listener = running?.listener else { return true }
                return shim_listener_requests_under_way(listener) == 0
            }
            quietLooks = isQuiet ? quietLooks + 1 : 0
            usleep(10_000)
        }
        // ended outside the lock, which a handler that asks for the connections may want
        guard let ended = running.withLock({ $0.take() }) else { return }
        // libmicrohttpd must not stop while a request is set aside
        ended.context.takeUnretainedValue().suspensions.end()
        shim_listener_stop(ended.listener)
        ended.context.release()
    }
}

/// What libmicrohttpd's threads are handed back on each call.
final class HandlerContext: Sendable {
    let handler: Listener.Handler
    let observer: Listener.Observer
    let content: ContentPolicy?
    let suspensions = Suspensions()

    init(_ handler: @escaping Listener.Handler, _ observer: @escaping Listener.Observer, _ content: ContentPolicy?) {
        self.content = content
        self.handler = handler
        self.observer = observer
    }
}

/// Called by the shim on libmicrohttpd's threads. A function in a file of its own right belongs to no actor; a closure
/// in a main file would trap there.
private func answerRequest(_ context: UnsafeMutableRawPointer?, _ request: UnsafePointer<shim_request>?) -> Bool {
    guard let context, let request, let connection = request.pointee.connection else { return false }
    let listener = Unmanaged<HandlerContext>.fromOpaque(context).takeUnretainedValue()
    let handler = listener.handler
    let answer: PreparedResponse?
    if let pointer = request.pointee.suspension {
        let suspension = Unmanaged<Suspension>.fromOpaque(pointer).takeUnretainedValue()
        answer = suspension.response
        listener.suspensions.remove(suspension)
    } else {
        answer = handler(RequestHead(request))
        // set aside: the shim calls again once it is resumed
        if request.pointee.suspension != nil { return true }
    }
    guard let response = answer else { return false }
    if request.pointee.is_past_queueing {
        response.write(to: connection)
        return false
    }
    guard response.headSize <= request.pointee.room else {
        // libmicrohttpd would end the connection without a word
        if request.pointee.refusal == SHIM_ACCEPTED {
            let isToHead = request.pointee.method == SHIM_HEAD
            let room = request.pointee.room
            if let isQueued = response.answer(on: connection, within: room, isToHead: isToHead) { return isQueued }
        }
        var refused = request.pointee
        // a short target is not what took the room
        let isTarget = refused.target.size > max(refused.room, 2_000)
        refused.refusal = isTarget ? SHIM_TARGET_TOO_LONG : SHIM_FIELDS_TOO_LARGE
        guard let refusal = withUnsafePointer(to: refused, { handler(RequestHead($0)) }) else { return false }
        if refusal.closesConnection, refusal.headSize <= refused.room { return refusal.queue(on: connection) }
        refusal.write(to: connection)
        return false
    }
    // what follows a refused head may be another's request: cut the connection rather than read on
    guard request.pointee.refusal == SHIM_ACCEPTED || response.closesConnection else { return false }
    return response.queue(on: connection)
}

/// Called by the shim once the head of a request is read that may have content.
private func boundContent(_ context: UnsafeMutableRawPointer?, _ request: UnsafePointer<shim_request>?) -> UInt64 {
    guard let context, let request else { return 0 }
    let listener = Unmanaged<HandlerContext>.fromOpaque(context).takeUnretainedValue()
    return UInt64(max(0, listener.content?.bound(RequestHead(request)) ?? 0))
}

/// Called by the shim where the memory for content grows, and where it is freed.
private func bookContent(_ context: UnsafeMutableRawPointer?, _ from: Int, _ to: Int) -> Bool {
    guard let context else { return false }
    let listener = Unmanaged<HandlerContext>.fromOpaque(context).takeUnretainedValue()
    return listener.content?.book(from, to) ?? false
}

/// Called by the shim on libmicrohttpd's threads, once an exchange is over.
private func observeExchange(_ context: UnsafeMutableRawPointer?, _ exchange: UnsafePointer<shim_exchange>?) {
    guard let context, let exchange else { return }
    Unmanaged<HandlerContext>.fromOpaque(context).takeUnretainedValue().observer(Exchange(exchange))
}
