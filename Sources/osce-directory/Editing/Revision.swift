import Directory
import Glibc

/// A state of the seed files to compare with: a folder, or a revision of git.
enum Revision {
    /// The seed at a revision.
    ///
    /// - Parameters:
    ///   - name: a folder, or what git names a commit by.
    ///   - folder: the seed's folder in the checkout.
    /// - Throws: `Failure` where it can be neither.
    static func seed(_ name: String, of folder: String) throws -> Seed {
        if isFolder(name) { return try SeedOption.files(name) }
        guard !name.hasPrefix("-") else { throw Failure("\(name) is no revision and no folder.", code: .usage) }
        // run in the folder, git archives that alone, with paths from there
        let outcome = try Subprocess.run(
            ["git", "-C", folder, "archive", "--format=tar", name, "--", "."],
            atMost: TarArchive.limit
        )
        guard outcome.exitCode == 0, !outcome.isCut else {
            let said =
                outcome.complaint.split(separator: "\n").first.map(String.init) ?? "exit code \(outcome.exitCode)"
            throw Failure("\(name) is no folder, and git archive says of it: \(said)", code: .noInput)
        }
        let files = TarArchive.files(in: outcome.output).filter { name, _ in
            name.hasSuffix(".json") && !name.hasPrefix(".") && !name.contains("/")
        }
        guard !files.isEmpty else { throw Failure("\(name) has no seed files in \(folder).", code: .noInput) }
        return Seed(files: files, origin: name)
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
