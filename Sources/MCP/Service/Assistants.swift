internal import Addresses
package import Directory

/// The Model Context Protocol, without a socket: a message in, an answer out. It keeps nothing between two messages.
package struct Assistants: Sendable {
    /// An answer, and how HTTP says it.
    package struct Reply: Sendable {
        /// The status code of HTTP.
        package let status: Int
        /// The message; nil where none is due.
        package let document: JSON?
        /// The revision that it is of.
        package let revision: String
    }

    private let reader: DirectoryReader
    /// The version of the program.
    private let version: String

    /// Answers from what a reader reads.
    package init(_ reader: DirectoryReader, version: String) {
        self.reader = reader
        self.version = version
    }

    /// The answer to a message.
    ///
    /// - Parameters:
    ///   - content: the message as UTF-8.
    ///   - fields: what HTTP says of it; nil over standard input.
    package func reply(to content: [UInt8], _ fields: ProtocolFields?) -> Reply {
        do throws(Problem) { return reply(to: try BoundedJSON.read(content), fields) } catch {
            return failed(nil, RPCError(.notJSON, error.detail), fields)
        }
    }

    /// The answer to content that is more than is taken.
    package func reply(toContentBeyond bound: Int) -> Reply {
        failed(nil, RPCError(.invalidRequest, "A message has at most \(bound) bytes."), nil)
    }

    private func reply(to json: JSON, _ fields: ProtocolFields?) -> Reply {
        let message: RPCMessage
        do throws(RPCMessage.Unreadable) { message = try RPCMessage(json) } catch {
            return failed(error.id, error.error, fields)
        }
        guard let id = message.id else {
            return Reply(status: 202, document: nil, revision: fields?.version ?? ProtocolRevision.unnamed.rawValue)
        }
        do throws(RPCError) {
            let revision = try MessageCheck.revision(of: message, fields)
            let result = try answer(message, revision)
            let document: JSON = ["jsonrpc": "2.0", "id": id, "result": .object(result)]
            return Reply(status: 200, document: document, revision: revision.rawValue)
        } catch {
            return failed(id, error, fields)
        }
    }

    private func failed(_ id: JSON?, _ error: RPCError, _ fields: ProtocolFields?) -> Reply {
        let named = fields?.version.flatMap(ProtocolRevision.init) ?? .newestWithHandshake
        return Reply(status: error.status, document: error.document(id), revision: named.rawValue)
    }

    // MARK: Methods

    private func answer(_ message: RPCMessage, _ revision: ProtocolRevision) throws(RPCError) -> [JSON.Member] {
        guard let method = RPCMethod(rawValue: message.method), method.exists(in: revision.era) else {
            let known = RPCMethod.allCases.filter { $0.exists(in: revision.era) }.map(\.rawValue)
            throw RPCError(
                .unknownMethod,
                "There is no method \"\(message.method.excerpt())\" in \(revision.rawValue) here. There are \(known.joined(separator: ", ")).",
                status: revision.era == .metadata ? 404 : 200
            )
        }
        if method.isList, let cursor = message.parameters["cursor"], cursor != .null {
            throw RPCError(.invalidParameters, "No list here has a cursor. Leave it out.", status: 200)
        }
        var result = try self.result(of: method, message, revision)
        guard revision.era == .metadata else { return result }
        result.insert(.init("resultType", "complete"), at: 0)
        if method.isCacheable {
            result += [.init("ttlMs", .integer(Self.lifetime)), .init("cacheScope", "public")]
        }
        result.append(.init("_meta", .object([.init(MetadataKey.server, serverInfo(revision))])))
        return result
    }

    /// How long a list may be kept, in milliseconds: as `Cache-Control` of the API says.
    private static let lifetime = 300_000

    private func result(
        of method: RPCMethod,
        _ message: RPCMessage,
        _ revision: ProtocolRevision
    ) throws(RPCError) -> [JSON.Member] {
        let capabilities: JSON = ["tools": [:], "resources": [:]]
        switch method {
        case .ping: return []
        case .initialize:
            guard let asked = message.parameters["protocolVersion"]?.string else {
                throw RPCError(
                    .invalidParameters,
                    "initialize needs protocolVersion, such as \(revision.rawValue).",
                    status: 200
                )
            }
            let known = ProtocolRevision(rawValue: asked).flatMap { $0.era == .handshake ? $0 : nil }
            return [
                .init("protocolVersion", .string((known ?? .newestWithHandshake).rawValue)),
                .init("capabilities", capabilities), .init("serverInfo", serverInfo(known ?? .newestWithHandshake)),
                .init("instructions", .string(Self.instructions)),
            ]
        case .discover:
            return [
                .init("supportedVersions", .array(ProtocolRevision.names(of: .metadata).map(JSON.string))),
                .init("capabilities", capabilities), .init("instructions", .string(Self.instructions)),
            ]
        case .listTools: return [.init("tools", Tool.list)]
        case .callTool: return try call(message)
        case .listResources: return [.init("resources", Resources.list)]
        case .listTemplates: return [.init("resourceTemplates", Resources.templates)]
        case .readResource: return [.init("contents", try Resources(reader).read(message, revision.era))]
        }
    }

    private func call(_ message: RPCMessage) throws(RPCError) -> [JSON.Member] {
        guard let name = message.parameters["name"]?.string else {
            throw RPCError(.invalidParameters, "tools/call needs the name of a tool.", status: 200)
        }
        guard let tool = Tool(name: name) else {
            let known = Tool.allCases.map(\.rawValue).joined(separator: ", ")
            throw RPCError(
                .invalidParameters,
                "Unknown tool \"\(name.excerpt())\"; the tools are \(known).",
                status: 200
            )
        }
        do throws(ToolFault) {
            let arguments = try ToolArguments(message.parameters["arguments"], of: tool)
            let content = try ToolCall(arguments: arguments, reader: reader).content()
            return [
                .init("content", [["type": "text", "text": .string(content.description)]]),
                .init("structuredContent", content), .init("isError", false),
            ]
        } catch {
            return [
                .init("content", [["type": "text", "text": .string(error.message.excerpt(Self.longestFault))]]),
                .init("isError", true),
            ]
        }
    }

    private static let longestFault = 8_000

    // MARK: What the server says of itself

    /// What an assistant has to know before it asks.
    static let instructions =
        "Unofficial reference data on the OSCE's counter-terrorism work. Facts have sources: ask sources_of before claiming one, and say where it is inferred. Quote the url and citation of each answer. What is absent is unknown, not false; see gaps and describe. Dates may be a year or a month alone. as_of gives the world on a day, under the names of that day. Names and texts are in English; lang gives names in other languages. Start with search, or with describe for what can be filtered."

    private func serverInfo(_ revision: ProtocolRevision) -> JSON {
        var members: [JSON.Member] = [
            .init("name", "osce-directory"), .init("title", "OSCE Directory (unofficial)"),
            .init("version", .string(version)),
        ]
        // what is not known to 2025-06-18 and before
        if revision.rawValue >= ProtocolRevision.november2025.rawValue, let address = reader.address {
            members.append(.init("websiteUrl", .string(address.base)))
        }
        return .object(members)
    }
}
