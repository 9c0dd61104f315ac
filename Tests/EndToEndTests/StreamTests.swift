import Foundation
import RawHTTP
import Testing

@Suite("The streams and signals of the built program", .timeLimit(.minutes(30)))
struct StreamTests {
    /// The program started by a shell or another command, with the port that it prints.
    private final class Started {
        let process = Process()
        private let output = Pipe()

        init(_ command: [String], standardError: Any? = nil) throws {
            process.executableURL = URL(fileURLWithPath: command[0])
            process.arguments = Array(command.dropFirst())
            process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("OSCE_DIRECTORY_") }
            process.standardOutput = output
            process.standardError = standardError ?? FileHandle.nullDevice
            try process.runLimited()
        }

        /// The port that it prints; nil where it ends before.
        func port() -> Int? {
            var printed = ""
            while !printed.contains("\nTry") {
                let data = output.fileHandleForReading.availableData
                guard !data.isEmpty else { return nil }
                printed += String(decoding: data, as: UTF8.self)
            }
            return printed.split(separator: "\n").first.flatMap { $0.split(separator: ":").last }.flatMap { Int($0) }
        }

        /// Whether it ends within some seconds.
        func hasEnded(within seconds: Int) -> Bool {
            for _ in 0..<seconds * 20 {
                if !process.isRunning { return true }
                usleep(50_000)
            }
            return false
        }

        deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    }

    private static func answer(_ port: Int, _ target: String) throws -> RawAnswer {
        let connection = try RawConnection(port: port)
        connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        return try #require(try connection.answer())
    }

    /// A pipe that is full, and that nobody reads.
    private static func fullPipe() throws -> Pipe {
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 4_096)
        while write(descriptor, bytes, bytes.count) > 0 {}
        while write(descriptor, bytes, 1) > 0 {}
        #expect(fcntl(descriptor, F_SETFL, 0) == 0)
        return pipe
    }

    @Test("where nobody reads standard error it serves, loads anew and ends")
    func fullStandardError() throws {
        let folder = try SeedFolder()
        let pipe = try Self.fullPipe()
        let program = try Started(
            [Program.url.path, "serve", "--port", "0", "--seed", folder.path],
            standardError: pipe
        )
        let port = try #require(program.port())
        try folder.retitle("Unheard")
        kill(program.process.processIdentifier, SIGHUP)
        var isLoaded = false
        for _ in 0..<300 where !isLoaded {
            isLoaded = try Self.answer(port, "/dataset").text.contains("Unheard")
            usleep(50_000)
        }
        #expect(isLoaded)
        kill(program.process.processIdentifier, SIGTERM)
        #expect(program.hasEnded(within: 20))
        #expect(program.process.terminationStatus == 0)
        withExtendedLifetime(pipe) {}
    }

    @Test("where nobody reads standard error a start that fails ends, too")
    func failingStart() throws {
        let pipe = try Self.fullPipe()
        let program = try Started([Program.url.path, "serve", "--seed", "/nowhere"], standardError: pipe)
        #expect(program.hasEnded(within: 20))
        #expect(program.process.terminationStatus == 66)
        withExtendedLifetime(pipe) {}
    }

    @Test("lines that were dropped are counted in the log once somebody reads")
    func droppedLines() throws {
        let folder = try SeedFolder()
        let pipe = try Self.fullPipe()
        let program = try Started(
            [Program.url.path, "serve", "--port", "0", "--seed", folder.path],
            standardError: pipe
        )
        let port = try #require(program.port())
        // many faults in every file, and so some 30 kB of lines with each reload
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix("s.json") {
            let file = folder.path + "/" + name
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try text.replacingOccurrences(of: "\"id\": \"", with: "\"id\": \"A ")
                .write(toFile: file, atomically: true, encoding: .utf8)
        }
        func badReloads() throws -> Int {
            let lines = try Self.answer(port, "/metrics").text.split(separator: "\n")
            let line = lines.first { $0.hasPrefix("osce_directory_reloads_total{result=\"bad\"}") }
            return line.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) } ?? 0
        }
        for _ in 0..<1_000 {
            if try badReloads() >= 25 { break }
            kill(program.process.processIdentifier, SIGHUP)
            usleep(50_000)
        }
        #expect(try badReloads() >= 25)
        var log = ""
        var waiting = pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        while !log.contains("Lines of the log were dropped"), poll(&waiting, 1, 20_000) > 0 {
            log += String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        }
        #expect(log.contains("Not reloaded") && log.contains("Lines of the log were dropped"))
        kill(program.process.processIdentifier, SIGTERM)
        #expect(program.hasEnded(within: 20))
    }

    @Test(
        "descriptors that are closed at the start are no other file's afterwards",
        arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]
    )
    func closedDescriptors(closing: String) throws {
        let folder = try SeedFolder()
        let log = folder.parent + "/log"
        let port = Int.random(in: 20_000...29_999)
        let command = "exec \(Program.url.path) serve --port \(port) --seed \(folder.path) --access-log-file \(log)"
        let program = try Started(["/bin/sh", "-c", "\(command) --access-log combined \(closing)"])
        var isServing = false
        for _ in 0..<300 where !isServing {
            isServing = (try? Self.answer(port, "/healthz").status) == 200
            usleep(50_000)
        }
        #expect(isServing)
        for number in 0...2 {
            let target = try FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/\(program.process.processIdentifier)/fd/\(number)"
            )
            #expect(!target.contains("socket") && !target.contains(log) && !target.contains("anon_inode"), "\(target)")
        }
        kill(program.process.processIdentifier, SIGTERM)
        #expect(program.hasEnded(within: 40))
        let text = try String(contentsOfFile: log, encoding: .utf8)
        #expect(text.split(separator: "\n").allSatisfy { $0.contains("GET /healthz") }, "\(text)")
    }

    @Test(
        "as process 1 the first signal ends it gracefully and the second at once",
        .enabled(if: getuid() == 0),
        arguments: [SIGTERM, SIGINT]
    )
    func processOne(number: Int32) throws {
        let program = try Started(
            ["/usr/bin/unshare", "--pid", "--fork", Program.url.path, "serve", "--port", "0", "--drain-delay", "3600"]
        )
        let port = try #require(program.port())
        let outer = program.process.processIdentifier
        let children = try String(contentsOfFile: "/proc/\(outer)/task/\(outer)/children", encoding: .utf8)
        let inner = try #require(children.split(separator: " ").first.flatMap { Int32($0) })
        kill(inner, SIGTERM)
        var isEnding = false
        for _ in 0..<100 where !isEnding {
            isEnding = try Self.answer(port, "/readyz").status == 503
            usleep(50_000)
        }
        #expect(isEnding)
        kill(inner, number)
        #expect(program.hasEnded(within: 20))
        #expect(program.process.terminationStatus == 128 + number)
    }

    @Test("as process 1 a signal before it serves ends it", .enabled(if: getuid() == 0))
    func processOneAtStart() throws {
        let folder = try SeedFolder()
        let program = try Started(
            ["/usr/bin/unshare", "--pid", "--fork", Program.url.path, "serve", "--port", "0", "--drain-delay", "3600"]
        )
        let outer = program.process.processIdentifier
        var inner: Int32?
        for _ in 0..<200 where inner == nil {
            let children = try? String(contentsOfFile: "/proc/\(outer)/task/\(outer)/children", encoding: .utf8)
            inner = children?.split(separator: " ").first.flatMap { Int32($0) }
            usleep(5_000)
        }
        let number = try #require(inner)
        // whichever of the two it is: before it serves one suffices, afterwards two
        for _ in 0..<40 where program.process.isRunning {
            kill(number, SIGTERM)
            usleep(100_000)
        }
        #expect(program.hasEnded(within: 20))
        withExtendedLifetime(folder) {}
    }

    @Test("with few descriptors it serves fewer connections, and with too few it says so", arguments: [512, 160, 40])
    func descriptors(limit: Int) throws {
        let command = "ulimit -n \(limit); exec \(Program.url.path) serve --port 0 --threads 2 2>&1 >&3"
        let log = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec 3>/dev/null; \(command)"]
        process.standardOutput = log
        process.standardError = FileHandle.nullDevice
        try process.runLimited()
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        if limit == 40 {
            process.waitUntilExit()
            let text = String(decoding: log.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(process.terminationStatus == 69)
            #expect(text.contains("the system allows 40 open files") && text.contains("ulimit -n"), "\(text)")
            return
        }
        var text = ""
        while !text.contains("raise the limit") {
            let data = log.fileHandleForReading.availableData
            try #require(!data.isEmpty)
            text += String(decoding: data, as: UTF8.self)
        }
        func number(_ name: String) -> Int? {
            text.components(separatedBy: "\"\(name)\":\"").dropFirst().first.flatMap { Int($0.prefix { $0 != "\"" }) }
        }
        let (port, served) = (try #require(number("port")), try #require(number("connections")))
        #expect(served > limit / 4)
        // as many as it says are served, and one more is told so
        let connections = try (0..<served).map { _ in try RawConnection(port: port) }
        for connection in connections {
            connection.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try connection.answer()?.status == 200)
        }
        let surplus = try RawConnection(port: port)
        surplus.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try surplus.answer()?.status == 503)
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
