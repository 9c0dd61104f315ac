internal import MicroHTTP

/// What is written of one request. The bytes are those of the connection, valid during one call.
struct AccessEntry {
    /// The client's address, or that of a proxy before us.
    var peer: UnsafeRawBufferPointer?
    /// The client that a trusted proxy names; empty where none does.
    var client: [UInt8] = []
    /// The words of the request line; nil where none was read.
    var method: UnsafeRawBufferPointer?
    var target: UnsafeRawBufferPointer?
    var version: UnsafeRawBufferPointer?
    var referer: UnsafeRawBufferPointer?
    var userAgent: UnsafeRawBufferPointer?
    var requestID: UnsafeRawBufferPointer?
    var traceparent: UnsafeRawBufferPointer?
    /// The number of the route among the names that the log was given.
    var route = 0
    /// The status code; nil where there was no answer of ours.
    var status: Int?
    /// The bytes of content in the answer.
    var size = 0
    /// How long it took, in nanoseconds.
    var duration: UInt64 = 0
    /// How long the request had waited before that, in nanoseconds; zero where it is not known.
    var waited: UInt64 = 0
    /// Whether the answer was handed to the system whole.
    var isComplete = true

    init() {}

    init(_ exchange: borrowing Exchange) {
        let head = exchange.head
        peer = exchange.peer
        method = exchange.method
        target = head.target
        version = exchange.version
        referer = head.field(.referer)
        userAgent = head.field(.userAgent)
        requestID = head.field(.requestID)
        traceparent = head.field(.traceparent)
        route = exchange.label
        status = exchange.status
        size = exchange.contentSize
        duration = exchange.duration
        waited = exchange.waited
        isComplete = exchange.isComplete
    }
}
