internal import Addresses
internal import Directory

/// Finds the revision that a request is of, and whether the fields of HTTP say what its content says (2026-07-28, "Server
/// Validation"): a proxy may have decided by them.
enum MessageCheck {
    /// The revision.
    ///
    /// - Parameter fields: nil over standard input.
    static func revision(of message: RPCMessage, _ fields: ProtocolFields?) throws(RPCError) -> ProtocolRevision {
        let named = message.metadata?[MetadataKey.version]
        if let named {
            guard let version = named.string else {
                throw RPCError(.invalidParameters, "\(MetadataKey.version) in _meta has to be a text.")
            }
            return try withMetadata(version, message, fields)
        }
        if let fields { try compare(message, fields, areNeeded: false) }
        // without a word of the revision these are of the newest
        let field = fields?.version?.trimmed
        let isNew = field.flatMap(ProtocolRevision.init)?.era == .metadata
        guard message.method != RPCMethod.initialize.rawValue else {
            if let field, ProtocolRevision(rawValue: field) == nil { throw .unsupported(field, .handshake) }
            return .newestWithHandshake
        }
        guard !isNew, message.method != RPCMethod.discover.rawValue else {
            throw RPCError(
                .invalidParameters,
                "params._meta needs \(MetadataKey.version) and \(MetadataKey.capabilities)."
            )
        }
        guard let field else { return .unnamed }
        guard let revision = ProtocolRevision(rawValue: field) else { throw .unsupported(field, .handshake) }
        return revision
    }

    private static func withMetadata(
        _ version: String,
        _ message: RPCMessage,
        _ fields: ProtocolFields?
    ) throws(RPCError) -> ProtocolRevision {
        if let fields {
            guard fields.version == version else {
                throw mismatch("MCP-Protocol-Version", fields.version, MetadataKey.version, version)
            }
            try compare(message, fields, areNeeded: true)
        }
        guard let revision = ProtocolRevision(rawValue: version), revision.era == .metadata else {
            throw .unsupported(version, .metadata)
        }
        guard message.metadata?[MetadataKey.capabilities]?.members != nil else {
            throw RPCError(
                .invalidParameters,
                "params._meta needs \(MetadataKey.capabilities), an object, which may be empty."
            )
        }
        return revision
    }

    /// Compares the fields that repeat what the content says.
    ///
    /// - Parameter areNeeded: whether they have to be there.
    private static func compare(_ message: RPCMessage, _ fields: ProtocolFields, areNeeded: Bool) throws(RPCError) {
        if areNeeded || fields.method != nil, fields.method != message.method {
            throw mismatch("Mcp-Method", fields.method, "method", message.method)
        }
        guard let parameter = RPCMethod(rawValue: message.method)?.named,
            let value = message.parameters[parameter]?.string
        else { return }
        if areNeeded || fields.name != nil, fields.name.flatMap(ProtocolFields.decoded) != value {
            throw mismatch("Mcp-Name", fields.name, "params.\(parameter)", value)
        }
    }

    private static func mismatch(_ field: String, _ sent: String?, _ member: String, _ value: String) -> RPCError {
        let said = sent.map { "says \"\($0.excerpt())\"" } ?? "is missing"
        return RPCError(
            .fieldMismatch,
            "The field \(field) \(said), and \(member) is \"\(value.excerpt())\". Send the same."
        )
    }
}
