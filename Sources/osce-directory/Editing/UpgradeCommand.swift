import ArgumentParser
import Directory
import Editing

/// Brings seed files into the format of today.
struct UpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Bring seed files of an earlier format into that of today.",
        discussion: """
            format in dataset.json says which one a seed is of; without it, 1. Format 2 has evidence for each item of a \
            list, and activities.documents is told by documents.activities. What the data say stays as it is; make \
            release tells of the change.
            """
    )

    @OptionGroup var options: EditOptions

    func run() throws {
        let folder = try options.location.folder()
        let lock = try EditOptions.lock(folder)
        defer { withExtendedLifetime(lock) {} }
        if !options.check { try EditOptions.finishInterrupted(in: folder) }
        let seed = try SeedOption.files(folder)
        var draft: SeedDraft
        do throws(EditRefusal) { draft = try SeedDraft(seed) } catch { throw Failure("\(error)", code: .invalidSeed) }
        let notes = draft.upgrade()
        guard !notes.isEmpty else { return Console.print("\(folder) is of format \(SeedFormat.current) already") }
        Console.print(notes.joined(separator: "\n"))
        let files = draft.changedFiles
        let names = files.keys.sorted().joined(separator: ", ")
        guard !options.check else { return Console.print("Not written (--check): \(names)") }
        try EditOptions.write(files, replacing: seed, in: folder)
        Console.print("Written: \(names)")
    }
}
