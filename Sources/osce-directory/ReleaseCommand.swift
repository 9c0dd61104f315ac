import ArgumentParser
import Directory

/// Writes a release down.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Write what changed since the newest release into releases.json.",
        discussion: """
            Compares the seed files with those of the newest release and adds the difference, record by record and \
            field by field, to releases.json; sets released in dataset.json to the day. `make release TITLE="…"` finds \
            the files of the newest release by itself.
            """
    )

    @Option(help: "The folder with the seed files to release.")
    var seed: String

    @Option(help: "A folder with the seed files of the newest release. (default: none, for the first release)")
    var since: String?

    @Option(help: "What the release is about, in a line.")
    var title: String

    @Option(help: "The day of the release, YYYY-MM-DD. (default: today)")
    var date: String?

    func run() throws {
        let text = date ?? CalendarDay.today
        guard let day = Day(text), day.day != nil else {
            throw ValidationError("--date takes a day of the calendar as YYYY-MM-DD, not \(text).")
        }
        let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !title.isEmpty else {
            throw ValidationError("--title is empty. Say in a line what the release is about.")
        }
        let new = try SeedOption.files(seed)
        let old = try since.map { try SeedOption.files($0) }
        let made: (files: [String: [UInt8]], release: Release)
        do throws(ReleaseWriter.Failure) {
            made = try ReleaseWriter.files(releasing: new, since: old, date: day, title: title)
        } catch {
            throw Failure("\(error)", code: .invalidSeed)
        }
        for (name, bytes) in made.files.sorted(by: { $0.key < $1.key }) { try File.write(bytes, to: "\(seed)/\(name)") }
        let counts = ["added", "changed", "removed"].map { kind in
            "\(made.release.changes.count { $0.kind.rawValue == kind }) \(kind)"
        }
        Console.print(
            "Release \(made.release.number) of \(day): \(counts.joined(separator: ", ")); version \(made.release.version)"
        )
    }
}
