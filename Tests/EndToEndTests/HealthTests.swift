import Foundation
import RawHTTP
import Testing

@testable import osce_directory

@Suite("health finds the server by the server's own settings")
struct HealthTargetTests {
    /// What a check is told, and where it asks.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var flags: [String: String] = [:]
        var tls: Bool?
        var processOne = "/sbin/init"
        var environment: [String: String] = [:]
        let address: String
    }

    @Test(
        "flags win over those of process 1, these over the environment, that over the defaults",
        arguments: [
            Case(testDescription: "nothing set", address: "http://127.0.0.1:8080/readyz"),
            Case(
                testDescription: "as the image is",
                processOne: "/usr/local/bin/osce-directory serve",
                environment: ["OSCE_DIRECTORY_HOST": "0.0.0.0", "OSCE_DIRECTORY_PORT": "8080"],
                address: "http://127.0.0.1:8080/readyz"
            ),
            Case(
                testDescription: "flags of process 1 over the environment",
                processOne: "osce-directory serve --port 9000 --watch --host=10.1.2.3",
                environment: ["OSCE_DIRECTORY_HOST": "0.0.0.0", "OSCE_DIRECTORY_PORT": "8080"],
                address: "http://10.1.2.3:9000/readyz"
            ),
            Case(
                testDescription: "TLS by flags of process 1",
                processOne: "osce-directory serve --tls-certificate /c --tls-key /k --no-watch",
                address: "https://127.0.0.1:8080/readyz"
            ),
            Case(
                testDescription: "TLS by the environment",
                environment: ["OSCE_DIRECTORY_TLS_CERTIFICATE": "/c", "OSCE_DIRECTORY_HOST": "::"],
                address: "https://[::1]:8080/readyz"
            ),
            Case(
                testDescription: "health's own flags over all",
                flags: ["host": "example.org", "port": "9001"],
                processOne: "osce-directory serve --port 9000 --host 10.1.2.3",
                environment: ["OSCE_DIRECTORY_PORT": "8080"],
                address: "http://example.org:9001/readyz"
            ),
            Case(testDescription: "--tls", tls: true, address: "https://127.0.0.1:8080/readyz"),
            Case(
                testDescription: "--no-tls",
                tls: false,
                environment: ["OSCE_DIRECTORY_TLS_CERTIFICATE": "/c"],
                address: "http://127.0.0.1:8080/readyz"
            ),
            Case(
                testDescription: "an init process that runs ours",
                processOne: "/sbin/docker-init -- /usr/local/bin/osce-directory serve --port 9000",
                address: "http://127.0.0.1:9000/readyz"
            ),
            Case(
                testDescription: "another program, and another command, with flags like ours",
                processOne: "/usr/bin/other serve --port 9000 osce-directory health --port 9001",
                address: "http://127.0.0.1:8080/readyz"
            ),
            Case(
                testDescription: "variables that Kubernetes makes for a Service",
                environment: ["OSCE_DIRECTORY_PORT": "tcp://10.0.0.1:80"],
                address: "http://127.0.0.1:8080/readyz"
            ),
        ]
    )
    func precedence(_ given: Case) throws {
        let target = try HealthTarget(
            flags: given.flags,
            usesTLS: given.tls,
            processOne: CommandLineOfProcess(words: given.processOne.split(separator: " ").map(String.init)),
            environment: Environment(given.environment)
        )
        #expect(target.address == given.address)
    }

    @Test(
        "an address that means every address is asked on loopback, in whatever spelling",
        arguments: [
            ("0.0.0.0", "127.0.0.1"), ("0", "127.0.0.1"), ("0x0", "127.0.0.1"), ("::", "::1"), ("0::0", "::1"),
            ("0:0:0:0:0:0:0:0", "::1"), ("::0.0.0.0", "::1"), ("::ffff:0.0.0.0", "127.0.0.1"), ("::1", "::1"),
            ("127.0.0.2", "127.0.0.2"), ("::ffff:10.0.0.1", "::ffff:10.0.0.1"), ("fe80::", "fe80::"),
            ("10.0.0.0", "10.0.0.0"), ("localhost", "localhost"),
        ]
    )
    func everyAddress(_ host: String, _ asked: String) throws {
        let target = try HealthTarget(
            flags: ["host": host],
            usesTLS: nil,
            processOne: CommandLineOfProcess(words: []),
            environment: Environment([:])
        )
        #expect(target.host == asked)
    }

    @Test("a command line is read as the system shows it, empty words and odd bytes included")
    func commandLine() {
        #expect(CommandLineOfProcess(bytes: []).words.isEmpty)
        #expect(CommandLineOfProcess(bytes: Array("a\0\0b c\0".utf8)).words == ["a", "", "b c"])
        #expect(CommandLineOfProcess(bytes: Array("a\0b".utf8)).words == ["a", "b"])
        #expect(CommandLineOfProcess(bytes: [0x61, 0xFF, 0]).words == ["a\u{FFFD}"])
    }

    @Test("flags of process 1 that are not ours are refused, not passed over")
    func unknownFlags() {
        #expect(throws: Failure.self) {
            try CommandLineOfProcess(words: ["osce-directory", "serve", "--prot", "1"]).serveFlags()
        }
    }
}

