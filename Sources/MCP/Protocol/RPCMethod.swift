/// What can be asked for, with the eras that have it.
enum RPCMethod: String, Sendable, CaseIterable {
    case initialize
    case ping
    case discover = "server/discover"
    case listTools = "tools/list"
    case callTool = "tools/call"
    case listResources = "resources/list"
    case listTemplates = "resources/templates/list"
    case readResource = "resources/read"

    /// Whether an era has it.
    func exists(in era: ProtocolRevision.Era) -> Bool {
        switch self {
        case .initialize, .ping: era == .handshake
        case .discover: era == .metadata
        case .listTools, .callTool, .listResources, .listTemplates, .readResource: true
        }
    }

    /// Whether its result says how long it may be kept.
    var isCacheable: Bool {
        switch self {
        case .discover, .listTools, .listResources, .listTemplates, .readResource: true
        case .initialize, .ping, .callTool: false
        }
    }

    /// Whether it gives a list that a cursor could go on in.
    var isList: Bool { self == .listTools || self == .listResources || self == .listTemplates }

    /// The parameter that `Mcp-Name` repeats.
    var named: String? {
        switch self {
        case .callTool: "name"
        case .readResource: "uri"
        case .initialize, .ping, .discover, .listTools, .listResources, .listTemplates: nil
        }
    }
}
