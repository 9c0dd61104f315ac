import Foundation
import RawHTTP
import Testing

@testable import osce_directory

@Suite("What an operator and a service manager see of the built program")
struct OperatorTests {
    @Test("SIGUSR1 opens the file of the access log anew, and loads nothing")
    func reopens() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("usr1-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/access.log"
        let program = try ServingProgram("--access-log", "json", "--access-log-file", path, "--log-format", "json")
        _ = try program.get("/states/kg")
        for _ in 0..<300 where (try? String(contentsOfFile: path, encoding: .utf8))?.isEmpty != false { usleep(10_000) }
        try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
        program.signal(SIGUSR1)
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: path) { usleep(10_000) }
        _ = try program.get("/states/uz")
        program.signal(SIGTERM)
        #expect(program.waitForExit() == 0)
        let log = program.complaint
        #expect(!log.contains("reload") && !log.contains("Reloaded"))
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("/states/uz"))
        #expect(try String(contentsOfFile: path + ".1", encoding: .utf8).contains("/states/kg"))
    }

    @Test("where JSON is asked for, a start that fails is said in JSON, by flag and by environment")
    func failures() throws {
        for outcome in [
            try Program.run("serve", "--log-format", "json", "--port", "x"),
            try Program.run("serve", "--port", "x", environment: ["OSCE_DIRECTORY_LOG_FORMAT": "json"]),
            try Program.run("serve", "--log-format=json", "--seed", "/nowhere"),
            try Program.run("serve", "--log-format", "json", "--prot", "1"),
        ] {
            #expect(outcome.status != 0)
            let lines = outcome.complaint.split(separator: "\n")
            #expect(!lines.isEmpty)
            for line in lines {
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                #expect(object?["level"] as? String == "critical", "\(line)")
            }
        }
        // as it was
        #expect(try Program.run("serve", "--port", "x").complaint.hasPrefix("osce-directory: "))
    }

    @Test("behind a trusted proxy the access log names the client, and one that nobody trusts names nobody")
    func clients() throws {
        for (trusted, format, expected) in [
            ("127.0.0.1", "json", "\"client_address\":\"192.0.2.7\""), ("127.0.0.1", "combined", "192.0.2.7 - - ["),
            ("none", "combined", "127.0.0.1 - - ["), ("none", "json", "\"remote_address\":\"127.0.0.1\""),
        ] {
            let path = FileManager.default.temporaryDirectory.appendingPathComponent("client-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            let program = try ServingProgram(
                "--access-log",
                format,
                "--access-log-file",
                path,
                "--trusted-proxies",
                trusted
            )
            let connection = try RawConnection(port: program.port)
            connection.send("GET /states/kg HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.1, 192.0.2.7\r\n\r\n")
            #expect(try connection.answer()?.status == 200)
            program.signal(SIGTERM)
            #expect(program.waitForExit() == 0)
            let log = try String(contentsOfFile: path, encoding: .utf8)
            #expect(log.contains(expected), "\(log)")
            #expect(!log.contains("198.51.100.1"))
            #expect(trusted != "none" || !log.contains("192.0.2.7"))
        }
    }

    @Test("health asks the operator's listener where there is one, unless it is told where to ask")
    func target() throws {
        let environment = Environment(["OSCE_DIRECTORY_ADMIN_PORT": "9001", "OSCE_DIRECTORY_TLS_CERTIFICATE": "/c"])
        let none = CommandLineOfProcess(words: [])
        func address(_ flags: [String: String], tls: Bool? = nil) throws -> String {
            try HealthTarget(flags: flags, usesTLS: tls, processOne: none, environment: environment).address
        }
        #expect(try address([:]) == "http://127.0.0.1:9001/readyz")
        #expect(try address(["port": "9002"]) == "https://127.0.0.1:9002/readyz")
        #expect(try address([:], tls: true) == "https://127.0.0.1:8080/readyz")
    }

    @Test("a socket that is handed over is served, answers after an end and a new start, and stays with its owner")
    func socketActivation() throws {
        let script = """
            import os, socket, subprocess, sys, time, urllib.request
            listener = socket.create_server(("127.0.0.1", 0))
            port = listener.getsockname()[1]
            def start():
                child = os.fork()
                if child == 0:
                    os.dup2(listener.fileno(), 3)
                    os.set_inheritable(3, True)
                    os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
                    os.dup2(os.open("/dev/null", os.O_RDWR), 1)
                    os.execv(sys.argv[1], [sys.argv[1], "serve", "--port", "1", "--log-level", "error"])
                return child
            def ask():
                return urllib.request.urlopen(f"http://127.0.0.1:{port}/states/kg", timeout=30).status
            child = start()
            assert ask() == 200
            os.kill(child, 15)
            assert os.waitpid(child, 0)[1] == 0
            # nobody serves: the connection waits in the queue of the socket, which is still there
            waiting = socket.create_connection(("127.0.0.1", port), 5)
            waiting.sendall(b"GET /readyz HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n")
            child = start()
            waiting.settimeout(30)
            assert waiting.recv(100).startswith(b"HTTP/1.1 200"), "what waited was not answered"
            assert ask() == 200
            os.kill(child, 15)
            os.waitpid(child, 0)
            print("handed over")
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, Program.url.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text == "handed over\n")
    }

    @Test(
        "a service manager that watches is told again and again that the program answers, and of a seed that was refused"
    )
    func watchdog() throws {
        let folder = try SeedFolder()
        let name = "@osce-directory-\(UUID().uuidString)"
        let socket = try EndingTests.NotifySocket(name)
        let program = try ServingProgram(
            ["--seed", folder.path],
            environment: ["NOTIFY_SOCKET": name, "WATCHDOG_USEC": "600000"]
        )
        var told: [String] = []
        for _ in 0..<6 { told.append(try socket.receive()) }
        #expect(told.contains { $0.hasPrefix("READY=1") })
        #expect(told.filter { $0 == "WATCHDOG=1" }.count >= 4)
        try folder.replace("^", with: "[[[", in: "operations.json")
        program.signal(SIGHUP)
        var status = ""
        for _ in 0..<100 where !status.contains("refused") { status = try socket.receive() }
        #expect(status.hasPrefix("READY=1\nSTATUS=Serving version "))
        #expect(status.contains("NOT the seed of"))
        program.signal(SIGTERM)
        #expect(program.waitForExit() == 0)
    }
}
