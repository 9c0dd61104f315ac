import Foundation
import RawHTTP
import Testing

@Suite("The built program exports, reviews and releases")
struct ExportTests {
    /// A folder that is gone after the test.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString)").path
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test("served from its export alone, the program answers with identical bytes")
    func servedFromExport() throws {
        let folder = Folder()
        let outcome = try Program.run("export", folder.path)
        #expect(outcome.status == 0 && outcome.text.contains(" files, "), "\(outcome.complaint)")
        let (one, other) = (try ServingProgram(), try ServingProgram("--seed", folder.path + "/seed"))
        for target in [
            "/", "/operations?limit=500", "/dataset", "/timeline", "/changes?format=atom", "/dataset/download",
        ] {
            let answers = try [one, other].map { program in
                let connection = try RawConnection(port: program.port)
                connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
                return try #require(try connection.answer())
            }
            #expect(answers[0].status == 200 && answers[0].body == answers[1].body, "\(target)")
        }
        let archive = try #require(
            FileManager.default.contents(atPath: folder.path + "/SHA256SUMS").map {
                String(decoding: $0, as: UTF8.self)
            }
        )
        #expect(archive.contains("  csv/operations.csv"))
    }

    @Test("a deposit has the data, what describes them and their digests")
    func deposit() throws {
        let folder = Folder()
        let address = "https://example.org/osce"
        let outcome = try Program.run("export", folder.path, "--format", "deposit", "--public-url", address)
        #expect(outcome.status == 0, "\(outcome.complaint)")
        func content(_ name: String) throws -> Data {
            try #require(FileManager.default.contents(atPath: "\(folder.path)/\(name)"), "\(name)")
        }
        let metadata = try #require(
            try JSONSerialization.jsonObject(with: content(".zenodo.json")) as? [String: Any]
        )
        let version = try #require(metadata["version"] as? String)
        // the version is the digest that the program judges its data to have
        #expect(outcome.text.contains("version \(version)"))
        #expect(try Program.run("validate", "--seed", Program.checkout.path + "/Seed").text.contains(version))
        for (name, value) in [
            ("upload_type", "dataset"), ("license", "cc-by-4.0"), ("language", "eng"), ("access_right", "open"),
        ] {
            #expect(metadata[name] as? String == value)
        }
        #expect((metadata["title"] as? String)?.contains(version.prefix(12)) == true)
        #expect((metadata["description"] as? String)?.hasPrefix("<p>") == true)
        #expect((metadata["creators"] as? [[String: String]])?.first?["name"]?.isEmpty == false)
        #expect((metadata["keywords"] as? [String])?.isEmpty == false)
        let related = try #require(metadata["related_identifiers"] as? [[String: String]])
        #expect(related.contains { $0["identifier"] == address + "/dataset" && $0["relation"] == "isVersionOf" })
        #expect(related.allSatisfy { $0["identifier"]?.hasPrefix("http") == true })
        let deposit = try JSONSerialization.jsonObject(with: content("deposit.json")) as? [String: [String: Any]]
        #expect(deposit?["metadata"]?["version"] as? String == version)
        let name = "osce-directory-\(version.prefix(12))"
        #expect(try content("\(name).zip").starts(with: Data("PK".utf8)))
        #expect(try content("\(name).sqlite").starts(with: Data("SQLite format 3".utf8)))
        let listed = try String(decoding: content("SHA256SUMS"), as: UTF8.self).split(separator: "\n")
            .map { String($0.dropFirst(66)) }
        let there = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "SHA256SUMS" }
        #expect(Set(listed) == Set(there))
        let sums = Process()
        sums.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        sums.arguments = ["--quiet", "--check", "SHA256SUMS"]
        sums.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        try sums.run()
        sums.waitUntilExit()
        #expect(sums.terminationStatus == 0)
    }

    @Test("an export that is told where it is published names that, by flag or environment")
    func published() throws {
        for isFlag in [true, false] {
            let folder = Folder()
            let address = "https://example.org/osce"
            let outcome =
                try isFlag
                ? Program.run("export", folder.path, "--public-url", address)
                : Program.run("export", folder.path, environment: ["OSCE_DIRECTORY_PUBLIC_URL": address])
            #expect(outcome.status == 0, "\(outcome.complaint)")
            let graph = try String(contentsOfFile: folder.path + "/dataset.jsonld", encoding: .utf8)
            #expect(graph.contains("\"@id\":\"\(address)/operations/bishkek\"") && !graph.contains("\"@id\":\"/"))
        }
        #expect(try Program.run("export", "/nowhere/x", "--public-url", "example.org").status == 64)
    }

    @Test("a folder that is not empty is not written into")
    func notEmpty() throws {
        let outcome = try Program.run("export", Program.checkout.path)
        #expect(outcome.status == 64)
        #expect(outcome.complaint.contains("is not an empty folder"))
        #expect(try Program.run("export", "/proc/nowhere/x").status == 73)
        #expect(try Program.run("export", "x", "--format", "tar").status == 64)
    }

    @Test("findings are told, and are faults for who is strict; a release tells of the change")
    func releases() throws {
        let folder = Folder()
        let (old, new) = (folder.path + "/old", folder.path + "/new")
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let seed = Program.checkout.appendingPathComponent("Seed").path
        for path in [old, new] { try FileManager.default.copyItem(atPath: seed, toPath: path) }
        #expect(try Program.run("validate", "--seed", new, "--strict").status == 0)

        let file = new + "/principles.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacingOccurrences(of: "Terrorism must not be linked", with: "Terrorism may not be linked")
            .write(toFile: file, atomically: true, encoding: .utf8)
        let lenient = try Program.run("validate", "--seed", new)
        #expect(lenient.status == 0 && lenient.text.contains("0 findings;"))
        // a branch is released where it is merged
        let strict = try Program.run("validate", "--seed", new, "--strict")
        #expect(strict.status == 0 && strict.text.contains("make release"))
        let since = try Program.run("validate", "--seed", new, "--strict", "--since", old)
        #expect(since.status == 1 && since.complaint.contains("summary changed from"), "\(since.complaint)")

        let wrong = try Program.run("release", "--seed", new, "--since", new, "--title", "A word")
        #expect(wrong.status == 1 && wrong.complaint.contains("Name the Seed of that release"))
        #expect(try Program.run("release", "--seed", new, "--since", old, "--title", " ").status == 64)
        #expect(
            try Program.run("release", "--seed", new, "--since", old, "--title", "A word", "--date", "2026-02-30")
                .status == 64
        )
        let stale = try Program.run("release", "--seed", new, "--since", old, "--title", "A word")
        #expect(stale.status == 1 && stale.complaint.contains("summary changed from"), "\(stale.complaint)")
        #expect(try Program.run("confirm", "principles/non-association", "summary", "--seed", new).status == 0)
        let looked = try Program.run("validate", "--seed", new, "--strict", "--since", old)
        #expect(looked.status == 0 && looked.text.contains("1 record changed since"), "\(looked.text)")
        let made = try Program.run(
            "release",
            "--seed",
            new,
            "--since",
            old,
            "--title",
            "A word",
            "--date",
            "2099-01-01"
        )
        #expect(made.status == 0 && made.text.contains("0 added, 1 changed, 0 removed"), "\(made.complaint)")
        #expect(try Program.run("validate", "--seed", new, "--strict").status == 0)
        let history = try Program.run("get", "/principles/non-association/history?limit=1", "--seed", new)
        #expect(history.text.contains("\"before\":\"Terrorism must not be linked"))
        #expect(history.text.contains("\"after\":\"Terrorism may not be linked"))
    }
}
