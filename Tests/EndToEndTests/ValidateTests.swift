import Directory
import Foundation
import Testing

@Suite("validate tells an editor what is wrong, in the form that is asked for", .timeLimit(.minutes(30)))
struct ValidateTests {
    /// A copy of the Seed as `Seed` in a folder of its own, in which an editor works.
    private final class Checkout {
        let seed: SeedFolder
        var path: String { seed.parent }

        init() throws {
            seed = try SeedFolder()
            try FileManager.default.moveItem(atPath: seed.path, toPath: seed.parent + "/Seed")
        }

        func replace(_ pattern: String, with other: String, in name: String) throws {
            try seed.replace(pattern, with: other, in: name, of: seed.parent + "/Seed")
        }

        func lines(_ name: String) throws -> [Substring] {
            let text = try String(contentsOfFile: "\(path)/Seed/\(name)", encoding: .utf8)
            return text.split(separator: "\n", omittingEmptySubsequences: false)
        }

        func run(_ arguments: String...) throws -> Program.Outcome {
            let (process, output, complaint) = Program.process(["validate"] + arguments, in: path)
            try process.runLimited()
            let printed = output.fileHandleForReading.readDataToEndOfFile()
            let complained = complaint.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return .init(
                status: process.terminationStatus,
                output: printed,
                complaint: String(decoding: complained, as: UTF8.self)
            )
        }
    }

    @Test("without --seed it takes Seed where it is run, and names each place as a terminal opens it")
    func places() throws {
        let checkout = try Checkout()
        #expect(try checkout.run().text.hasPrefix("Seed is valid"))
        try checkout.replace("\"kind\": \"official\"", with: "\"kind\": \"offical\"", in: "states.json")
        let outcome = try checkout.run()
        #expect(outcome.status == 1 && outcome.text.isEmpty)
        let lines = outcome.complaint.split(separator: "\n")
        let row = try checkout.lines("states.json").firstIndex { $0.contains("\"offical\"") } ?? -1
        let line = try checkout.lines("states.json")[row]
        let column = line.distance(
            from: line.startIndex,
            to: line.range(of: "\"offical\"")?.lowerBound ?? line.endIndex
        )
        let place = "Seed/states.json:\(row + 1):\(column + 1): "
        #expect(lines.contains { $0.hasPrefix(place) && $0.hasSuffix("did you mean official?") }, "\(lines)")
        #expect(lines.last?.hasPrefix("osce-directory: Seed: ") == true)
    }

    @Test("a log of releases that does not lead back to each of them is no finding alone")
    func log() throws {
        let checkout = try Checkout()
        // data of a branch may be those of no release, and lead back to none
        guard try !checkout.run().text.contains("not released") else { return }
        let line = try #require(try checkout.lines("releases.json").first { $0.contains("\"version\"") })
        let version = String(line.split(separator: "\"")[3])
        try checkout.replace(version, with: String(repeating: "0", count: 64), in: "releases.json")
        let outcome = try checkout.run()
        #expect(outcome.status == 1)
        #expect(outcome.complaint.contains("undone makes version"))
    }

    @Test("a missing comma is one fault, whatever refers to the file")
    func comma() throws {
        let checkout = try Checkout()
        try checkout.replace("\"source_url\": (\"[^\"]*\"),", with: "\"source_url\": $1", in: "sources.json")
        let outcome = try checkout.run()
        let lines = outcome.complaint.split(separator: "\n")
        #expect(outcome.status == 1 && lines.count <= 2, "\(lines.count) lines")
    }

    @Test("for GitHub each line is a workflow command")
    func github() throws {
        let checkout = try Checkout()
        try checkout.replace("\"kind\": \"official\"", with: "\"kind\": \"of%ical\"", in: "states.json")
        let outcome = try checkout.run("--format", "github")
        #expect(outcome.status == 1)
        let lines = outcome.text.split(separator: "\n")
        #expect(
            lines.allSatisfy { $0.hasPrefix("::error file=Seed/") && $0.contains(",line=") && $0.contains(",col=") }
        )
        #expect(lines.contains { $0.contains("of%25ical") && $0.contains(",title=") }, "\(lines)")
    }

    @Test("for programs all of it is one document, and nothing is gathered")
    func json() throws {
        let checkout = try Checkout()
        let sound = try JSONReader.read(Array(checkout.run("--format", "json").output))
        #expect(sound["valid"] == true && sound["faults"] == [] && sound["version"]?.string?.count == 64)
        let other = try checkout.lines("sources.json").joined(separator: "\n")
        try checkout.replace("\"id\": \"([a-z0-9-]*)\"", with: "\"id\": \"another-id\"", in: "sources.json")
        #expect(try checkout.lines("sources.json").joined(separator: "\n") != other)
        let outcome = try checkout.run("--format", "json")
        let document = try JSONReader.read(Array(outcome.output))
        #expect(outcome.status == 1 && document["valid"] == false && document["seed"] == "Seed")
        let faults = document["faults"]?.array ?? []
        #expect(!faults.isEmpty)
        for fault in faults {
            #expect(fault["file"]?.string?.hasPrefix("Seed/") == true && fault["problem"]?.string != nil)
            #expect(fault["line"]?.double != nil && fault["column"]?.double != nil)
        }
    }

    @Test("serve and get keep the embedded Seed, wherever they are run")
    func embedded() throws {
        let checkout = try Checkout()
        try checkout.replace("\"title\": \"[^\"]*\"", with: "\"title\": \"Mine\"", in: "dataset.json")
        let got = try Program.run("get", "/dataset", in: checkout.path)
        #expect(got.status == 0 && !got.text.contains("\"Mine\""))
    }

    @Test("what is strange in the folder is a fault, with the exit code of one")
    func strange() throws {
        let checkout = try Checkout()
        try "x".write(toFile: checkout.path + "/Seed/operations.json~", atomically: true, encoding: .utf8)
        let outcome = try checkout.run()
        #expect(outcome.status == 1)
        #expect(
            outcome.complaint.hasPrefix("Seed/operations.json~: no collection of this name; operations.json is there")
        )
    }
}
