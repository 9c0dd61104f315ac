import Foundation
import RawHTTP
import Testing

@Suite("The built program loads data anew")
struct ReloadTests {
    /// The title of the data set that a program serves.
    private func title(_ program: ServingProgram) throws -> String {
        let answer = try program.get("/dataset")
        #expect(answer.status == 200)
        let parts = answer.text.components(separatedBy: "\"title\":\"")
        return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
    }

    /// Waits until something holds, for as long as a slow machine may need.
    private func eventually(_ condition: () throws -> Bool) throws -> Bool {
        for _ in 0..<300 {
            if try condition() { return true }
            usleep(50_000)
        }
        return false
    }

    @Test("SIGHUP puts valid data in force; with faults the old ones stay, and the log has each fault")
    func signal() throws {
        let folder = try SeedFolder()
        let program = try ServingProgram("--seed", folder.path)
        let old = try title(program)
        try folder.retitle("First")
        #expect(try title(program) == old)
        program.signal(SIGHUP)
        #expect(try eventually { try title(program) == "First" })

        try folder.replace(
            "\"established\": \"1999-07-22\"",
            with: "\"established\": \"2099-07-22\"",
            in: "operations.json"
        )
        try folder.retitle("Second")
        program.signal(SIGHUP)
        #expect(try eventually { program.logged.contains("Not reloaded") }, "\(program.logged)")
        #expect(program.logged.contains("operations.json:"))
        #expect(try title(program) == "First")
        #expect(try program.get("/readyz").status == 200)

        try folder.replace(
            "\"established\": \"2099-07-22\"",
            with: "\"established\": \"1999-07-22\"",
            in: "operations.json"
        )
        program.signal(SIGHUP)
        #expect(try eventually { try title(program) == "Second" })
        program.signal(SIGTERM)
        #expect(program.waitForExit() == 0)
    }

    @Test("each load of data that no release tells of is warned of, as is a cache of which less counts")
    func unreleased() throws {
        let folder = try SeedFolder()
        try folder.retitle("First")
        let program = try ServingProgram("--seed", folder.path, "--memory", "16", "--cache-size", "20")
        func warnings() -> Int { program.logged.components(separatedBy: "Not released").count - 1 }
        #expect(try eventually { warnings() == 1 }, "\(program.logged)")
        #expect(try eventually { program.logged.contains("cache-size is more than the cache may take") })
        try folder.retitle("Second")
        program.signal(SIGHUP)
        #expect(try eventually { warnings() == 2 }, "\(program.logged)")
    }

    @Test("the embedded Seed has nothing to load anew, and the log says so")
    func embedded() throws {
        let program = try ServingProgram()
        program.signal(SIGHUP)
        #expect(try eventually { program.logged.contains("Nothing to reload") }, "\(program.logged)")
        #expect(try program.get("/readyz").status == 200)
    }

    @Test("--preview says on pages that the files on disk have faults, until they have none")
    func preview() throws {
        let folder = try SeedFolder()
        let program = try ServingProgram("--watch", "--preview", "--seed", folder.path)
        func page() throws -> RawAnswer {
            let connection = try RawConnection(port: program.port)
            connection.send("GET /dimensions HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n")
            return try #require(try connection.answer())
        }
        #expect(try !page().text.contains("The files on disk"))
        let file = folder.path + "/dimensions.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try (text + ",").write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try eventually { try page().text.contains("The files on disk are not shown: ") })
        #expect(try page()["Cache-Control"] == "no-store")
        #expect(try page().text.contains("dimensions.json:"))
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try eventually { try !page().text.contains("The files on disk") })
    }

    @Test("--watch sees a file that was replaced, a link that was turned and a folder that was exchanged")
    func watch() throws {
        let folder = try SeedFolder()
        // as Kubernetes lays a ConfigMap: files are links through a link that is turned
        let mounted = folder.parent + "/mounted"
        let files = FileManager.default
        try files.createDirectory(atPath: mounted, withIntermediateDirectories: true)
        try folder.copy(to: mounted + "/..one")
        try folder.copy(to: mounted + "/..two")
        try folder.retitle("Two", in: mounted + "/..two")
        #expect(symlink("..one", mounted + "/..data") == 0)
        for name in try files.contentsOfDirectory(atPath: mounted + "/..one") where name.hasSuffix(".json") {
            #expect(symlink("..data/" + name, mounted + "/" + name) == 0)
        }
        let (plain, linked) = (
            try ServingProgram("--watch", "--seed", folder.path), try ServingProgram("--watch", "--seed", mounted)
        )
        let old = try title(linked)

        try folder.retitle("One")
        #expect(try eventually { try title(plain) == "One" })
        #expect(symlink("..two", mounted + "/..next") == 0 && rename(mounted + "/..next", mounted + "/..data") == 0)
        #expect(try eventually { try title(linked) == "Two" })

        let other = folder.parent + "/other"
        try folder.copy(to: other)
        try folder.retitle("Three", in: other)
        #expect(rename(folder.path, folder.parent + "/former") == 0 && rename(other, folder.path) == 0)
        #expect(try eventually { try title(plain) == "Three" })
        try folder.retitle("Four")
        #expect(try eventually { try title(plain) == "Four" })
        #expect(try old != title(linked))
    }
}
