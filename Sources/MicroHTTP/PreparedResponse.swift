internal import CMicroHTTPD
internal import CMicroHTTPDShim

/// An answer ready to be sent, any number of times and on any thread: made once, then only counted.
///
/// It owns one response of libmicrohttpd and the bytes in it. The response is freed when this object is gone and the
/// last connection that sends it has finished.
package final class PreparedResponse: Sendable {
    /// The status code.
    package let status: Int
    /// The bytes of content.
    package let bodySize: Int
    /// The bytes of the head at most, with what the listener adds.
    package let headSize: Int
    /// A number of whoever prepared it, told to the listener's observer with each exchange.
    package let label: Int
    /// Whether the connection ends after the answer.
    let closesConnection: Bool
    /// libmicrohttpd's response. It is changed only before `init` returns; afterwards its count alone moves, which
    /// libmicrohttpd guards with a lock of its own.
    nonisolated(unsafe) private let response: OpaquePointer
    /// The content. `nonisolated(unsafe)`: the bytes never change and are only read; their owner is let go with the response
    /// alone, so that they live as long as this object.
    nonisolated(unsafe) private let content: UnsafeRawBufferPointer
    /// The bytes of `headSize` that are for `Link`.
    private let linkSize: Int

    /// Prepares an answer with a copy of its content.
    ///
    /// - Throws: where a field cannot be sent as it is, or memory is short.
    package convenience init(
        status: Int,
        fields: [(name: String, value: String)],
        body: [UInt8],
        label: Int = 0,
        closesConnection: Bool = false
    ) throws(ListenerError) {
        let copy = ContentCopy(body)
        try self.init(
            status: status,
            fields: fields,
            content: copy.bytes,
            owner: copy,
            label: label,
            closesConnection: closesConnection
        )
    }

    /// Prepares an answer.
    ///
    /// - Parameters:
    ///   - status: the status code, 200 to 599.
    ///   - fields: the response fields but `Date`, `Content-Length` and `Connection`, which the listener adds.
    ///   - content: the content; left away in answers to HEAD.
    ///   - owner: what keeps the content where it is, unchanged; let go when the answer was sent for the last time.
    ///   - label: a number for the listener's observer, 0 to 2^32 - 1.
    ///   - closesConnection: whether the connection ends after the answer.
    /// - Throws: where a field cannot be sent as it is, or memory is short.
    package init(
        status: Int,
        fields: [(name: String, value: String)],
        content: UnsafeRawBufferPointer,
        owner: some AnyObject & Sendable,
        label: Int = 0,
        closesConnection: Bool = false
    ) throws(ListenerError) {
        let keeper = Unmanaged.passRetained(owner as AnyObject)
        guard
            let response = shim_response(
                content.baseAddress,
                content.count,
                { if let keeper = $0 { Unmanaged<AnyObject>.fromOpaque(keeper).release() } },
                keeper.toOpaque()
            )
        else {
            keeper.release()
            throw .outOfMemory
        }
        self.status = status
        bodySize = content.count
        // a colon, a space and the end of a line for each field
        var sizes = (head: Self.ownHeadSize, links: 0)
        for field in fields {
            let size = field.name.utf8.count + field.value.utf8.count + 4
            sizes.head += size
            if field.name == "Link" { sizes.links += size }
        }
        (headSize, linkSize) = sizes
        self.label = label
        self.closesConnection = closesConnection
        self.response = response
        self.content = content
        // the object is whole from here on: where init throws, deinit frees the response
        if let place = Self.add(fields, to: response) { throw .unsendableField(name: fields[place].name) }
        if closesConnection, !shim_response_add_field(response, "Connection", "close") { throw .outOfMemory }
    }

    /// Adds fields to a response; gives the place of the one that cannot be sent.
    private static func add(_ fields: [(name: String, value: String)], to response: OpaquePointer) -> Int? {
        // a text ends in a NUL where Swift keeps it, so none is copied before libmicrohttpd does
        fields.firstIndex { field in
            !field.name.withCString { name in
                field.value.withCString { value in shim_response_add_field(response, name, value) }
            }
        }
    }

    /// The status line with the longest reason there is, Date, Content-Length, Connection and the empty line.
    private static let ownHeadSize = 192

    deinit { MHD_destroy_response(response) }

    /// Prepares the same answer without `Link`, for a request that leaves too little memory for it: the relations are in
    /// the document, too, or can be done without (RFC 8288).
    private init?(withoutLinksOf other: PreparedResponse) {
        guard other.linkSize > 0 else { return nil }
        let keeper = Unmanaged.passRetained(other)
        let response = shim_response(
            other.content.baseAddress,
            other.content.count,
            { if let keeper = $0 { Unmanaged<PreparedResponse>.fromOpaque(keeper).release() } },
            keeper.toOpaque()
        )
        guard let response else {
            keeper.release()
            return nil
        }
        (status, label, closesConnection) = (other.status, other.label, other.closesConnection)
        (headSize, linkSize) = (other.headSize - other.linkSize, 0)
        (bodySize, content) = (other.bodySize, other.content)
        self.response = response
        // the object is whole from here on: where this fails, deinit frees the response
        guard shim_response_copy_fields(other.response, response, "Link") else { return nil }
    }

    /// The most bytes that are sent past libmicrohttpd: what the system takes at once on a connection that waits.
    private static let writableSize = 16_384

    /// Answers a request that leaves less memory for the head of the answer than that has: without `Link`, or past
    /// libmicrohttpd where the whole answer is small.
    ///
    /// - Returns: whether libmicrohttpd took the answer; nil where it can be given neither way.
    func answer(on connection: OpaquePointer, within room: Int, isToHead: Bool) -> Bool? {
        if let short = PreparedResponse(withoutLinksOf: self), short.headSize <= room {
            return short.queue(on: connection)
        }
        guard headSize + (isToHead ? 0 : bodySize) <= Self.writableSize else { return nil }
        write(to: connection)
        return false
    }

    /// Sends the answer past libmicrohttpd. The connection has to end after it.
    func write(to connection: OpaquePointer) {
        let bytes = shim_bytes(bytes: content.baseAddress?.assumingMemoryBound(to: CChar.self), size: content.count)
        shim_response_write(response, connection, UInt32(status), bytes, UInt32(truncatingIfNeeded: label))
    }

    /// Queues the answer on a connection that waits for one.
    ///
    /// - Returns: whether the connection took it.
    func queue(on connection: OpaquePointer) -> Bool {
        shim_response_queue(response, connection, UInt32(status), UInt64(bodySize), UInt32(truncatingIfNeeded: label))
    }
}

/// Content in memory of its own.
private final class ContentCopy: @unchecked Sendable {
    // `@unchecked Sendable`: the bytes are written before `init` returns and only read afterwards.
    private let memory: UnsafeMutableRawBufferPointer
    /// The content.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<size]) }
    private let size: Int

    init(_ content: [UInt8]) {
        memory = .allocate(byteCount: max(content.count, 1), alignment: 1)
        memory.copyBytes(from: content)
        size = content.count
    }

    deinit { memory.deallocate() }
}
