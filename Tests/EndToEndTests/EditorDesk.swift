import Foundation
import Testing

/// A folder with a small seed of its own, and the commands that were run in it.
final class EditorDesk {
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
        try git("init", "-q", "-b", "main")
        try commit("base")
    }

    /// Commits the seed as it is.
    func commit(_ message: String) throws {
        try git("add", "Seed")
        try git("commit", "-qm", message)
    }

    /// Runs a command of git that has to succeed.
    func git(_ arguments: String...) throws {
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "-C", path, "-c", "user.name=a", "-c", "user.email=a@b"] + arguments
        let output = Pipe()
        git.standardOutput = output
        git.standardError = output
        try git.runLimited()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        git.waitUntilExit()
        #expect(git.terminationStatus == 0, "\(arguments): \(said)")
    }
}
