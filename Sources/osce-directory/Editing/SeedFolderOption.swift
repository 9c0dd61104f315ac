import ArgumentParser
import Glibc

/// The folder with the seed files that a command edits.
struct SeedFolderOption: ParsableArguments {
    @Option(help: "The folder with the seed files. (default: ./Seed)")
    var seed: String?

    /// The folder.
    ///
    /// - Throws: `Failure` where none is named and none is there.
    func folder() throws -> String {
        if let seed = seed ?? Environment.current[Settings.seed] {
            try File.requireName(seed, of: "--seed")
            return seed
        }
        guard access("Seed/dataset.json", F_OK) == 0 else {
            throw Failure("there is no folder Seed here. Name the folder with the seed files by --seed.", code: .usage)
        }
        return "Seed"
    }
}
