import Foundation
import Testing

/// Tasks of an editor beyond single records: removals, slips, review, layout, work lists, sheets, links.
@Suite("An editor's further tasks take a command each, or a few", .timeLimit(.minutes(20)))
struct EditorReviewTests {
    @Test("10: a record that others refer to is listed with them, and removed when it is said what becomes of them")
    func removal() throws {
        let desk = try EditorDesk()
        let steps = try desk.count {
            let said = try desk.run("remove", "operations/plains", "--because", "Twice.", status: 64)
            #expect(said.contains("mandates/plains-founding holder"))
            try desk.run(
                "remove",
                "operations/plains",
                "--because",
                "Twice.",
                "--successor",
                "operations/hills",
                "--references",
                "successor"
            )
        }
        #expect(steps == 2)
        #expect(try desk.faults() == "")
        #expect(try desk.file("dataset.json").contains(#""record": "/operations/plains""#))
    }

    @Test("11: a slip is refused before it is in a file, with what was meant")
    func slips() throws {
        let desk = try EditorDesk()
        let before = try desk.file("operations.json")
        for (field, value, status, expected) in [
            ("status", "open-ish", Int32(1), "is no status of an operation"),
            ("closed", "2019-02-30", 1, "no date of the calendar"),
            ("closd", "2019", 64, "did you mean closed?"), ("closed", "1970", 1, "is before established"),
            ("host.states+", "zz", 1, "no record"), ("website", "htps://x", 1, "http or https URL"),
            ("kind", " office", 1, "did you mean office?"),
        ] {
            let said = try desk.run("set", "operations/plains", field, value, "--source", "letter", status: status)
            #expect(said.contains(expected), "\(said)")
        }
        #expect(try desk.file("operations.json") == before)
        #expect(try desk.run("set", "operations/plains", "closed", status: 64).contains("has no value"))
    }

