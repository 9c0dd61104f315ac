internal import CMicroHTTPDShim

/// A request as it came in, lent to the handler for one call.
///
/// Everything in it points into the connection's memory and is gone when the handler returns; that it can be neither
/// copied nor kept makes sure of it, for all but the buffers, which the handler must not keep.
package struct RequestHead: ~Copyable {
    /// The methods that are told apart (RFC 9110, 9; PATCH of RFC 5789; QUERY of the IANA registry).
    package enum Method: UInt8, Sendable {
        case get, head, options, post, put, patch, delete, connect, trace, query
        /// A method that is none of these; method names are case-sensitive.
        case unrecognized
    }

    /// The request fields that are handed over.
    package enum FieldName: Int, Sendable {
        case accept, acceptEncoding, host, ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince, origin
        case accessControlRequestMethod, accessControlRequestHeaders, userAgent, referer, requestID, traceparent
        case forwarded, xForwardedFor, range, ifRange, acceptLanguage, acceptDatetime
    }

    /// The request fields that matter to content.
    package enum ContentFieldName: Int, Sendable {
        // the order is that of enum shim_content_field
        case contentType, contentEncoding, mcpProtocolVersion, mcpMethod, mcpName
    }

    private let request: UnsafePointer<shim_request>

    init(_ request: UnsafePointer<shim_request>) { self.request = request }

    /// The method.
    package var method: Method {
        Method(rawValue: UInt8(truncatingIfNeeded: request.pointee.method.rawValue)) ?? .unrecognized
    }

    /// The request-target exactly as it came in, neither decoded nor normalised (RFC 9112, 3.2). Of a head that is not
    /// refused, every byte is between 0x21 and 0x7E.
    package var target: UnsafeRawBufferPointer { Self.buffer(request.pointee.target) }

    /// The value of a field; repeated ones are joined by a comma and a space. Nil where the field was not sent.
    /// Constant time.
    package func field(_ name: FieldName) -> UnsafeRawBufferPointer? {
        let bytes = shim_request_field(request, UInt32(name.rawValue))
        return bytes.bytes == nil ? nil : Self.buffer(bytes)
    }

    /// The value of a field about content; nil where it was not sent.
    package func field(_ name: ContentFieldName) -> UnsafeRawBufferPointer? {
        let bytes = shim_request_content_field(request, UInt32(name.rawValue))
        return bytes.bytes == nil ? nil : Self.buffer(bytes)
    }

    /// The content, all of it; empty where there is none or none is kept (`ContentPolicy`).
    package var content: UnsafeRawBufferPointer { Self.buffer(shim_request_content(request)) }

    /// The number of the thread that the handler is called on, from zero to the configured number of threads. No two
    /// threads of a listener share one.
    package var worker: Int { Int(request.pointee.worker) }

    /// Why the request has to be refused; nil where it is well-formed. The handler then says so in its answer and has
    /// the connection closed.
    package var refusal: Refusal? { Refusal(rawValue: UInt8(truncatingIfNeeded: request.pointee.refusal.rawValue)) }

    /// The address at the other end of the connection, a client's or that of the proxy before us.
    package var peer: PeerAddress {
        let peer = request.pointee.peer
        return PeerAddress(high: peer.high, low: peer.low)
    }

    /// Sets the request aside until its answer is made elsewhere; the handler then returns nil. To be called once and
    /// from the handler alone, for a request that is not refused.
    ///
    /// - Returns: what has it answered; nil where the listener stops, and the request has to be answered at once.
    package func suspend() -> Suspension? {
        guard let context = shim_request_context(request) else { return nil }
        return Unmanaged<HandlerContext>.fromOpaque(context).takeUnretainedValue().suspensions.suspend(request)
    }

    private static func buffer(_ bytes: shim_bytes) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.size)
    }
}
