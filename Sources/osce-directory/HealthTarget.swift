import ArgumentParser
import Glibc

/// Where the running server is asked how it is: at its listener for the operator, where it has one, so that the public one
/// may have as many connections as it likes.
struct HealthTarget: Equatable {
    /// An IP address or a host name that can be connected to.
    let host: String
    /// From 1 to 65535.
    let port: Int
    /// Whether the server speaks TLS there.
    let usesTLS: Bool

    /// Finds the server by its settings, which win over each other as for `serve`.
    ///
    /// - Parameters:
    ///   - flags: what `health` itself was told, by the names of settings; wins over all.
    ///   - usesTLS: whether to speak TLS; nil where the settings say it.
    ///   - processOne: the command line of process 1, whose flags are read where it is `osce-directory serve`.
    ///   - environment: that of this process, which a container engine makes equal to the server's.
    /// - Throws: `Failure` where the settings cannot be used, or say no port.
    init(flags: [String: String], usesTLS: Bool?, processOne: CommandLineOfProcess, environment: Environment) throws {
        let serving = try processOne.serveFlags() ?? [:]
        let configuration = try Configuration(flags: serving.merging(flags) { $1 }, environment: environment)
        // whoever names a port, a host or TLS asks there
        let isNamed = flags["port"] != nil || flags["host"] != nil || usesTLS != nil
        if !isNamed, let adminPort = configuration[Settings.adminPort], adminPort != 0 {
            port = adminPort
            host = Self.reachable(configuration[Settings.adminHost])
            self.usesTLS = false
            return
        }
        port = configuration[Settings.port]
        guard port != 0 else {
            throw Failure(
                "port 0 lets the system pick one, which cannot be known here: give --port with the one that serve printed.",
                code: .usage
            )
        }
        host = Self.reachable(configuration[Settings.host])
        self.usesTLS = usesTLS ?? (configuration[Settings.tlsCertificate] != nil)
    }

    /// The server of this process.
    ///
    /// - Parameter host: the address that it listens on.
    init(host: String, port: Int, usesTLS: Bool) {
        self.host = Self.reachable(host)
        self.port = port
        self.usesTLS = usesTLS
    }

    /// The address that is asked.
    var address: String {
        "\(usesTLS ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)/readyz"
    }

    /// Loopback for an address that means every address of the machine, in whatever spelling (`0`, `0::0`,
    /// `::ffff:0.0.0.0`); any other host as it is.
    private static func reachable(_ host: String) -> String {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0, let first = list else { return host }
        defer { freeaddrinfo(list) }
        let bytes = UnsafeRawBufferPointer(start: first.pointee.ai_addr, count: Int(first.pointee.ai_addrlen))
        // RFC 3493: the address is at byte 4 of an IPv4 socket address, at byte 8 of an IPv6 one
        switch first.pointee.ai_family {
        case AF_INET: return bytes[4..<8].allSatisfy { $0 == 0 } ? "127.0.0.1" : host
        case AF_INET6:
            guard bytes[8..<18].allSatisfy({ $0 == 0 }), bytes[20..<24].allSatisfy({ $0 == 0 }) else { return host }
            switch (bytes[18], bytes[19]) {
            case (0, 0): return "::1"
            case (0xFF, 0xFF): return "127.0.0.1"
            default: return host
            }
        default: return host
        }
    }
}

/// The words that a process was started with.
struct CommandLineOfProcess {
    /// The program first.
    let words: [String]

    init(words: [String]) { self.words = words }

    /// Reads the form of /proc/PID/cmdline: each word ends with a zero byte.
    init(bytes: [UInt8]) {
        let words = bytes.split(separator: 0, omittingEmptySubsequences: false)
        let ended = words.last?.isEmpty == true ? words.dropLast() : words[...]
        self.words = ended.map { String(decoding: $0, as: UTF8.self) }
    }

    /// That of process 1; without words where the system does not show it.
    static var one: CommandLineOfProcess {
        CommandLineOfProcess(bytes: (try? File.read("/proc/1/cmdline", atMost: 1 << 20)) ?? [])
    }

    /// The flags of `osce-directory serve`, by the names of settings; nil where the process is something else.
    ///
    /// An init process that was told to run it (`docker-init -- osce-directory serve …`) counts, since its words contain
    /// ours. A shell's script does not.
    ///
    /// - Throws: `Failure` where the flags are not those of this program.
    func serveFlags() throws -> [String: String]? {
        let pairs = zip(words, words.dropFirst())
        guard
            let start = pairs.enumerated().first(where: { _, pair in
                pair.0.split(separator: "/").last == "osce-directory" && pair.1 == "serve"
            })?.offset
        else { return nil }
        do {
            return try Serve.parse(Array(words[(start + 2)...])).flags.given
        } catch {
            throw Failure(
                "the flags of process 1 are not understood: \(Serve.message(for: error))",
                code: .usage
            )
        }
    }
}
