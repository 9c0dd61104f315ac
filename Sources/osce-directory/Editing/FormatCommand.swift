import ArgumentParser
import Directory
import Editing

/// Puts seed files into the canonical layout.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Put the seed files into the canonical layout.",
        discussion: """
            Records in the order of their ids, members in the order of the table, two spaces of indentation, and what \
            holds only plain values on one line of at most 120 columns. The content, and so the version, stays as it is.

            Exits with 0 where all is well, with 1 where a file is not JSON or, with --check, not in the layout.
            """
    )

    @OptionGroup var options: EditOptions

    func run() throws {
        let folder = try options.location.folder()
        let lock = try EditOptions.lock(folder)
        defer { withExtendedLifetime(lock) {} }
        if !options.check { try EditOptions.finishInterrupted(in: folder) }
        let seed = try SeedOption.files(folder)
        let files: [String: [UInt8]]
        do throws(EditRefusal) {
            files = try SeedLayout.files(of: seed).filter { seed.files[$0.key] != $0.value }
        } catch {
            throw Failure("\(error)", code: .invalidSeed)
        }
        let names = files.keys.sorted().joined(separator: ", ")
        guard !files.isEmpty else {
            Console.print("\(folder): every file is in the canonical layout")
            return
        }
        guard !options.check else {
            throw Failure(
                "not in the canonical layout: \(names). Run osce-directory format --seed \(folder).",
                code: .invalidSeed
            )
        }
        try EditOptions.write(files, replacing: seed, in: folder)
        Console.print("Written: \(names)")
    }
}
