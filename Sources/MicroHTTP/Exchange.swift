internal import CMicroHTTPDShim

/// A request and what it was answered with, lent to the observer for one call once both are over.
///
/// Like a `RequestHead`, it points into the connection's memory; the observer must not keep its buffers.
package struct Exchange: ~Copyable {
    private let exchange: UnsafePointer<shim_exchange>

    init(_ exchange: UnsafePointer<shim_exchange>) { self.exchange = exchange }

    /// The request. Where it did not arrive whole, its target is what there is of it, and `method` is nil.
    package var head: RequestHead { RequestHead(exchange.pointee.request) }

    /// The first word of the request line, as it came in; nil where the head did not arrive whole.
    package var method: UnsafeRawBufferPointer? { Self.buffer(exchange.pointee.method) }

    /// The last word of the request line, as it came in: `HTTP/1.1`. Nil where the head did not arrive whole.
    package var version: UnsafeRawBufferPointer? { Self.buffer(exchange.pointee.version) }

    /// The client's address as text, or that of the proxy before us; nil where the system does not tell it.
    package var peer: UnsafeRawBufferPointer? { Self.buffer(shim_exchange_peer(exchange)) }

    /// The number of the thread that the observer is called on (`RequestHead.worker`).
    package var worker: Int { Int(exchange.pointee.request.pointee.worker) }

    /// The status code of the answer; nil where there was none of ours: the client left first, took too long, or sent
    /// what libmicrohttpd answers by itself.
    package var status: Int? { exchange.pointee.status == 0 ? nil : Int(exchange.pointee.status) }

    /// The label of the answer (`PreparedResponse.label`); zero where there was none.
    package var label: Int { Int(exchange.pointee.label) }

    /// The bytes of content in the answer; of one that was cut off, what it would have been.
    package var contentSize: Int { Int(exchange.pointee.size) }

    /// The nanoseconds from the request line to the last byte handed to the system.
    package var duration: UInt64 { exchange.pointee.duration }

    /// The nanoseconds that the request had waited before its request line was read: the system had it, and the thread was
    /// busy or had no processor. Known to 4 ms; zero below 10 ms, and where it was not asked for, which it is at least once
    /// a millisecond, and for each request from one that has waited to one that has not.
    package var waited: UInt64 { UInt64(exchange.pointee.waited) * 1_000_000 }

    /// Whether the answer was handed to the system whole.
    package var isComplete: Bool { exchange.pointee.is_complete }

    private static func buffer(_ bytes: shim_bytes) -> UnsafeRawBufferPointer? {
        bytes.bytes == nil ? nil : UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.size)
    }
}
