internal import Addresses
import ArgumentParser
import Directory
import DirectoryAPI
import Editing

/// Writes the data set as files.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the whole data set into a folder.",
        discussion: """
            data: JSON, JSON lines, CSV with a Frictionless datapackage.json, GeoJSON, JSON-LD, the seed files to serve \
            it from, and SHA-256 sums: what /dataset/download serves as an archive; and the same as an SQLite database \
            and as a workbook.
            site: every collection, every record with its parts and every filter by a value that can be counted, as \
            static files that a web server can answer with (docs/static-site.md).
            deposit: what an archive of research data such as Zenodo takes: the archive and the database, named by the \
            version, their description (.zenodo.json, deposit.json, CITATION.cff) and SHA-256 sums.
            facts: one CSV file with a row for each fact and each source that it rests on, which `import` reads.
            """
    )

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case data, site, deposit, facts
    }

    @Argument(help: "The folder to write into. It is made; where it is there already, it has to be empty.")
    var folder: String

    @Option(help: "What to write: data, site, deposit or facts.")
    var format = Kind.data

    @Option(help: "A folder with the seed files. (default: the embedded Seed)")
    var seed: String?

    @Option(
        name: .customLong(Settings.publicURL.name),
        help: "Where the directory is published, as an absolute address; citations and linked data name it."
    )
    var publicURL: String?

    func run() throws {
        try File.requireName(folder, of: "the folder to write into")
        guard File.isFree(folder) else {
            throw Failure("\(folder) is not an empty folder. Name one that is, or that is not there.", code: .usage)
        }
        let repository = try SeedOption.load(seed ?? Environment.current[Settings.seed])
        let publicAddress = try publicAddress()
        let files: [(path: String, bytes: [UInt8])]
        switch format {
        case .data:
            guard let made = DataExport(repository, publicAddress: publicAddress).filesWithDatabase else {
                throw Failure(
                    "There is not enough memory for the database. Stop other programs, or export --format site.",
                    code: .unavailable
                )
            }
            files = made.map { ($0.path, $0.bytes) }
        case .deposit:
            guard let made = Deposit(repository, publicAddress: publicAddress).files else {
                throw Failure("There is not enough memory for the files. Stop other programs.", code: .unavailable)
            }
            files = made.map { ($0.path, $0.bytes) }
        case .site: files = try SiteExport(repository, publicAddress: publicAddress).files().map { ($0.path, $0.bytes) }
        case .facts: files = [("facts.csv", try facts(repository))]
        }
        var made: Set<String> = []
        for file in files {
            let parent = ([folder] + file.path.split(separator: "/").dropLast().map(String.init)).joined(separator: "/")
            if made.insert(parent).inserted { try File.makeFolder(parent) }
            try File.write(file.bytes, to: "\(folder)/\(file.path)")
        }
        let size = files.reduce(0) { $0 + $1.bytes.count }
        Console.print(
            "\(files.count) \(files.count == 1 ? "file" : "files"), \(size) bytes, version \(repository.version), in \(folder)"
        )
    }

    /// The facts of the seed as a table.
    private func facts(_ repository: Repository) throws -> [UInt8] {
        do throws(EditRefusal) {
            return FactTable.csv(try SeedDraft(Seed(repository)))
        } catch {
            throw Failure("\(error)", code: .dataError)
        }
    }

    /// Where the directory is published, by flag or, as for `serve`, by environment.
    private func publicAddress() throws -> PublicAddress? {
        guard let text = publicURL ?? Environment.current[Settings.publicURL] else { return nil }
        guard let address = PublicAddress(text) else {
            throw Failure("\(text) is not \(Settings.publicURL.takes). Write https://its.address.", code: .usage)
        }
        return address
    }
}
