import Directory
import Files

/// The seed that a command works on: a folder where one is named. Otherwise commands for editors take `Seed` in the working
/// directory; those that serve take the embedded copy, so that what they answer does not depend on where they are run.
enum SeedOption {
    /// The folder that editors work on, from where they stand.
    static let usualFolder = "Seed"

    /// The folder that a command for editors works on: the one that is named by its flag or in the environment, or `Seed` in
    /// the working directory where it is there; nil where it is not.
    static func editedFolder(_ flag: String?) -> String? {
        if let named = flag ?? Environment.current[Settings.seed] { return named }
        return FileKind(path: usualFolder) == .folder ? usualFolder : nil
    }

    /// The files that a command for editors works on, of the embedded Seed where there is no folder.
    ///
    /// - Throws: `Failure` where the folder cannot be read.
    static func edited(_ flag: String?) throws -> Seed { try files(editedFolder(flag)) }

    /// The most bytes that the files of the folder may hold, for commands that have no flag for it.
    static var limit: Int {
        let setting = Settings.seedLimit
        return (Environment.current[setting].flatMap { setting.read($0) } ?? setting.defaultValue) << 20
    }

    /// The files. The terms of the first seed that a process reads are those that its tables are made of.
    ///
    /// - Throws: `Failure` where no folder is named, or it cannot be read.
    static func files(_ folder: String?, limit: Int = SeedOption.limit) throws -> Seed {
        guard let folder else { return .embedded }
        try File.requireName(folder, of: "--seed")
        do throws(SeedUnreadable) {
            let seed = try Seed.folder(folder, limit: limit)
            if let terms = seed.files[VocabularyFile.name] { VocabularyFile.adopt(terms) }
            return seed
        } catch {
            throw Failure("\(error)", code: .noInput)
        }
    }

    /// The repository made of the files.
    ///
    /// - Throws: `Failure` where the folder cannot be read or the files have faults.
    static func load(_ folder: String?, limit: Int = SeedOption.limit) throws -> Repository {
        let files = try files(folder, limit: limit)
        do throws(InvalidSeed) {
            return try Repository(checking: files)
        } catch {
            throw Failure(error.summary, code: .dataError, report: FaultReport(error.faults).lines)
        }
    }
}
