import Foundation
import RawHTTP
import Testing

@Suite("Whatever stands in the place of a file, the built program lives", .timeLimit(.minutes(30)))
struct FileSafetyTests {
    private func eventually(_ condition: () throws -> Bool) throws -> Bool {
        for _ in 0..<300 {
            if try condition() { return true }
            usleep(50_000)
        }
        return false
    }

    /// What may stand in the place of a file, and what the log says of it.
    enum Obstacle: String, CaseIterable, CustomTestStringConvertible {
        case folder, pipe, device, sparse, nowhere
        var testDescription: String { rawValue }

        func put(at path: String) {
            unlink(path)
            switch self {
            case .folder: mkdir(path, 0o755)
            case .pipe: mkfifo(path, 0o600)
            case .device: symlink("/dev/zero", path)
            case .sparse:
                close(open(path, O_CREAT | O_WRONLY, 0o600))
                truncate(path, 20 << 30)
            case .nowhere: symlink("nowhere", path)
            }
        }

        var words: String {
            switch self {
            case .folder: "a folder, not a file"
            case .pipe: "a pipe (FIFO), not a file"
            case .device: "a device, not a file"
            case .sparse: "more than 8 GB"
            case .nowhere: "No such file"
            }
        }
    }

    @Test(
        "in the seed it is a fault, the data in force stay, and they are replaced once it is mended",
        arguments: Obstacle.allCases,
        ["operations.json", "x.json"]
    )
    func seed(obstacle: Obstacle, name: String) throws {
        let folder = try SeedFolder()
        let program = try ServingProgram("--seed", folder.path)
        let path = "\(folder.path)/\(name)"
        let content = FileManager.default.contents(atPath: path)
        obstacle.put(at: path)
        program.signal(SIGHUP)
        #expect(try eventually { program.logged.contains("Not reloaded") }, "\(program.logged)")
        // what is no part of a seed is not opened
        let words = name == "x.json" && [.sparse, .nowhere].contains(obstacle) ? "take" : obstacle.words
        #expect(program.logged.contains(words), "\(program.logged)")
        #expect(try program.get("/institutions/ttd").status == 200)
        try FileManager.default.removeItem(atPath: path)
        if let content { try content.write(to: URL(fileURLWithPath: path)) }
        try folder.retitle("Mended")
        program.signal(SIGHUP)
        #expect(try eventually { try program.get("/dataset").text.contains("Mended") }, "\(program.logged)")
        program.signal(SIGTERM)
        #expect(program.waitForExit() == 0)
    }

    @Test("it is one with --watch, too, which sees it come and go")
    func watch() throws {
        let folder = try SeedFolder()
        let program = try ServingProgram("--watch", "--seed", folder.path)
        Obstacle.pipe.put(at: folder.path + "/x.json")
        #expect(try eventually { program.logged.contains("x.json: it is a pipe") }, "\(program.logged)")
        unlink(folder.path + "/x.json")
        try folder.retitle("Watched")
        #expect(try eventually { try program.get("/dataset").text.contains("Watched") })
    }

    @Test("at the start it ends the program with a sentence", arguments: Obstacle.allCases)
    func start(obstacle: Obstacle) throws {
        let folder = try SeedFolder()
        obstacle.put(at: folder.path + "/operations.json")
        let outcome = try Program.run("serve", "--port", "0", "--seed", folder.path)
        #expect([65, 66].contains(outcome.status) && outcome.complaint.contains(obstacle.words), "\(outcome)")
        #expect(try Program.run("validate", "--seed", folder.path).status != 0)
    }

    @Test("--seed-limit bounds the folder")
    func limit() throws {
        let folder = try SeedFolder()
        let file = folder.path + "/states.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try (text + String(repeating: " ", count: 1 << 20)).write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try Program.run("serve", "--port", "0", "--seed-limit", "1", "--seed", folder.path)
        #expect(outcome.status == 66 && outcome.complaint.contains("more than 1 MB"), "\(outcome)")
        let environment = ["OSCE_DIRECTORY_SEED_LIMIT": "1"]
        #expect(try Program.run("validate", "--seed", folder.path, environment: environment).status == 66)
        #expect(try Program.run("validate", "--seed", folder.path).status == 0)
    }

    @Test(
        "in the place of settings or a certificate it ends the program with a sentence",
        arguments: ["/dev/zero", "/", "fifo"]
    )
    func settings(path: String) throws {
        let folder = try SeedFolder()
        let fifo = folder.parent + "/fifo"
        #expect(mkfifo(fifo, 0o600) == 0)
        let path = path == "fifo" ? fifo : path
        let config = try Program.run("serve", "--config", path)
        #expect(config.status == 66 && config.complaint.contains("not a file"), "\(config)")
        let certificate = try Program.run("serve", "--port", "0", "--tls-certificate", path, "--tls-key", path)
        #expect(certificate.status == 66 && certificate.complaint.contains("not a file"), "\(certificate)")
    }