    @Test("13: a colleague's change is read in sentences, against a commit or a folder")
    func review() throws {
        let desk = try EditorDesk()
        try desk.commit()
        try FileManager.default.copyItem(atPath: desk.path + "/Seed", toPath: desk.path + "/before")
        try desk.run("set", "operations/plains", "closing_reason", "Its tasks were done.", "--source", "letter")
        for revision in ["HEAD", "before"] {
            let said = try desk.run("diff", revision)
            #expect(
                said
                    == "Mission to the Plains (operations/plains): closing reason added: “Its tasks were done.”, source letter\n",
                "\(said)"
            )
        }
        #expect(try desk.run("diff", "--format", "markdown").hasPrefix("### Mission to the Plains"))
        #expect(try desk.run("diff", "--format", "json").contains(#""field": "closing_reason""#))
        #expect(try desk.run("diff", "nowhere", status: 66).contains("git archive says"))
        #expect(try desk.run("diff", "--", "--output=x", status: 64).contains("no revision"))
    }

    @Test("14: the layout is kept by every command, and format makes it of any other")
    func layout() throws {
        let desk = try EditorDesk()
        try desk.run("format", "--check")
        let pretty = try JSONSerialization.data(
            withJSONObject: JSONSerialization.jsonObject(with: Data(desk.file("states.json").utf8)),
            options: .prettyPrinted
        )
        try desk.write(String(decoding: pretty, as: UTF8.self), to: "Seed/states.json")
        #expect(try desk.run("format", "--check", status: 1).contains("states.json"))
        let version = try desk.run("validate", "--seed", "Seed").split(separator: " ").last
        try desk.run("format")
        try desk.run("format", "--check")
        #expect(try desk.run("validate", "--seed", "Seed").split(separator: " ").last == version)
    }

    @Test("15: the work list tells what to do next")
    func worklist() throws {
        let desk = try EditorDesk()
        for kind in ["age", "single-source", "inferred", "undated", "gap", "language"] {
            #expect(
                try desk.run("worklist", "--by", kind).hasSuffix("items\n")
                    || desk.run("worklist", "--by", kind).hasSuffix("item\n")
            )
        }
        #expect(
            try desk.run("worklist", "--by", "single-source", "--format", "csv", "--limit", "1").hasPrefix(
                "record,name,field,detail\n"
            )
        )
        #expect(try desk.run("worklist", "--by", "dead-link", status: 66).contains("source check"))
    }

    @Test("16: a name in another language is one command")
    func language() throws {
        let desk = try EditorDesk()
        let steps = try desk.count {
            try desk.run(
                "set",
                "states/bb",
                "names+",
                #"{"value": "Belandia", "kind": "variant", "language": "it"}"#,
                "--source",
                "letter"
            )
        }
        #expect(steps == 1)
        #expect(try desk.faults() == "")
    }

    @Test("what is exported as facts is there already when it is imported")
    func facts() throws {
        let desk = try EditorDesk()
        try desk.run("export", "out", "--format", "facts", "--seed", "Seed")
        let said = try desk.run("import", "out/facts.csv")
        #expect(said.contains("Nothing changes.") && said.contains("0 facts taken"), "\(said)")
    }

    @Test("--check writes nothing, whatever the command")
    func check() throws {
        let desk = try EditorDesk()
        let before = try ["operations.json", "dataset.json", "sources.json", "mandates.json"].map { try desk.file($0) }
        try desk.run("set", "operations/plains", "note", "x", "--check")
        try desk.run("rename", "operations/plains", "steppe", "--check")
        try desk.run("close", "hills", "2020", "--source", "letter", "--check")
        try desk.run("new", "operation", "lakes", "--check")
        try desk.run("remove", "mandates/hills-founding", "--because", "x", "--check")
        try desk.run("source", "archive", "letter", "https://example.org/archive", "--check")
        #expect(
            try ["operations.json", "dataset.json", "sources.json", "mandates.json"].map { try desk.file($0) } == before
        )
    }

    @Test("a source is added with its kind and the copy that it was read in, and an unknown kind is refused")
    func sourceKinds() throws {
        let desk = try EditorDesk()
        let source = ["source", "add", "new", "--name", "New", "--url", "https://example.org/new", "--kind"]
        func add(_ kind: String, status: Int32) throws -> String {
            try desk.run(
                source[0],
                source[1],
                source[2],
                source[3],
                source[4],
                source[5],
                source[6],
                source[7],
                kind,
                "--read-at",
                "https://example.com/copy",
                status: status
            )
        }
        #expect(try add("officail", status: 1).contains("did you mean official?"))
        _ = try add("official", status: 0)
        let file = try desk.file("sources.json")
        #expect(file.contains(#""kind": "official""#) && file.contains(#""read_at": "https://example.com/copy""#))
        #expect(try desk.faults() == "")
    }

    @Test("9: pages that are gone, moved or changed are found, an archived copy is proposed, and the address is kept")
    func links() throws {
        let desk = try EditorDesk()
        let pages = try PageServer()
        func address(_ path: String) -> String { "http://127.0.0.1:\(pages.port)\(path)" }
        for (id, path) in [("here", "/here"), ("lost", "/lost"), ("old", "/old")] {
            try desk.run("source", "add", id, "--name", "Page \(id)", "--url", address(path))
        }
        let check = [
            "source", "check", "--only", "here,lost,old", "--delay", "0", "--archive", address("/archive?url="),
        ]
        func checked(_ status: Int32) throws -> String {
            try desk.run(check[0], check[1], check[2], check[3], check[4], check[5], check[6], check[7], status: status)
        }
        pages.set("/here", "200 OK", body: "one")
        pages.set("/old", "301 Moved Permanently", location: "/new")
        pages.set("/new", "200 OK", body: "two")
        pages.set(
            "/archive",
            "200 OK",
            body: #"{"archived_snapshots": {"closest": {"url": "https://web.archive.org/web/1/lost"}}}"#
        )
        let first = try checked(1)
        #expect(
            first.contains("lost: gone, status 404")
                && first.contains("source archive lost https://web.archive.org/web/1/lost")
        )
        #expect(first.contains("old: moved to \(address("/new"))") && first.contains("1 found"))
        pages.set("/here", "200 OK", body: "another")
        #expect(try checked(1).contains("here: changed since it was read last"))
        pages.set("/here", "503 Service Unavailable")
        #expect(try checked(1).contains("here: cannot be told, status 503"))
        #expect(try desk.run("worklist", "--by", "dead-link").contains("no archived copy"))
        try desk.run("source", "archive", "lost", "https://web.archive.org/web/1/lost")
        try desk.run("source", "move", "old", address("/new"))
        #expect(try desk.file("sources.json").contains(#""former_urls": ["\#(address("/old"))"]"#))
        // one page, whatever else there is
        let limited = try desk.run("source", "check", "--limit", "1", "--delay", "0", "--only", "here,old", status: 0)
        #expect(limited.contains("1 page:") && limited.contains("1 left"), "\(limited)")
        #expect(pages.asked.allSatisfy { $0.hasPrefix("/") })
        #expect(try desk.faults() == "")
    }

    @Test("the examples of the guide do what it says")
    func guide() throws {
        let desk = try EditorDesk()
        try FileManager.default.copyItem(atPath: desk.path + "/Seed", toPath: desk.path + "/before")
        let guide = try String(
            contentsOf: Program.checkout.appendingPathComponent("docs/editing-the-data.md"),
            encoding: .utf8
        )
        let blocks = guide.components(separatedBy: "```console\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
        #expect(blocks.count >= 2)
        let script = blocks.joined().components(separatedBy: "\n").map {
            $0.hasPrefix("$ ") ? String($0.dropFirst(2)) : $0
        }
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-e", "-c", script.joined(separator: "\n")]
        shell.currentDirectoryURL = URL(fileURLWithPath: desk.path)
        shell.environment = ["PATH": "\(Program.url.deletingLastPathComponent().path):/usr/bin:/bin"]
        let output = Pipe()
        shell.standardOutput = output
        shell.standardError = output
        try shell.runLimited()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0, "\(said)")
        #expect(said.contains("### Mission to the Plains"))
        #expect(try desk.faults() == "")
    }
}
