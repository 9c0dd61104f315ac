import ArgumentParser
import Directory
import DirectoryAPI
import HTTPSemantics

/// Answers one request without a socket.
struct Get: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what the server would answer to a GET, byte for byte.",
        discussion: "Exits with 0 where the status is below 400, otherwise with 1."
    )

    @Argument(help: "The path with its query: '/operations?dimension=human'")
    var path: String

    @Option(help: "A folder with the seed files. (default: the embedded Seed)")
    var seed: String?

    @Option(help: "What to send as Accept.")
    var accept: String?

    @Flag(name: .shortAndLong, help: "Print status and header fields before the content.")
    var include = false

    func run() throws {
        let repository = try SeedOption.load(seed ?? Environment.current[Settings.seed])
        var request = APIRequest(.get, path)
        request.fields[.accept] = accept
        let response = Responder(repository).respond(to: request)
        if include {
            Console.print("HTTP/1.1 \(response.status)")
            for field in response.fields { Console.print("\(field.name): \(field.value)") }
            Console.print("")
        }
        Console.write(response.body)
        if response.status >= 400 { throw ExitCode(1) }
    }
}
