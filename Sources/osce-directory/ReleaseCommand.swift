import ArgumentParser
import Directory
import Editing
import Files

/// Writes a release down.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Write what changed since the newest release into releases.json.",
        discussion: """
            Compares the seed files with those of the newest release and adds the difference, record by record and \
            field by field, to releases.json; sets released in dataset.json to the day. `make release TITLE="…"` finds \
            the files of the newest release by itself.

            A release that was interrupted while it was written is finished, and nothing else is done then.
            """
    )

    @Option(help: "The folder with the seed files to release.")
    var seed: String

    @Option(help: "A folder with the seed files of the newest release. (default: none, for the first release)")
    var since: String?

    @Option(help: "What the release is about, in a line. Not needed to finish a release that was interrupted.")
    var title: String?

    @Option(help: "The day of the release, YYYY-MM-DD. (default: today)")
    var date: String?

    func run() throws {
        try File.requireName(seed, of: "--seed")
        if let since { try File.requireName(since, of: "--since") }
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        if try finish() { return }
        let text = date ?? CalendarDay.today
        guard let day = Day(text), day.day != nil else {
            throw ValidationError("--date takes a day of the calendar as YYYY-MM-DD, not \(text).")
        }
        guard let title else { throw ValidationError("Missing expected argument '--title <title>'") }
        let line = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty else {
            throw ValidationError("--title is empty. Say in a line what the release is about.")
        }
        let new = try SeedOption.files(seed)
        let old = try since.map { try SeedOption.files($0) }
        let made: (files: [String: [UInt8]], release: Release)
        do throws(ReleaseWriter.Failure) {
            made = try ReleaseWriter.files(releasing: new, since: old, date: day, title: line)
        } catch {
            let (findings, remedy): ([SeedFault], String)
            switch error {
            case .stale(let stale):
                (findings, remedy) = (stale, "Look at the evidence of what changed, and release again.")
            case .later(let later): (findings, remedy) = (later, "Correct these days, and release again.")
            default: throw Failure("\(error)", code: .invalidSeed)
            }
            let lines = FaultReport(FaultLocator.locate(findings, in: new)).lines
            throw Failure(remedy, code: .invalidSeed, report: lines)
        }
        var files = made.files
        if let log = files[Release.file], let content = try? JSONReader.read(log) {
            files[Release.file] = SeedLayout.bytes(of: content, file: Release.file)
        }
        do throws(FileFault) {
            try ReleaseJournal(files, replacing: new, in: seed).write()
        } catch {
            throw Failure("cannot write \(error). Release again once that is mended.", code: .cannotCreate)
        }
        let counts = RecordChange.Kind.allCases.compactMap { kind in
            let count = made.release.changes.count { $0.kind == kind }
            return kind == .renamed && count == 0 ? nil : "\(count) \(kind)"
        }
        Console.print(
            "Release \(made.release.number) of \(day): \(counts.joined(separator: ", ")); version \(made.release.version)"
        )
    }

    /// Keeps other releases of the folder away.
    private func lock() throws -> FolderLock {
        do throws(FileFault) {
            if let lock = try FolderLock(seed) { return lock }
        } catch {
            throw Failure("cannot open \(error)", code: .noInput)
        }
        throw Failure("another release of \(seed) is under way. Wait for its end.", code: .cannotCreate)
    }

    /// Finishes a release that was interrupted.
    ///
    /// - Returns: whether there was one.
    private func finish() throws -> Bool {
        do throws(ReleaseJournal.Unfinishable) {
            guard let names = try ReleaseJournal.finish(in: seed) else { return false }
            Console.print("Finished the release that was interrupted: \(names.joined(separator: " and ")) written.")
            return true
        } catch {
            throw Failure("\(error)", code: .cannotCreate)
        }
    }
}
