/// The revisions of the Model Context Protocol that are spoken, by the day that is their name.
package enum ProtocolRevision: String, Sendable, CaseIterable {
    case march2025 = "2025-03-26"
    case june2025 = "2025-06-18"
    case november2025 = "2025-11-25"
    case july2026 = "2026-07-28"

    /// What a request consists of.
    package enum Era: Sendable {
        /// A handshake comes first (`initialize`); requests do not say which revision they are of.
        case handshake
        /// Each request says in `_meta` of which revision it is, and what its client can do.
        case metadata
    }

    /// The era.
    package var era: Era { self == .july2026 ? .metadata : .handshake }

    /// Those of an era, the oldest first.
    package static func names(of era: Era) -> [String] { allCases.filter { $0.era == era }.map(\.rawValue) }

    /// What a request without any word of it is (2025-06-18, "Protocol Version Header").
    package static let unnamed = march2025
    /// What a handshake ends with where the client asks for one that is not known.
    package static let newestWithHandshake = november2025
}

/// The names of what requests say in `_meta`, and results.
enum MetadataKey {
    static let version = "io.modelcontextprotocol/protocolVersion"
    static let capabilities = "io.modelcontextprotocol/clientCapabilities"
    static let server = "io.modelcontextprotocol/serverInfo"
}
