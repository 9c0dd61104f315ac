import Directory

/// The seed that a command works on: a folder where one is named, otherwise the embedded copy.
enum SeedOption {
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
            throw Failure("\(error)", code: .dataError)
        }
    }
}
