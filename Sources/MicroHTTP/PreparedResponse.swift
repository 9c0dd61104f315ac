internal import CMicroHTTPD
internal import CMicroHTTPDShim

/// An answer ready to be sent, any number of times and on any thread: made once, then only counted.
///
/// It owns one response of libmicrohttpd and the bytes in it. The response is freed when this object is gone and the
/// last connection that sends it has finished.
public final class PreparedResponse: Sendable {
    /// The status code.
    public let status: Int
    /// The bytes of content.
    public let bodySize: Int
    /// The bytes of the head at most, with what the listener adds.
    public let headSize: Int
    /// Whether the connection ends after the answer.
    let closesConnection: Bool
    /// libmicrohttpd's response. It is changed only before `init` returns; afterwards its count alone moves, which
    /// libmicrohttpd guards with a lock of its own.
    nonisolated(unsafe) private let response: OpaquePointer

    /// Prepares an answer.
    ///
    /// - Parameters:
    ///   - status: the status code, 200 to 599.
    ///   - fields: the response fields but `Date`, `Content-Length` and `Connection`, which the listener adds.
    ///   - body: the content; left away in answers to HEAD.
    ///   - closesConnection: whether the connection ends after the answer.
    /// - Throws: where a field cannot be sent as it is, or memory is short.
    public init(
        status: Int,
        fields: [(name: String, value: String)],
        body: [UInt8],
        closesConnection: Bool = false
    ) throws(ListenerError) {
        let content = UnsafeMutableRawPointer.allocate(byteCount: max(body.count, 1), alignment: 1)
        body.withUnsafeBytes {
            content.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(content), byteCount: $0.count)
        }
        guard let response = shim_response(content, body.count, { $0?.deallocate() }, content) else {
            content.deallocate()
            throw .outOfMemory
        }
        self.status = status
        bodySize = body.count
        // a colon, a space and the end of a line for each field
        headSize = fields.reduce(Self.ownHeadSize) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        self.closesConnection = closesConnection
        self.response = response
        // the object is whole from here on: where init throws, deinit frees the response
        for (name, value) in fields where !shim_response_add_field(response, name, value) {
            throw .unsendableField(name: name)
        }
        if closesConnection, !shim_response_add_field(response, "Connection", "close") { throw .outOfMemory }
    }

    /// The status line with the longest reason there is, Date, Content-Length, Connection and the empty line.
    private static let ownHeadSize = 192

    deinit { MHD_destroy_response(response) }

    /// Queues the answer on a connection that waits for one.
    ///
    /// - Returns: whether the connection took it.
    func queue(on connection: OpaquePointer) -> Bool {
        shim_response_queue(response, connection, UInt32(status))
    }
}
