import Foundation
import RawHTTP
import Testing

@Suite("The built program")
struct ProgramTests {
    @Test("get prints what the server answers, byte for byte")
    func getAndServeAgree() throws {
        let program = try ServingProgram()
        let connection = try RawConnection(port: program.port)
        for target in [
            "/", "/operations?dimension=human", "/institutions/ttd", "/states?sort=-admitted&limit=3",
            "/operations?dimention=human",
        ] {
            connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
            let answer = try #require(try connection.answer())
            let outcome = try Program.run("get", target)
            #expect(Array(outcome.output) == answer.body)
            #expect(outcome.status == (answer.status < 400 ? 0 : 1))
        }
    }

    @Test("get --include prints status and fields first")
    func include() throws {
        let text = try Program.run("get", "-i", "/healthz").text
        #expect(text.hasPrefix("HTTP/1.1 200\nContent-Type: application/json\n"))
        #expect(text.hasSuffix("\n\n{\"status\":\"ok\"}\n"))
    }

    @Test("the embedded Seed is valid, and so is the checkout's")
    func validate() throws {
        let embedded = try Program.run("validate")
        #expect(embedded.status == 0)
        let folder = try Program.run("validate", "--seed", Program.checkout.appendingPathComponent("Seed").path)
        #expect(folder.status == 0)
        #expect(embedded.text.split(separator: "version ").last == folder.text.split(separator: "version ").last)
    }

    @Test("a Seed with faults ends validate with 1 and serve with 65, every fault on a line")
    func faults() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("seed-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Program.checkout.appendingPathComponent("Seed"), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text, other) in [
            ("operations.json", "\"closed\": \"2017-08-31\"", "\"closed\": \"1917-08-31\""),
            ("states.json", "\"id\": \"kg\"", "\"id\": \"kq\""),
        ] {
            let file = folder.appendingPathComponent(name)
            try String(contentsOf: file, encoding: .utf8).replacingOccurrences(of: text, with: other)
                .write(to: file, atomically: true, encoding: .utf8)
        }
        let validated = try Program.run("validate", "--seed", folder.path)
        #expect(validated.status == 1)
        #expect(validated.complaint.contains("yerevan closed: 1917-08-31 is before established 1999-07-22"))
        #expect(validated.complaint.contains("bishkek host.states[0]: no record \"kg\" in states"))
        let served = try Program.run("serve", "--port", "0", "--seed", folder.path)
        #expect(served.status == 65)
        #expect(served.complaint.contains("nothing was loaded"))
        #expect(try Program.run("get", "/", "--seed", folder.path).status == 65)
    }

    @Test("a seed that is not there ends with 66 and one line")
    func missingSeed() throws {
        let outcome = try Program.run("serve", "--seed", "/nowhere")
        #expect(outcome.status == 66)
        #expect(outcome.complaint.contains("/nowhere"))
        #expect(outcome.complaint.split(separator: "\n").count == 1)
    }

    @Test("a port in use ends with 69 and one line")
    func portInUse() throws {
        let program = try ServingProgram()
        let outcome = try Program.run("serve", "--port", "\(program.port)")
        #expect(outcome.status == 69)
        #expect(outcome.complaint.contains("port \(program.port) on 127.0.0.1 is in use"))
        #expect(outcome.complaint.split(separator: "\n").count == 1)
    }

    @Test(
        "wrong usage ends with 64 and one line",
        arguments: [
            ["serve", "--prot", "1"], ["serve", "--port", "70000"], ["serve", "--threads", "0"],
            ["serve", "--cache-size", "-1"], ["serve", "--log-format", "xml"], ["serve", "--log-level", "loud"],
            ["serve", "--connection-memory", "100"], ["get"], ["nothing"],
        ]
    )
    func usage(arguments: [String]) throws {
        let (process, _, complaint) = Program.process(arguments)
        try process.runLimited()
        process.waitUntilExit()
        let complained = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(complained.hasPrefix("osce-directory: "))
        #expect(complained.split(separator: "\n").count == 1, "\(complained)")
        #expect(process.terminationStatus == 64)
    }

    @Test("settings come from the environment, and a flag wins")
    func environment() throws {
        #expect(try Program.run("serve", environment: ["OSCE_DIRECTORY_PORT": "many"]).status == 64)
        #expect(try Program.run("validate", environment: ["OSCE_DIRECTORY_SEED": "/nowhere"]).status == 66)
        let seed = Program.checkout.appendingPathComponent("Seed").path
        #expect(
            try Program.run("validate", "--seed", seed, environment: ["OSCE_DIRECTORY_SEED": "/nowhere"]).status == 0
        )
        let program = try ServingProgram(environment: ["OSCE_DIRECTORY_PORT": "1", "OSCE_DIRECTORY_THREADS": "1"])
        #expect(program.port > 1)
    }

    @Test("the version and the help are printed")
    func version() throws {
        #expect(try Program.run("--version").text == "0.1.0\n")
        #expect(try Program.run("serve", "--help").text.contains("OSCE_DIRECTORY_"))
    }

    @Test("a signal ends it with 0, and the listener is gone", arguments: [SIGTERM, SIGINT])
    func signals(number: Int32) throws {
        let program = try ServingProgram()
        let connection = try RawConnection(port: program.port)
        connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try connection.answer()?.status == 200)
        program.signal(number)
        #expect(program.waitForExit() == 0)
        #expect(throws: RawConnection.Failure.self) { try RawConnection(port: program.port) }
    }

    @Test("no request under way is cut off when it ends")
    func gracefulEnd() throws {
        let program = try ServingProgram()
        let connections = try (0..<20).map { _ in try RawConnection(port: program.port) }
        for connection in connections { connection.send("GET /sources?limit=500 HTTP/1.1\r\nHost: a\r\n") }
        usleep(200_000)
        program.signal(SIGTERM)
        usleep(200_000)
        for connection in connections { connection.send("\r\n") }
        for connection in connections {
            let answer = try #require(try connection.answer())
            #expect(answer.status == 200)
            #expect(answer.body.last == 0x0A)
        }
        #expect(program.waitForExit() == 0)
    }

    @Test("it answers alike from any folder, since its Seed is in it")
    func anyFolder() throws {
        #expect(
            try Program.run("get", "/institutions/ttd", in: "/tmp").output
                == Program.run("get", "/institutions/ttd", in: "/usr").output
        )
    }

    @Test("serve says at start that citations name no host, unless it was told where it is reached")
    func citationsWithoutHost() throws {
        for (arguments, isTold) in [([], true), (["--public-url", "https://example.org/osce"], false)] {
            let program = try ServingProgram(arguments)
            // what is logged at start has been written once the first answer is there
            #expect(try program.get("/healthz").status == 200)
            program.signal(SIGTERM)
            #expect(program.waitForExit() == 0)
            #expect(program.complaint.contains("Citations name no host") == isTold)
        }
    }
}
