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
    /// A number of whoever prepared it, told to the listener's observer with each exchange.
    public let label: Int
    /// Whether the connection ends after the answer.
    let closesConnection: Bool
    /// libmicrohttpd's response. It is changed only before `init` returns; afterwards its count alone moves, which
    /// libmicrohttpd guards with a lock of its own.
    nonisolated(unsafe) private let response: OpaquePointer
    /// What is written where libmicrohttpd takes no answer; nil where the connection goes on after this one.
    private let written: Written?

    /// An answer in bytes of its own, for answers that end the connection: there are few of them.
    private struct Written {
        let fields: [CChar]
        let content: [CChar]
    }

    /// Prepares an answer with a copy of its content.
    ///
    /// - Throws: where a field cannot be sent as it is, or memory is short.
    public convenience init(
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
    public init(
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
        headSize = fields.reduce(Self.ownHeadSize) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        self.label = label
        self.closesConnection = closesConnection
        self.response = response
        written =
            closesConnection
            ? Written(
                fields: fields.flatMap { "\($0.name): \($0.value)\r\n".utf8.map { CChar(bitPattern: $0) } },
                content: content.map { CChar(bitPattern: $0) }
            ) : nil
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

    /// Sends the answer past libmicrohttpd; nothing where the connection is to go on after it.
    func write(to connection: OpaquePointer) {
        guard let written else { return }
        written.fields.withUnsafeBufferPointer { fields in
            written.content.withUnsafeBufferPointer { content in
                shim_response_write(
                    connection,
                    UInt32(status),
                    shim_bytes(bytes: fields.baseAddress, size: fields.count),
                    shim_bytes(bytes: content.baseAddress, size: content.count),
                    UInt32(truncatingIfNeeded: label)
                )
            }
        }
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
