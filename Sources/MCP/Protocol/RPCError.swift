internal import Addresses
internal import Directory

/// Why a message has no result (JSON-RPC 2.0, 5.1; Model Context Protocol 2026-07-28, "Error Codes").
struct RPCError: Error, Sendable {
    /// The kinds, by their codes.
    enum Code: Int, Sendable {
        case notJSON = -32700
        case invalidRequest = -32600
        case unknownMethod = -32601
        case invalidParameters = -32602
        /// A resource that does not exist, in the revisions with a handshake.
        case unknownResource = -32002
        case fieldMismatch = -32020
        case unsupportedRevision = -32022
    }

    let code: Code
    /// A sentence that says what to do.
    let message: String
    /// What a program needs to know of it.
    var data: JSON?
    /// The status code of HTTP.
    var status: Int

    init(_ code: Code, _ message: String, status: Int = 400, data: JSON? = nil) {
        self.code = code
        self.message = message
        self.status = status
        self.data = data
    }

    /// The error of a revision that is not spoken.
    static func unsupported(_ requested: String, _ era: ProtocolRevision.Era) -> RPCError {
        let spoken = era == .metadata ? ProtocolRevision.names(of: era) : ProtocolRevision.allCases.map(\.rawValue)
        return RPCError(
            .unsupportedRevision,
            "The protocol version \"\(requested.excerpt())\" is not spoken here. Use \(spoken.joined(separator: ", ")).",
            data: ["supported": .array(spoken.map(JSON.string)), "requested": .string(requested.excerpt())]
        )
    }

    /// The answer.
    ///
    /// - Parameter id: that of the request; nil where it could not be read.
    func document(_ id: JSON?) -> JSON {
        var error: [JSON.Member] = [
            .init("code", .integer(code.rawValue)), .init("message", .string(message.excerpt(Self.longest))),
        ]
        if let data { error.append(.init("data", data)) }
        return ["jsonrpc": "2.0", "id": id ?? .null, "error": .object(error)]
    }

    private static let longest = 2_000
}
