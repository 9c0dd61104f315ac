import Foundation
import Testing

/// The tasks of an editor, done by commands on a small seed.
///
/// The numbers are those of the table in docs/editing-the-data.md: what was done by hand in several places before.
@Suite("An editor's tasks take a command each, or a few", .timeLimit(.minutes(20)))
struct EditorTests {
    /// A folder with a small seed of its own, and the commands that were run in it.
    private final class Desk {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)").path
        private(set) var commands = 0

        init() throws {
            let seed = Program.checkout.appendingPathComponent("Tests/EndToEndTests/EditorSeed").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: seed, toPath: path + "/Seed")
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// Runs a command that has to succeed.
        @discardableResult
        func run(_ arguments: String..., status: Int32 = 0, _ location: SourceLocation = #_sourceLocation) throws
            -> String
        {
            commands += 1
            let outcome = try run(arguments)
            #expect(
                outcome.status == status,
                "\(arguments): \(outcome.text)\(outcome.complaint)",
                sourceLocation: location
            )
            return outcome.text + outcome.complaint
        }

        private func run(_ arguments: [String]) throws -> Program.Outcome {
            let (process, output, complaint) = Program.process(arguments, in: path)
            try process.run()
            let printed = output.fileHandleForReading.readDataToEndOfFile()
            let complained = complaint.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return .init(
                status: process.terminationStatus,
                output: printed,
                complaint: String(decoding: complained, as: UTF8.self)
            )
        }

        /// What the seed's checks say of it; the finding that no release tells of a change is none here.
        func faults() throws -> String {
            let outcome = try run(["validate", "--seed", "Seed"])
            return outcome.status == 0 ? "" : outcome.complaint
        }

        func file(_ name: String) throws -> String {
            try String(contentsOfFile: "\(path)/Seed/\(name)", encoding: .utf8)
        }

        func write(_ text: String, to name: String) throws {
            try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
        }

        /// Counts the commands of a task.
        func count(_ task: () throws -> Void) throws -> Int {
            let before = commands
            try task()
            return commands - before
        }

