import Directory

/// The seed that a command works on: a folder where one is named, otherwise the embedded copy.
enum SeedOption {
    /// The files.
    ///
    /// - Throws: `Failure` where the folder cannot be read.
    static func files(_ folder: String?) throws -> Seed {
        guard let folder else { return .embedded }
        do throws(SeedUnreadable) {
            return try Seed.folder(folder)
        } catch {
            throw Failure("\(error)", code: .noInput)
        }
    }

    /// The repository made of the files.
    ///
    /// - Throws: `Failure` where the folder cannot be read or the files have faults.
    static func load(_ folder: String?) throws -> Repository {
        let files = try files(folder)
        do throws(InvalidSeed) {
            return try SeedLoader.load(files)
        } catch {
            throw Failure("\(error)", code: .dataError)
        }
    }
}
