@preconcurrency import Glibc

/// The variables of the environment that are meant for this program.
struct Environment {
    /// What the names of variables begin with.
    static let prefix = "OSCE_DIRECTORY_"

    /// The values by the whole name. A variable that is empty counts as unset; one that Kubernetes makes does not count.
    let values: [String: String]

    /// The environment of this process.
    static var current: Environment {
        var values: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
            next += 1
        }
        return Environment(values)
    }

    /// Keeps what is meant for this program.
    init(_ variables: [String: String]) {
        values = variables.filter { name, value in
            name.hasPrefix(Self.prefix) && !value.isEmpty
                && !Self.isServiceLink(name.dropFirst(Self.prefix.count), value)
        }
    }

    /// The value that sets something; nil where none does.
    subscript(setting: some SettingDescription) -> String? { values[setting.variable] }

    /// Whether a variable is one of those that Kubernetes gives every container of a namespace with a Service called
    /// osce-directory: OSCE_DIRECTORY_SERVICE_HOST, OSCE_DIRECTORY_PORT=tcp://…, OSCE_DIRECTORY_PORT_80_TCP and so on.
    /// Were they judged, making a Service would keep the next container from starting.
    private static func isServiceLink(_ name: Substring, _ value: String) -> Bool {
        if name == "PORT" { return value.hasPrefix("tcp://") || value.hasPrefix("udp://") }
        if name == "SERVICE_HOST" || name == "SERVICE_PORT" || name.hasPrefix("SERVICE_PORT_") { return true }
        let parts = name.split(separator: "_", omittingEmptySubsequences: false)
        return parts.count >= 3 && parts[0] == "PORT" && Int(parts[1]) != nil && ["TCP", "UDP"].contains(parts[2])
    }
}
