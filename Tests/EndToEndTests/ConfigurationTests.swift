import Directory
import DirectoryAPI
import Foundation
import Testing

@testable import osce_directory

@Suite("Settings come from flags, environment and a file")
struct ConfigurationTests {
    /// A file that is gone after the test.
    private final class TemporaryFile {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("settings-\(UUID().uuidString)").path
        init(_ text: String) throws { try text.write(toFile: path, atomically: true, encoding: .utf8) }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// What is complained of; nil where nothing is.
    private func complaint(flags: [String: String] = [:], environment: [String: String] = [:]) throws -> String? {
        do {
            _ = try Configuration(flags: flags, environment: Environment(environment))
            return nil
        } catch let failure as Failure {
            #expect(failure.code == .usage)
            return failure.description
        }
    }

    @Test("every setting has a flag of its name, and every flag a setting")
    func flags() { #expect(ServeFlags().names == Settings.all.map(\.name)) }

    @Test("a flag wins over the environment, the environment over the file, the file over the default")
    func precedence() throws {
        let file = try TemporaryFile("port = 1\nthreads = 1\n\n# a comment\n cache-size=1 \n")
        let variables = [
            "OSCE_DIRECTORY_CONFIG": file.path, "OSCE_DIRECTORY_PORT": "2", "OSCE_DIRECTORY_THREADS": "2",
            "OSCE_DIRECTORY_HOST": "",
        ]
        let configuration = try Configuration(flags: ["port": "3"], environment: Environment(variables))
        #expect(configuration[Settings.port] == 3)
        #expect(configuration[Settings.threads] == 2)
        #expect(configuration[Settings.cacheSize] == 1)
        #expect(configuration[Settings.host] == "127.0.0.1")
        #expect(configuration[Settings.seed] == nil)
    }

    @Test("every fault is told at once, each with its place and the nearest name")
    func faults() throws {
        let file = try TemporaryFile("prot = 1\nport = many\nthreads\nport = 1\nconfig = x\nhost =\n")
        let told = try #require(
            try complaint(
                flags: ["config": file.path, "threads": "0"],
                environment: ["OSCE_DIRECTORY_HSOT": "a", "OSCE_DIRECTORY_PORT": "70000", "OTHER": "x"]
            )
        )
        let expected = """
            \(file.path):3: expected name = value, not 'threads'.
            \(file.path):1: prot is no setting. Did you mean port?
            \(file.path):2: port takes a number from 0 to 65535, not 'many'.
            \(file.path):4: port is already set on line 2. Take one of the two away.
            \(file.path):5: config is no setting
            \(file.path):6: host takes an IP address or a host name, not ''.
            OSCE_DIRECTORY_HSOT is no setting. Did you mean OSCE_DIRECTORY_HOST?
            OSCE_DIRECTORY_PORT takes a number from 0 to 65535, not '70000'.
            --threads takes a number from 1 to 256, not '0'.
            """.split(separator: "\n")
        let lines = told.split(separator: "\n")
        #expect(lines.count == expected.count, "\(told)")
        for (line, expected) in zip(lines, expected) { #expect(line.hasPrefix(expected), "\(line)") }
    }

    @Test("what Kubernetes sets for a Service called osce-directory is none of ours")
    func serviceLinks() throws {
        #expect(
            try complaint(environment: [
                "OSCE_DIRECTORY_PORT": "tcp://10.0.0.1:80", "OSCE_DIRECTORY_SERVICE_HOST": "10.0.0.1",
                "OSCE_DIRECTORY_SERVICE_PORT": "80", "OSCE_DIRECTORY_SERVICE_PORT_HTTP": "80",
                "OSCE_DIRECTORY_PORT_80_TCP": "tcp://10.0.0.1:80", "OSCE_DIRECTORY_PORT_80_TCP_PROTO": "tcp",
                "OSCE_DIRECTORY_PORT_80_TCP_PORT": "80", "OSCE_DIRECTORY_PORT_80_TCP_ADDR": "10.0.0.1",
            ]) == nil
        )
        #expect(try complaint(environment: ["OSCE_DIRECTORY_PORT_A_TCP": "x"]) != nil)
    }

