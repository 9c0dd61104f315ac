internal import Addresses
internal import Directory

/// A message of a client: a request, or a notification where it has no id (JSON-RPC 2.0, 4).
struct RPCMessage: Sendable {
    /// A text or a whole number; nil for a notification.
    let id: JSON?
    let method: String
    /// The members of `params`; none where it is not there.
    let parameters: JSON

    /// The characters of an id, which the answer repeats.
    private static let longestID = 500

    /// Reads a message.
    ///
    /// - Throws: an error with the id as far as that can be read.
    init(_ json: JSON) throws(Unreadable) {
        guard json.array == nil else {
            throw Unreadable(
                nil,
                RPCError(
                    .invalidRequest,
                    "A list of messages is not taken (2025-06-18). Send each in a request of its own."
                )
            )
        }
        guard json.members != nil else {
            throw Unreadable(
                nil,
                RPCError(.invalidRequest, "The content is \(json.kind), not a message of JSON-RPC 2.0.")
            )
        }
        let id = try Self.id(json["id"])
        self.id = id
        func refused(_ message: String) -> Unreadable { Unreadable(id, RPCError(.invalidRequest, message)) }
        guard json["jsonrpc"] == "2.0" else { throw refused("The member jsonrpc has to be \"2.0\".") }
        guard let method = json["method"]?.string else {
            throw refused(
                "The message has no method. This server asks nothing, so it takes requests and notifications alone."
            )
        }
        self.method = method
        let parameters = json["params"] ?? .object([])
        guard parameters.members != nil else {
            throw Unreadable(id, RPCError(.invalidParameters, "params has to be an object."))
        }
        self.parameters = parameters
    }

    private static func id(_ value: JSON?) throws(Unreadable) -> JSON? {
        switch value {
        case nil: return nil
        case .string(let text) where text.utf8.count <= longestID: return value
        case .number(let literal) where Int(literal) != nil: return value
        default:
            throw Unreadable(
                nil,
                RPCError(.invalidRequest, "The id has to be a whole number or a text of at most \(longestID) bytes.")
            )
        }
    }

    /// What is said in `_meta`.
    var metadata: JSON? { parameters["_meta"] }

    /// A message that is none, with the id of what it may have been.
    struct Unreadable: Error {
        let id: JSON?
        let error: RPCError

        init(_ id: JSON?, _ error: RPCError) { (self.id, self.error) = (id, error) }
    }
}