        /// Makes a repository of git of the folder, with the seed in its first commit.
        func commit() throws {
            for arguments in [
                ["init", "-q"], ["add", "Seed"],
                ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "base"],
            ] {
                let git = Process()
                git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
                git.arguments = ["git", "-C", path] + arguments
                try git.run()
                git.waitUntilExit()
                #expect(git.terminationStatus == 0)
            }
        }
    }

    @Test("1, 17: a date is corrected by one command, and the sources that no longer say so are named or taken away")
    func correction() throws {
        let desk = try Desk()
        let steps = try desk.count {
            let said = try desk.run(
                "set",
                "operations/plains",
                "started",
                "1999-01-11",
                "--source",
                "letter",
                "--locator",
                "p. 1"
            )
            #expect(
                said.contains(
                    "Mission to the Plains (operations/plains): started changed from 1999-01 to 1999-01-11, source letter"
                )
            )
            #expect(said.contains("started still rests on survey"))
        }
        #expect(steps == 1)
        try desk.run(
            "cite",
            "operations/plains",
            "started",
            "--source",
            "letter",
            "--locator",
            "p. 1",
            "--replaces",
            "survey"
        )
        let operations = try desk.file("operations.json")
        #expect(
            operations.contains(#"{"fields": ["started"], "source": "letter", "locator": "p. 1", "basis": "stated"}"#)
        )
        #expect(try desk.faults() == "")
    }

    @Test("2: a mission is closed by one command beside that for its source")
    func closing() throws {
        let desk = try Desk()
        let steps = try desk.count {
            try desk.run(
                "close",
                "hills",
                "2020-03-31",
                "--decision",
                "PC.DEC/1600",
                "--source",
                "letter",
                "--successor",
                "plains",
                "--reason",
                "Its tasks were done."
            )
        }
        #expect(steps == 1)
        #expect(try desk.faults() == "")
        let operations = try desk.file("operations.json")
        #expect(!operations.contains("status_as_of") && operations.contains(#""closing_decision": "PC.DEC/1600""#))
    }

    @Test("3: a new operation with mandate, seat, three sources and a gap takes at most twelve commands")
    func newOperation() throws {
        let desk = try Desk()
        let steps = try desk.count {
            for number in 1...3 {
                try desk.run(
                    "source",
                    "add",
                    "page-\(number)",
                    "--name",
                    "Page \(number)",
                    "--publisher",
                    "OSCE",
                    "--url",
                    "https://www.osce.org/page/\(number)",
                    "--published",
                    "2019-0\(number)"
                )
            }
            let said = try desk.run(
                "new",
                "operation",
                "lakes",
                "--like",
                "plains",
                "--name",
                "Office by the Lakes",
                "kind",
                "office",
                "status",
                "active",
                "host.states+",
                "aa",
                "established",
                "2019-01-10",
                "--source",
                "page-1"
            )
            #expect(said.contains("new record"))
            try desk.run(
                "set",
                "operations/lakes",
                "seat",
                #"{"city": "Lakeside", "country": "aa"}"#,
                "tasks+",
                "elections",
                "--source",
                "page-2"
            )
            try desk.run(
                "set",
                "operations/lakes",
                "staff+",
                #"{"as_of": "2019-03", "total": 7}"#,
                "--source",
                "page-3",
                "--basis",
                "inferred"
            )
            try desk.run(
                "set",
                "operations/lakes",
                "gaps+",
                #"{"field": "budget", "reason": "No source read gives it."}"#
            )
            try desk.run(
                "new",
                "mandate",
                "lakes-founding",
                "--name",
                "Founding decision of the Office by the Lakes",
                "holder",
                "lakes",
                "kind",
                "founding",
                "date",
                "2019-01-10",
                "--source",
                "page-1"
            )
        }
        #expect(steps <= 12)
        #expect(try desk.faults() == "")
    }

    @Test("3, 12: or one import of at most twenty lines; what is not sound comes back with the reason")
    func imported() throws {
        let desk = try Desk()
        let sheet = """
            record,field,value,source,source_title,source_publisher,source_url,source_date,locator,basis
            operations/lakes,record,"{""name"": ""Office by the Lakes"", ""category"": ""field-operation"", ""kind"": ""office"", ""status"": ""active""}",,Page 1,OSCE,https://www.osce.org/page/1,2019-01,p. 1,stated
            operations/lakes,host.states,aa,,,,https://www.osce.org/page/1,,p. 1,stated
            operations/lakes,established,2019-01-10,,,,https://www.osce.org/page/1,,p. 1,stated
            operations/lakes,seat,"{""city"": ""Lakeside"", ""country"": ""aa""}",,Page 2,OSCE,https://www.osce.org/page/2,2019-02,,stated
            operations/lakes,tasks,elections,,,,https://www.osce.org/page/2,,,stated
            operations/lakes,staff,"{""as_of"": ""2019-03"", ""total"": 7}",,Page 3,OSCE,https://www.osce.org/page/3,2019-03,,inferred
            mandates/lakes-founding,record,"{""holder"": ""lakes"", ""kind"": ""founding"", ""date"": ""2019-01-10""}",,,,https://www.osce.org/page/1,,,stated
            """
        try desk.write(sheet, to: "facts.csv")
        let steps = try desk.count {
            let said = try desk.run("import", "facts.csv")
            #expect(said.contains("7 facts taken, 0 there already, 0 not taken"), "\(said)")
        }
        #expect(steps == 1 && sheet.split(separator: "\n").count <= 20)
        #expect(try desk.faults() == "")
        let again = try desk.run("import", "facts.csv")
        #expect(again.contains("Nothing changes.") && again.contains("0 facts taken, 7 there already"))
        try desk.write(
            #"[{"record": "operations/plains", "field": "closd", "value": "2001", "source": "survey"}, {"record": "operations/plains", "field": "tasks", "value": "elections", "source": "survey"}]"#,
            to: "more.json"
        )
        let dry = try desk.run("import", "more.json", "--check", status: 1)
        #expect(dry.contains("did you mean closed?") && dry.contains("Not written"))
        try desk.run("import", "more.json", status: 1)
        let rejected = try String(contentsOfFile: desk.path + "/more.rejected.json", encoding: .utf8)
        #expect(rejected.contains("\"reason\": \"operations have no field closd; did you mean closed?\""))
        #expect(try desk.file("operations.json").contains("elections"))
    }

    @Test("4: a decision with its activities and its mandate takes two commands")
    func decision() throws {
        let desk = try Desk()
        let steps = try desk.count {
            try desk.run(
                "new",
                "document",
                "pc-dec-9",
                "--name",
                "A Decision on Borders",
                "reference",
                "PC.DEC/9",
                "kind",
                "decision",
                "date",
                "2018-05-03",
                "activities+",
                "law",
                "--source",
                "letter"
            )
            try desk.run(
                "new",
                "mandate",
                "desk-pc-dec-9",
                "--name",
                "Tasks of the Desk (PC.DEC/9)",
                "holder",
                "desk",
                "kind",
                "tasking",
                "document",
                "pc-dec-9",
                "date",
                "2018-05-03",
                "--source",
                "letter"
            )
        }
        #expect(steps == 2)
        #expect(try desk.faults() == "")
    }

    @Test("5: a State that is renamed on a day takes one command; two wrong states on the way are refused")
    func renamedState() throws {
        let desk = try Desk()
        let refused = try desk.run("set", "states/bb", "name", "Republic of Beland", "--source", "letter", status: 1)
        #expect(refused.contains("no entry of kind official") && refused.contains("nothing was written"))
        let steps = try desk.count {
            try desk.run(
                "set",
                "states/bb",
                "name",
                "Republic of Beland",
                "names[Beland].kind",
                "former",
                "names[Beland].to",
                "2018-10-14",
                "names+",
                #"{"value": "Republic of Beland", "kind": "official", "language": "en", "from": "2018-10-15"}"#,
                "--source",
                "letter"
            )
        }
        #expect(steps == 1)
        #expect(try desk.faults() == "")
    }

    @Test("6: an id is changed by one command, with all references")
    func renamedID() throws {
        let desk = try Desk()
        let steps = try desk.count { try desk.run("rename", "operations/plains", "steppe") }
        #expect(steps == 1)
        #expect(try desk.faults() == "")
        #expect(try desk.file("operations.json").contains(#""former_ids": ["plains"]"#))
        #expect(try desk.file("mandates.json").contains(#""holder": "steppe""#))
        // the former id is understood, and so is a mistyped one
        try desk.run("set", "operations/plains", "note", "Renamed.")
        #expect(
            try desk.run("set", "operations/stepe", "note", "x", status: 64).contains("did you mean operations/steppe?")
        )
    }

    @Test("7: a record is split by making the other half and taking its part away")
    func split() throws {
        let desk = try Desk()
        let steps = try desk.count {
            try desk.run(
                "new",
                "operation",
                "plains-centre",
                "--like",
                "plains",
                "--name",
                "Centre in the Plains",
                "kind",
                "centre",
                "status",
                "closed",
                "closed",
                "2001",
                "established",
                "1999",
                "--source",
                "survey"
            )
            try desk.run(
                "set",
                "operations/plains",
                "predecessors+",
                #"{"id": "plains-centre", "relation": "followed"}"#,
                "--source",
                "survey"
            )
            try desk.run(
                "set",
                "operations/plains-centre",
                "successors+",
                #"{"id": "plains", "relation": "followed by"}"#,
                "--source",
                "survey"
            )
            try desk.run("unset", "operations/plains", "tasks[early warning]")
        }
        #expect(steps == 4)
        #expect(try desk.faults() == "")
    }

    @Test("8: sources that contradict each other are both in the record")
    func contradiction() throws {
        let desk = try Desk()
        let steps = try desk.count {
            try desk.run(
                "cite",
                "operations/plains",
                "established",
                "--source",
                "letter",
                "--basis",
                "contradicts",
                "--says",
                "December 1997"
            )
        }
        #expect(steps == 1)
        #expect(try desk.faults() == "")
        #expect(try desk.file("operations.json").contains(#""basis": "contradicts", "says": "December 1997""#))
    }

    @Test("10: a record that others refer to is listed with them, and removed when it is said what becomes of them")
    func removal() throws {
        let desk = try Desk()
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
        let desk = try Desk()
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
        let desk = try Desk()
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
        let desk = try Desk()
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
        let desk = try Desk()
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
        let desk = try Desk()
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
        let desk = try Desk()
        try desk.run("export", "out", "--format", "facts", "--seed", "Seed")
        let said = try desk.run("import", "out/facts.csv")
        #expect(said.contains("Nothing changes.") && said.contains("0 facts taken"), "\(said)")
    }

    @Test("--check writes nothing, whatever the command")
    func check() throws {
        let desk = try Desk()
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

    @Test("9: pages that are gone, moved or changed are found, an archived copy is proposed, and the address is kept")
    func links() throws {
        let desk = try Desk()
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
        #expect(limited.contains("1 pages") && limited.contains("1 left"), "\(limited)")
        #expect(pages.asked.allSatisfy { $0.hasPrefix("/") })
        #expect(try desk.faults() == "")
    }

    @Test("the examples of the guide do what it says")
    func guide() throws {
        let desk = try Desk()
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
        try shell.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0, "\(said)")
        #expect(said.contains("### Mission to the Plains"))
        #expect(try desk.faults() == "")
    }
}
