internal import Addresses
import ArgumentParser
import Directory
import DirectoryAPI

/// Speaks the Model Context Protocol with a program that has started this one.
struct MCPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp",
        abstract: "Answer an assistant over standard input and output, by the Model Context Protocol.",
        discussion:
            "A message of JSON-RPC a line, and an answer a line. The same tools are at /mcp of a server. Ends with the input."
    )

    @Option(help: "A folder with the seed files. (default: the embedded Seed)")
    var seed: String?

    @Option(help: "Where the directory is published; addresses in answers begin with it. (default: none)")
    var publicUrl: String?

    func run() throws {
        let repository = try SeedOption.load(seed ?? Environment.current[Settings.seed])
        let named = publicUrl ?? Environment.current[Settings.publicURL]
        let address = try named.map { text in
            guard let address = PublicAddress(text) else {
                throw Failure("--public-url takes \(Settings.publicURL.takes), not \"\(text)\"", code: .usage)
            }
            return address
        }
        let responder = Responder(repository, publicAddress: address)
        var lines = StandardLines()
        while let line = lines.next() {
            if case .line(let bytes) = line, bytes.isEmpty { continue }
            let message: [UInt8]? = if case .line(let bytes) = line { bytes } else { nil }
            if let answer = responder.answer(toMessage: message) { Console.write(answer + [0x0A]) }
        }
    }
}
