import ArgumentParser
import Directory

/// Checks a Seed.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the seed files and report every fault.",
        discussion: "Exits with 0 where all is well, with 1 where a file has faults, with 66 where it cannot be read."
    )

    @Option(help: "A folder with the seed files. (default: the embedded Seed)")
    var seed: String?

    func run() throws {
        let files = try SeedOption.files(try Environment.value(seed, "SEED"))
        let repository: Repository
        do throws(InvalidSeed) {
            repository = try SeedLoader.load(files)
        } catch {
            throw Failure("\(error)", code: .invalidSeed)
        }
        let counts = repository.collections.map { "\($0.records.count) \($0.schema.name)" }
        Console.print("\(files.origin) is valid: \(counts.joined(separator: ", ")); version \(repository.version)")
    }
}