@Suite("health asks the running server")
struct HealthTests {
    /// A folder that is gone after the test.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("health-\(UUID().uuidString)").path
        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ text: String, to name: String) throws -> String {
            try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
            return "\(path)/\(name)"
        }
    }

    /// A listener that says one thing to whoever connects, or nothing, without reading.
    private final class OtherServer {
        let port: Int
        private let descriptor: Int32

        init(says words: String?) {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            self.descriptor = descriptor
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    _ = bind(descriptor, pointer, size)
                    getsockname(descriptor, pointer, &size)
                }
            }
            port = Int(UInt16(bigEndian: address.sin_port))
            listen(descriptor, 8)
            guard let words else { return }
            Thread.detachNewThread {
                while case let client = accept(descriptor, nil, nil), client >= 0 {
                    _ = words.withCString { send(client, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
                    shutdown(client, Int32(SHUT_WR))
                    var rest = [UInt8](repeating: 0, count: 4_096)
                    while recv(client, &rest, rest.count, 0) > 0 {}
                    close(client)
                }
            }
        }

        deinit {
            shutdown(descriptor, Int32(SHUT_RDWR))
            close(descriptor)
        }
    }

    private func expectHealthy(_ outcome: Program.Outcome, at address: String) {
        #expect(outcome.status == 0 && outcome.complaint == "", "\(outcome.status) \(outcome.complaint)")
        #expect(outcome.text == "\(address)/readyz answered 200: ready.\n")
    }

    /// Exit code 1, and one line that says why.
    private func expectUnhealthy(_ outcome: Program.Outcome, _ words: String) {
        #expect(outcome.status == 1 && outcome.complaint.contains(words), "\(outcome.status) \(outcome.complaint)")
        #expect(outcome.complaint.split(separator: "\n").count == 1, "\(outcome.complaint)")
        #expect(outcome.text.isEmpty)
    }

    @Test("a ready server is healthy, named by --port, by the environment and by a file")
    func ready() throws {
        let server = try ServingProgram()
        let address = "http://127.0.0.1:\(server.port)"
        expectHealthy(try Program.run("health", "--port", "\(server.port)"), at: address)
        expectHealthy(try Program.run("health", environment: ["OSCE_DIRECTORY_PORT": "\(server.port)"]), at: address)
        let folder = try Folder()
        let file = try folder.write("port = \(server.port)\nhost = 0.0.0.0\n", to: "settings")
        expectHealthy(try Program.run("health", "--config", file), at: address)
        expectHealthy(try Program.run("health", environment: ["OSCE_DIRECTORY_CONFIG": file]), at: address)
        expectHealthy(
            try Program.run("health", "--config", file, "--host", "localhost"),
            at: "http://localhost:\(server.port)"
        )
    }

    @Test("a server on every address of IPv4 or IPv6 is asked on loopback", arguments: ["0.0.0.0", "::"])
    func everyAddress(_ host: String) throws {
        let server = try ServingProgram("--host", host)
        let address = "http://\(host == "::" ? "[::1]" : "127.0.0.1"):\(server.port)"
        expectHealthy(
            try Program.run("health", "--port", "\(server.port)", environment: ["OSCE_DIRECTORY_HOST": host]),
            at: address
        )
    }

    @Test("a server that speaks TLS is asked by TLS, whoever its certificate names")
    func tls() throws {
        let folder = try Folder()
        let certificate = try folder.write(Self.certificate, to: "certificate.pem")
        let key = try folder.write(Self.key, to: "key.pem")
        let server = try ServingProgram("--tls-certificate", certificate, "--tls-key", key)
        let address = "https://127.0.0.1:\(server.port)"
        let file = try folder.write(
            "port = \(server.port)\ntls-certificate = \(certificate)\ntls-key = \(key)\n",
            to: "settings"
        )
        expectHealthy(try Program.run("health", "--config", file), at: address)
        expectHealthy(try Program.run("health", "--port", "\(server.port)", "--tls"), at: address)
        expectHealthy(
            try Program.run(
                "health",
                environment: [
                    "OSCE_DIRECTORY_PORT": "\(server.port)", "OSCE_DIRECTORY_TLS_CERTIFICATE": certificate,
                    "OSCE_DIRECTORY_TLS_KEY": key,
                ]
            ),
            at: address
        )
        expectUnhealthy(try Program.run("health", "--port", "\(server.port)"), "give --tls")
    }

    @Test("a server that is ending is told apart from one that is down, and neither is healthy")
    func ending() throws {
        let server = try ServingProgram("--drain-delay", "20")
        let port = "\(server.port)"
        server.signal(SIGTERM)
        while try server.get("/readyz").status == 200 { usleep(10_000) }
        expectUnhealthy(
            try Program.run("health", "--port", port),
            "answered 503: the server has nothing to serve yet, or is ending"
        )
        server.signal(SIGKILL)
        _ = server.waitForExit()
        expectUnhealthy(try Program.run("health", "--port", port), "Connection refused")
    }

    @Test("settings that say no port, or cannot be used, are told in one line")
    func unusable() throws {
        expectUnhealthy(try Program.run("health", "--port", "0"), "port 0 lets the system pick one")
        expectUnhealthy(try Program.run("health", environment: ["OSCE_DIRECTORY_PORT": "0"]), "give --port")
        expectUnhealthy(
            try Program.run("health", "--port", "70000"),
            "--port takes a number from 0 to 65535, not '70000'"
        )
        expectUnhealthy(try Program.run("health", "--config", "/nowhere"), "cannot read /nowhere")
        expectUnhealthy(
            try Program.run("health", environment: ["OSCE_DIRECTORY_PROT": "1", "OSCE_DIRECTORY_THREADS": "0"]),
            "OSCE_DIRECTORY_PROT is no setting. Did you mean OSCE_DIRECTORY_PORT? 1 more"
        )
        expectUnhealthy(try Program.run("health", "--host", "no host"), "no host is no address")
    }

    @Test(
        "what is not an answer in HTTP is not taken for one",
        arguments: [
            ("", "without an answer"), ("SSH-2.0-other\r\n", "something else than HTTP"),
            ("HTTP/1.1 200 OK", "something else than HTTP"), ("HTTP/1.1 2000 OK\r\n", "something else than HTTP"),
            ("200 OK\r\n", "something else than HTTP"), ("HTTP/1.0 404 Not Found\r\n\r\n", "answered 404"),
            ("HTTP/1.1 500\r\n\r\n", "answered 500"),
            (String(repeating: "x", count: 4_000), "something else than HTTP"),
        ]
    )
    func other(_ says: String, _ words: String) throws {
        let server = OtherServer(says: says)
        defer { withExtendedLifetime(server) {} }
        expectUnhealthy(try Program.run("health", "--port", "\(server.port)"), words)
        expectUnhealthy(try Program.run("health", "--port", "\(server.port)", "--tls"), "gave no TLS session")
    }

    @Test("a server that says nothing, and a file that gives nothing, are given up after 3 seconds")
    func silent() throws {
        let server = OtherServer(says: nil)
        defer { withExtendedLifetime(server) {} }
        expectUnhealthy(try Program.run("health", "--port", "\(server.port)"), "no answer within 3 seconds")
        expectUnhealthy(try Program.run("health", "--port", "\(server.port)", "--tls"), "no answer within 3 seconds")
        let folder = try Folder()
        mkfifo("\(folder.path)/settings", 0o600)
        let outcome = try Program.run("health", "--config", "\(folder.path)/settings")
        #expect(outcome.status == 1 && outcome.complaint.split(separator: "\n").count == 1, "\(outcome.complaint)")
    }

    /// Processes with process numbers of their own, as in a container; root alone may make such.
    private enum Container {
        static let isAllowed: Bool = {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
            process.arguments = ["--pid", "--fork", "--mount-proc", "true"]
            process.standardError = FileHandle.nullDevice
            guard (try? process.runLimited()) != nil else { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }()
    }

    @Test("in a container the flags of process 1 say where to ask", .enabled(if: Container.isAllowed))
    func container() throws {
        let port = OtherServer(says: nil).port
        let (server, _, _) = Program.process(
            ["--pid", "--fork", "--mount-proc", "--kill-child", Program.url.path, "serve", "--port", "\(port)"],
            environment: ["OSCE_DIRECTORY_PORT": "1"]
        )
        server.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        server.standardOutput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        try server.runLimited()
        defer { server.terminate() }
        let parent = server.processIdentifier
        var outcome: Program.Outcome?
        let end = Date().addingTimeInterval(60)
        while outcome?.status != 0, Date() < end {
            usleep(100_000)
            let children = try String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
            guard let child = children.split(separator: " ").first else { continue }
            let (check, output, complaint) = Program.process(
                ["--target", String(child), "--pid", "--mount", Program.url.path, "health"],
                environment: ["OSCE_DIRECTORY_PORT": "1"]
            )
            check.executableURL = URL(fileURLWithPath: "/usr/bin/nsenter")
            try check.runLimited()
            let printed = output.fileHandleForReading.readDataToEndOfFile()
            let complained = complaint.fileHandleForReading.readDataToEndOfFile()
            check.waitUntilExit()
            outcome = Program.Outcome(
                status: check.terminationStatus,
                output: printed,
                complaint: String(decoding: complained, as: UTF8.self)
            )
        }
        expectHealthy(try #require(outcome), at: "http://127.0.0.1:\(port)")
    }

    /// A certificate that names neither loopback nor anybody known, and is good until 2126; made for this test.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBkDCCATWgAwIBAgIUVCHQwB02f6nPWsHDY6mOIgoksNcwCgYIKoZIzj0EAwIw
        HDEaMBgGA1UEAwwRZGlyZWN0b3J5LmV4YW1wbGUwIBcNMjYxMTI3MTgxNTQ4WhgP
        MjEyNjExMDMxODE1NDhaMBwxGjAYBgNVBAMMEWRpcmVjdG9yeS5leGFtcGxlMFkw
        EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEunx69TkUB5kwFzrL7GopV+oM7uciFGl3
        fRhQYy6C8yY6rxDKbgqZbafHbmmhDkLIG3+8p7yibWH7xf1/xV8dO6NTMFEwHQYD
        VR0OBBYEFKmCulC5/Jym507gSYgDyfGTL9QGMB8GA1UdIwQYMBaAFKmCulC5/Jym
        507gSYgDyfGTL9QGMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIh
        AK0Rdyx9NbCSQG1R304L+sLWF0sWIACWsfLSwi79X5HOAiEAs6pWsWMD+/lGXcKC
        oS/dh/tSlVj8BVBtggNKtF3Fy8o=
        -----END CERTIFICATE-----
        """

    /// The key of the certificate, which protects nothing.
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgOJmvlmwM8FiP5tg9
        +5FQyFG4K0BwF5S+Hk5drwVxT42hRANCAAS6fHr1ORQHmTAXOsvsailX6gzu5yIU
        aXd9GFBjLoLzJjqvEMpuCpltp8duaaEOQsgbf7ynvKJtYfvF/X/FXx07
        -----END PRIVATE KEY-----
        """
}
