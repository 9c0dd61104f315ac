import ArgumentParser
import Directory
import Editing

/// Checks a Seed.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the seed files and report every fault.",
        discussion: """
            Faults are what cannot be served. Findings are what an editor should look at before a release: names that \
            are nearly those of another record, records that nothing leads to, dates that contradict those of other \
            records, sources that nothing rests on, prose that another record has too, changes that no release tells of.

            Exits with 0 where all is well, with 1 where a file has faults or, with --strict, where there are findings, \
            with 66 where the files cannot be read.
            """
    )

    @Option(help: "A folder with the seed files. (default: the embedded Seed)")
    var seed: String?

    @Flag(help: "Take findings for faults.")
    var strict = false

    func run() throws {
        let files = try SeedOption.files(seed ?? Environment.current[Settings.seed])
        let repository: Repository
        let findings: [SeedFault]
        do throws(InvalidSeed) {
            repository = try Repository(checking: files)
            findings = try SeedReview.findings(in: files)
        } catch {
            throw Failure("\(error)", code: .invalidSeed)
        }
        let list = findings.map(\.description).joined(separator: "\n")
        let number = "\(findings.count) \(findings.count == 1 ? "finding" : "findings")"
        if strict, !findings.isEmpty { throw Failure("\(list)\n\(files.origin): \(number)", code: .invalidSeed) }
        if !findings.isEmpty { Console.complain(list) }
        let counts = repository.seeded.map { "\($0.records.count) \($0.schema.name)" }
        Console.print(
            "\(files.origin) is valid: \(counts.joined(separator: ", ")); \(number); version \(repository.version)"
        )
    }
}
