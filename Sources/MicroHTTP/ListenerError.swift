/// Why a listener or an answer could not be made.
package enum ListenerError: Error, Sendable, Equatable {
    /// Another program listens there.
    case addressInUse(host: String, port: UInt16)
    /// The host has no address on this machine.
    case unknownHost(String, reason: String)
    /// The system does not let us listen there.
    case cannotListen(host: String, port: UInt16, reason: String)
    /// The system allows fewer open files than serving takes.
    case tooFewDescriptors(allowed: Int, needed: Int)
    /// A descriptor that was handed over is no socket that is listened on.
    case notListening(descriptor: Int32)
    /// libmicrohttpd did not start.
    case cannotStart(reason: String)
    /// A response field has a name or a value that HTTP does not allow.
    case unsendableField(name: String)
    /// There is no memory.
    case outOfMemory
}

extension ListenerError: CustomStringConvertible {
    /// One sentence for a person, with what to do.
    package var description: String {
        switch self {
        case .addressInUse(let host, let port):
            "port \(port) on \(host) is in use. Stop the program that listens there, or choose another port (--port, 0 for any)."
        case .unknownHost(let host, let reason):
            "\(host) is no address of this machine: \(reason). Choose another host, such as 127.0.0.1 or 0.0.0.0."
        case .cannotListen(let host, let port, let reason):
            "cannot listen on \(host), port \(port): \(reason). Choose another host or a port above 1023."
        case .notListening(let descriptor):
            "descriptor \(descriptor), which was handed over, is no TCP socket that is listened on. Write ListenStream= with a port into the .socket unit."
        case .tooFewDescriptors(let allowed, let needed):
            "the system allows \(allowed) open files, and serving takes \(needed) at least. Raise the limit (ulimit -n, LimitNOFILE= of systemd)."
        case .cannotStart(let reason): "the listener did not start: \(reason)."
        case .unsendableField(let name):
            "the response field \(name) cannot be sent: it has characters that HTTP forbids."
        case .outOfMemory: "there is not enough memory."
        }
    }
}