    @Test("a byte order mark before the settings belongs to none of them")
    func byteOrderMark() throws {
        let folder = try SeedFolder()
        let path = folder.parent + "/settings"
        try "\u{FEFF}port = 8181\r\nthreads = 3\r\n".write(toFile: path, atomically: true, encoding: .utf8)
        let outcome = try Program.run("serve", "--config", path, "--print-config")
        #expect(outcome.status == 0 && outcome.text.contains("\nport = 8181\n"), "\(outcome)")
    }

    @Test("a pipe that nobody reads, a folder and a block of a disk are no access log; a pipe that is read is one")
    func accessLog() throws {
        let folder = try SeedFolder()
        let fifo = folder.parent + "/fifo"
        #expect(mkfifo(fifo, 0o600) == 0)
        let outcome = try Program.run("serve", "--port", "0", "--access-log", "json", "--access-log-file", fifo)
        #expect(outcome.status == 73 && outcome.complaint.contains("a pipe (FIFO) that nobody reads"), "\(outcome)")
        #expect(
            try Program.run("serve", "--port", "0", "--access-log", "json", "--access-log-file", "/tmp").status == 73
        )
        let reader = open(fifo, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        let program = try ServingProgram("--access-log", "combined", "--access-log-file", fifo)
        #expect(try program.get("/healthz").status == 200)
        program.signal(SIGTERM)
        #expect(program.waitForExit() == 0)
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = read(reader, &bytes, bytes.count)
        #expect(count > 0 && String(decoding: bytes[..<max(count, 0)], as: UTF8.self).contains("GET /healthz"))
    }

    @Test("export writes into no folder without a name and none that holds anything")
    func export() throws {
        let folder = try SeedFolder()
        for name in ["", " "] {
            let outcome = try Program.run("export", name, in: folder.parent)
            #expect(outcome.status == 64 && outcome.complaint.contains("is empty. Name a folder"), "\(outcome)")
        }
        for path in [folder.path, folder.path + "/states.json", "/"] {
            let outcome = try Program.run("export", path)
            #expect(outcome.status == 64 && outcome.complaint.contains("not an empty folder"), "\(outcome)")
        }
        #expect(symlink("nowhere", folder.parent + "/link") == 0)
        #expect(try Program.run("export", folder.parent + "/link").status == 64)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.parent).sorted() == ["link", "seed"])
        #expect(try Program.run("release", "--seed", "", "--title", "x").status == 64)
        #expect(try Program.run("release", "--seed", folder.path, "--since", "", "--title", "x").status == 64)
        #expect(try Program.run("validate", "--seed", "").status == 64)
        #expect(try Program.run("export", folder.parent + "/new/below").status == 0)
    }

    @Test("a release that was interrupted is finished by the command that the message names")
    func interruptedRelease() throws {
        let folder = try SeedFolder()
        let journal = folder.path + "/.release-under-way.json"
        // what the command writes, stopped behind the first step: a file in the place of the next one
        try FileManager.default.removeItem(atPath: folder.path + "/releases.json")
        mkdir(folder.path + "/releases.json", 0o755)
        #expect(try Program.run("release", "--seed", folder.path, "--title", "x").status != 0)
        rmdir(folder.path + "/releases.json")
        let former = try String(contentsOfFile: folder.path + "/dataset.json", encoding: .utf8)
        let made = try Program.run("release", "--seed", folder.path, "--title", "First", "--date", "2030-01-01")
        #expect(made.status == 0, "\(made)")
        let (releases, dataset) = (
            try String(contentsOfFile: folder.path + "/releases.json", encoding: .utf8),
            try String(contentsOfFile: folder.path + "/dataset.json", encoding: .utf8)
        )
        #expect(former != dataset)
        func literal(_ text: String) throws -> String {
            String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
        }
        try """
        [{"file": "dataset.json", "content": \(try literal(dataset))},
         {"file": "releases.json", "content": \(try literal(releases))}]
        """.write(toFile: journal, atomically: true, encoding: .utf8)
        unlink(folder.path + "/releases.json")
        let outcome = try Program.run("serve", "--port", "0", "--seed", folder.path)
        #expect(outcome.status == 65, "\(outcome)")
        #expect(outcome.complaint.contains("osce-directory release --seed \(folder.path) finishes it"), "\(outcome)")
        let finished = try Program.run("release", "--seed", folder.path)
        #expect(finished.status == 0 && finished.text.contains("Finished the release"), "\(finished)")
        #expect(try String(contentsOfFile: folder.path + "/releases.json", encoding: .utf8) == releases)
        #expect(!FileManager.default.fileExists(atPath: journal))
        #expect(try Program.run("validate", "--seed", folder.path).status == 0)
        #expect(try Program.run("release", "--seed", folder.path).status == 64)
    }
}
