import Foundation
import RawHTTP
import Testing

/// The built program, run as a user runs it.
enum Program {
    /// What a run printed and how it ended.
    struct Outcome {
        let status: Int32
        let output: Data
        let complaint: String

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// The program stands beside the test bundle.
    static let url = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("osce-directory")

    /// The checkout, for tests that read its files.
    static let checkout = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func process(_ arguments: [String], environment: [String: String] = [:], in folder: String = "/") -> (
        Process, Pipe, Pipe
    ) {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("OSCE_DIRECTORY_") }
            .merging(environment) { $1 }
        let (output, complaint) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = complaint
        return (process, output, complaint)
    }

    /// Runs the program to its end.
    static func run(_ arguments: String..., environment: [String: String] = [:], in folder: String = "/") throws
        -> Outcome
    {
        let (process, output, complaint) = process(arguments, environment: environment, in: folder)
        try process.runLimited()
        // both pipes are small and read to the end one after the other: what the program prints fits or comes on one alone
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let complained = complaint.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: printed,
            complaint: String(decoding: complained, as: UTF8.self)
        )
    }
}

/// The program serving on a port of its own until it is told to stop.
final class ServingProgram {
    let port: Int
    private let process: Process
    private let output: Pipe
    private let complaints: Pipe
    private var heard = ""

    /// Starts it and reads the port from what it prints.
    convenience init(_ arguments: String..., environment: [String: String] = [:]) throws {
        try self.init(arguments, environment: environment)
    }

    /// Starts it and reads the port from what it prints.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        (process, output, complaints) = Program.process(["serve", "--port", "0"] + arguments, environment: environment)
        try process.runLimited()
        var printed = ""
        while !printed.contains("\nTry") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw NotServing(printed: printed) }
            printed += String(decoding: data, as: UTF8.self)
        }
        guard let line = printed.split(separator: "\n").first,
            let port = line.split(separator: ":").last.flatMap({ Int($0) })
        else { throw NotServing(printed: printed) }
        self.port = port
    }

    struct NotServing: Error { let printed: String }

    /// Sends a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Has nobody read any more what it prints.
    func closeOutputs() {
        for pipe in [output, complaints] { try? pipe.fileHandleForReading.close() }
    }

    /// Waits for the end and gives the exit code.
    func waitForExit() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// The answer to a request on a connection of its own.
    func get(_ target: String) throws -> RawAnswer {
        let connection = try RawConnection(port: port)
        connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        return try #require(try connection.answer())
    }

    /// What it has written to standard error so far.
    var logged: String {
        let descriptor = complaints.fileHandleForReading.fileDescriptor
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&waiting, 1, 0) > 0 {
            let count = read(descriptor, &bytes, bytes.count)
            guard count > 0 else { break }
            heard += String(decoding: bytes[..<count], as: UTF8.self)
        }
        return heard
    }

    /// What it wrote to standard error; read once it has ended.
    var complaint: String { String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }

    deinit { if process.isRunning { process.terminate() } }
}