    @Test("what --print-config prints says where each value is from, and sets the same again as a file")
    func listing() throws {
        let file = try TemporaryFile("threads = 3\n")
        let printed = try Program.run(
            "serve",
            "--print-config",
            "--config",
            file.path,
            "--cache-size",
            "5",
            environment: ["OSCE_DIRECTORY_HOST": "::1", "OSCE_DIRECTORY_SEED": "/a b"]
        )
        #expect(printed.status == 0)
        for part in [
            "# flag --config\n# config = \(file.path)\n", "# environment OSCE_DIRECTORY_HOST\nhost = ::1\n",
            "# default\nport = 8080\n", "# environment OSCE_DIRECTORY_SEED\nseed = /a b\n",
            "# file \(file.path):1\nthreads = 3\n", "# flag --cache-size\ncache-size = 5\n",
        ] {
            #expect(printed.text.contains(part), "\(part)")
        }
        let copy = try TemporaryFile(printed.text)
        let again = try Program.run("serve", "--print-config", "--config", copy.path).text
        func settings(_ text: String) -> [Substring] { text.split(separator: "\n").filter { !$0.hasPrefix("#") } }
        #expect(settings(again) == settings(printed.text))
    }

    @Test("the memory that was worked out is shown, and how much of a cache counts")
    func workedOut() throws {
        let unset = try Configuration(flags: [:], environment: Environment([:]))
        let megabytes = unset[Settings.memory]
        #expect(ServerLimits(unset).memory == megabytes << 20)
        #expect(unset.listing.contains("\nmemory = \(megabytes)\n"))
        func member(_ name: String, _ configuration: Configuration) -> JSON? {
            configuration.json["settings"]?.array?.first { $0["name"]?.string == name }
        }
        #expect(member("memory", unset)?["value"]?.string == "\(megabytes)")
        let small = try Configuration(flags: ["memory": "16", "cache-size": "20"], environment: Environment([:]))
        #expect(small.listing.contains("# flag --cache-size; 4 of it count: a quarter of memory\ncache-size = 20\n"))
        #expect(member("cache-size", small)?["note"]?.string == "4 of it count: a quarter of memory")
        let fitting = try Configuration(flags: ["memory": "16", "cache-size": "4"], environment: Environment([:]))
        #expect(fitting.note(Settings.cacheSize) == nil)
        #expect(member("memory", fitting)?["value"]?.string == "16")
    }

    @Test("a file that cannot be read ends the program with 66, one with a fault with 64")
    func fileOfTheProgram() throws {
        let outcome = try Program.run("serve", "--config", "/nowhere")
        #expect(outcome.status == 66 && outcome.complaint.contains("/nowhere: No such file"))
        let file = try TemporaryFile("thread = 3\n")
        let wrong = try Program.run("serve", "--config", file.path)
        #expect(wrong.status == 64 && wrong.complaint.contains("Did you mean threads?"), "\(wrong.complaint)")
    }

    @Test("every variable that the image and the files for deployment set is a setting")
    func deployment() throws {
        let folder = Program.checkout.appendingPathComponent("docs/deploy")
        let listed = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        let files = listed.compactMap { $0 as? URL } + [Program.checkout.appendingPathComponent("Dockerfile")]
        let texts = files.compactMap { try? String(contentsOf: $0, encoding: .utf8) }
        let named = Set(texts.flatMap { $0.matches(of: #/OSCE_DIRECTORY_[A-Z_]+/#).map { String($0.output) } })
            // the script of a mirror has settings of its own
            .filter { !$0.hasPrefix("OSCE_DIRECTORY_MIRROR_") }
        #expect(named.count > 5)
        #expect(named.subtracting(Settings.all.map(\.variable)) == [])
    }

    /// `UPDATE_DOCS=1 swift test --filter ConfigurationTests` writes the table anew.
    @Test("the operator's page has every setting as the program knows it")
    func documentation() throws {
        let url = Program.checkout.appendingPathComponent("docs/operations.md")
        let page = try String(contentsOf: url, encoding: .utf8)
        let head = "| Setting | Takes | Default | Meaning |\n|---|---|---|---|\n"
        let table = Settings.all.map { "| `\($0.name)` | \($0.takes) | \($0.defaultText) | \($0.meaning) |\n" }.joined()
        let parts = page.components(separatedBy: head)
        try #require(parts.count == 2)
        let rest = try #require(parts[1].range(of: "\n\n")).upperBound
        let expected = parts[0] + head + table + "\n" + parts[1][rest...]
        if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
            try expected.write(to: url, atomically: true, encoding: .utf8)
        } else {
            #expect(page == expected)
        }
    }
}
