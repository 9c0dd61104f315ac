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

            Each is written with its file, line and column, as editors and terminals open them. Equal ones are one line; \
            of a file 20 lines are written and the rest is counted. In a file that is no JSON that one fault is told, and \
            what refers to its records is not judged.

            Exits with 0 where all is well, with 1 where a file has faults, where the log of releases does not lead back to \
            each of them, or, with --strict, where there are findings, \
            with 66 where the files cannot be read. Data that changed since the newest release are told, and are no \
            finding: a release is made where branches meet. With --since, evidence that was read for a value which \
            changed since that revision is a finding.
            """
    )

    @Option(
        help:
            "A folder with the seed files. (default: Seed in the working directory where it is there, or the embedded Seed)"
    )
    var seed: String?

    @Option(
        help: "Find evidence that is stale since this folder or revision of git; tell how many records changed."
    )
    var since: String?

    @Flag(help: "Print the newest format of seed files that this program knows, and do nothing else.")
    var seedFormat = false

    @Flag(help: "Take findings for faults.")
    var strict = false

    @Option(
        help: """
            text for people, on standard error; github for the workflow commands of GitHub Actions, json for programs (all \
            that was found, one by one), on standard output.
            """
    )
    var format = FaultFormat.text

    func run() throws {
        if seedFormat { return Console.print("\(SeedFormat.current)") }
        let files = try SeedOption.edited(seed)
        let repository: Repository
        let findings: [SeedFault]
        let (unreleased, leadsBack): (String?, Bool)
        let former = try since.map { try Revision.seed($0, of: files.folder ?? ".") }
        do throws(InvalidSeed) {
            repository = try Repository(checking: files)
            let stale = try former.map { former throws(InvalidSeed) in
                try StaleEvidence.findings(from: former, to: files)
            }
            findings = FaultLocator.locate(try SeedReview.findings(in: files) + (stale ?? []), in: files)
            // the log is looked at where something is said of it, which it is where it does not lead back
            leadsBack = findings.contains { $0.file == Release.file } ? try SeedReview.leadsBack(files) : true
            unreleased = try SeedReview.unreleased(in: files)
        } catch {
            let result = CheckResult(
                origin: error.origin,
                version: nil,
                found: error.faults,
                severity: .fault,
                isFailure: true
            )
            throw report(result, error.summary)
        }
        let result = CheckResult(
            origin: files.origin,
            version: repository.version,
            found: findings,
            severity: .finding,
            isFailure: !leadsBack || strict && !findings.isEmpty
        )
        let number = "\(findings.count) \(findings.count == 1 ? "finding" : "findings")"
        if result.isFailure { throw report(result, "\(files.origin): \(number)") }
        let lines = result.lines(format)
        if format == .json { return Console.print(lines.joined(separator: "\n")) }
        if !lines.isEmpty {
            let text = lines.joined(separator: "\n")
            if format == .github { Console.print(text) } else { Console.complain(text) }
        }
        if let unreleased { Console.print("\(files.origin): \(unreleased)") }
        if let former { Console.print(try changed(since: former, files)) }
        let counts = repository.seeded.map { "\($0.records.count) \($0.schema.name)" }
        Console.print(
            "\(files.origin) is valid: \(counts.joined(separator: ", ")); \(number); version \(repository.version)"
        )
    }

    /// How many records changed since another state of the files.
    private func changed(since former: Seed, _ files: Seed) throws -> String {
        do throws(EditRefusal) {
            let changes = SeedChanges(from: try SeedDraft(former), to: try SeedDraft(files))
            let number = changes.all.count
            return "\(number) \(number == 1 ? "record" : "records") changed since \(former.origin)"
        } catch {
            throw Failure("\(error)", code: .dataError)
        }
    }

    /// Why the program ends with 1. What was found is in its lines or, in the other formats, printed before.
    private func report(_ result: CheckResult, _ summary: String) -> Failure {
        let lines = result.lines(format)
        guard format != .text else { return Failure(summary, code: .invalidSeed, report: lines) }
        Console.print(lines.joined(separator: "\n"))
        return Failure(summary, code: .invalidSeed)
    }
}
