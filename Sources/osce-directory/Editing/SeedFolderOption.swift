import ArgumentParser

/// The folder with the seed files that a command edits.
struct SeedFolderOption: ParsableArguments {
    @Option(help: "The folder with the seed files. (default: ./Seed)")
    var seed: String?

    /// The folder.
    ///
    /// - Throws: `Failure` where none is named and none is there.
    func folder() throws -> String {
        guard let folder = SeedOption.editedFolder(seed) else {
            throw Failure("there is no folder Seed here. Name the folder with the seed files by --seed.", code: .usage)
        }
        try File.requireName(folder, of: "--seed")
        return folder
    }
}
