import Foundation
import RawHTTP
import Testing

@Suite("The built program ends gracefully")
struct EndingTests {
    @Test("from the signal on it is not ready, for a while it still takes connections, then it ends with 0")
    func drains() throws {
        let program = try ServingProgram("--drain-delay", "2")
        let kept = try RawConnection(port: program.port)
        kept.send("GET /institutions/ttd HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try kept.answer()?.status == 200)
        program.signal(SIGTERM)
        usleep(500_000)
        let probe = try program.get("/readyz")
        #expect(probe.status == 503 && probe["Retry-After"] != nil && probe["Connection"] == "close")
        #expect(try program.get("/institutions/ttd").status == 200)
        // a connection that was kept is let go with its next answer
        kept.send("GET /institutions/ttd HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try kept.answers().map { $0["Connection"] } == ["close"])
        #expect(program.waitForExit() == 0)
        #expect(throws: RawConnection.Failure.self) { try RawConnection(port: program.port) }
    }

    @Test("a request that does not come to its end holds it up no longer than --drain-timeout")
    func drainTimeout() throws {
        let program = try ServingProgram("--drain-timeout", "1")
        let connection = try RawConnection(port: program.port)
        connection.send("GET / HTTP/1.1\r\nHost: a\r\n")
        usleep(200_000)
        program.signal(SIGTERM)
        #expect(program.waitForExit() == 0)
        #expect(try connection.answers().isEmpty)
    }

    @Test("a second signal ends it at once", arguments: [SIGTERM, SIGINT])
    func secondSignal(number: Int32) throws {
        let program = try ServingProgram("--drain-delay", "3600")
        program.signal(SIGTERM)
        usleep(500_000)
        #expect(try program.get("/readyz").status == 503)
        program.signal(number)
        #expect(program.waitForExit() == number)
    }

    @Test("a service manager is told of readiness, reloads and the end", arguments: ["", "@"])
    func notifies(mark: String) throws {
        let name = "\(mark)/tmp/notify-\(UUID().uuidString)"
        let socket = try NotifySocket(name)
        let folder = try SeedFolder()
        let program = try ServingProgram(["--seed", folder.path], environment: ["NOTIFY_SOCKET": name])
        #expect(try socket.receive().hasPrefix("READY=1\nSTATUS=Serving version "))
        program.signal(SIGHUP)
        let reloading = try socket.receive()
        #expect(reloading.hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
        #expect(Int(reloading.split(separator: "=").last ?? "") ?? 0 > 0)
        #expect(try socket.receive().hasPrefix("READY=1\n"))
        program.signal(SIGTERM)
        #expect(try socket.receive() == "STOPPING=1")
        #expect(program.waitForExit() == 0)
    }

    /// A socket as a service manager has it.
    final class NotifySocket {
        private let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        private let path: String

        /// Binds a path, or with `@` an abstract name.
        init(_ path: String) throws {
            self.path = path
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            var name = Array(path.utf8)
            if name[0] == UInt8(ascii: "@") { name[0] = 0 }
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
            let size = socklen_t(2 + name.count)
            let status = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
            }
            try #require(status == 0)
            var timeout = timeval(tv_sec: 20, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }

        deinit {
            close(descriptor)
            unlink(path)
        }

        /// The next message.
        func receive() throws -> String {
            var bytes = [UInt8](repeating: 0, count: 1_024)
            let count = recv(descriptor, &bytes, bytes.count, 0)
            try #require(count > 0)
            return String(decoding: bytes[..<count], as: UTF8.self)
        }
    }
}
