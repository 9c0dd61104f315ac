internal import APIDescription
package import Addresses
package import Directory
internal import Formats
internal import Memory

/// The whole data set as files: for spreadsheets, programs, maps and linked data, and to serve it from.
package struct DataExport: Sendable {
    let repository: Repository

    /// Exports this repository.
    ///
    /// - Parameter publicAddress: where the directory is published, if that is known; citations and linked data name
    ///   addresses with it.
    package init(_ repository: Repository, publicAddress: PublicAddress? = nil) {
        self.repository = publicAddress.map { repository.published(at: $0.base) } ?? repository
    }

    /// What the export of a repository is called: it names the version.
    static func name(of repository: Repository) -> String { "\(plainName)-\(repository.shortVersion)" }

    /// What its files are called without the version.
    static let plainName = "osce-directory"

    /// The files, in the order of their paths, then their digests. Equal data make equal files.
    package var files: [ExportedFile] { Self.summed(content) }

    /// The same with the database and the workbook. The bytes of the database depend on the library too that made it.
    ///
    /// - Returns: nil where memory is short.
    package var filesWithDatabase: [ExportedFile]? {
        var files = content
        for format in [Format.sqlite, .xlsx] {
            guard let block = try? Downloads.file(format, of: repository) else { return nil }
            files.append(ExportedFile(path: "\(Self.plainName).\(format.rawValue)", bytes: block.copy))
        }
        return Self.summed(files)
    }

    static func summed(_ files: [ExportedFile]) -> [ExportedFile] {
        let files = files.sorted { $0.path < $1.path }
        let sums = files.map { "\(ContentDigest.hex(of: $0.bytes))  \($0.path)\n" }.joined()
        return files + [ExportedFile(path: "SHA256SUMS", bytes: Array(sums.utf8))]
    }

    private var content: [ExportedFile] {
        var files =
            seed + repository.collections.flatMap(tables)
            + DataTable.beside.map { ExportedFile(path: "csv/\($0.name).csv", bytes: $0.csv(of: repository)) } + [
                ExportedFile(path: "README.md", bytes: Array(readme.utf8)),
                ExportedFile(path: "places.geojson", bytes: places),
                ExportedFile(path: "dataset.jsonld", bytes: linkedData),
                ExportedFile(path: "metadata.json", bytes: DatasetteMetadata(repository: repository).bytes),
            ]
        files.append(ExportedFile(path: "datapackage.json", bytes: DataPackage(repository: repository).bytes(files)))
        files.append(
            ExportedFile(path: CitationFile.path, bytes: Array(CitationFile(repository: repository).text.utf8))
        )
        files.sort { $0.path < $1.path }
        files.append(ExportedFile(path: ResearchCrate.path, bytes: ResearchCrate(repository: repository).bytes(files)))
        return files
    }

    private var seed: [ExportedFile] {
        Seed(repository).files.map { ExportedFile(path: "seed/\($0.key)", bytes: $0.value) }
    }

    /// A collection as JSON, as JSON lines and as a table.
    private func tables(_ store: CollectionStore) -> [ExportedFile] {
        let content = content(store)
        let name = store.schema.name
        return [
            ExportedFile(path: "json/\(name).json", bytes: JSON.array(store.records.map(\.value)).indentedBytes),
            ExportedFile(path: "ndjson/\(name).ndjson", bytes: content.whole(as: .ndjson).copy),
            ExportedFile(path: "csv/\(name).csv", bytes: content.whole(as: .csv).copy),
        ]
    }

    private func content(_ store: CollectionStore) -> Content {
        let request = ListRequest(query: Query(store.schema.name))
        return Content(
            repository: repository,
            schema: store.schema,
            records: Array(store.records),
            isList: true,
            fields: nil,
            subject: .list(request, repository.answer(request.query)),
            meta: [],
            links: []
        )
    }

    /// Everything that has a place, as one collection of features.
    private var places: [UInt8] {
        let features = repository.seeded.filter { Format.available(for: $0.schema).contains(.geojson) }
            .flatMap { store in store.records.map(content(store).feature) }
        let collection: JSON = ["type": "FeatureCollection", "features": .array(features)]
        return collection.bytes + [0x0A]
    }

    /// Everything as one graph of linked data, the description of the data set first.
    private var linkedData: [UInt8] {
        let nodes = repository.seeded.flatMap { store in
            store.records.map { LinkedData.node($0, $0.value, repository) }
        }
        let document: JSON = [
            "@context": LinkedData.context,
            "@graph": .array([DatasetDescription(repository: repository).node] + nodes),
        ]
        return document.bytes + [0x0A]
    }

    private var readme: String {
        let dataset = repository.dataset
        let counts = repository.seeded.map { "- \($0.records.count) \($0.schema.name): \($0.schema.meaning)" }
        return """
            # \(dataset.title.onOneLine)

            \(dataset.description.onOneLine) \(dataset.unofficial.onOneLine)

            Version \(repository.version), released \(dataset.released). Licence: \(dataset.licenceName.onOneLine), <\(dataset.licenceURL)>.

            \(counts.joined(separator: "\n"))

            | Files | For |
            |---|---|
            | `csv/` | spreadsheets; `datapackage.json` describes the columns (Frictionless Data Package, Table Schema) |
            | `metadata.json` | Datasette: titles, columns and facets of the database, which is at `\(Route.download.path)?format=sqlite` and in what `osce-directory export` writes |
            | `json/`, `ndjson/` | programs: the records as the API answers them |
            | `places.geojson` | maps |
            | `dataset.jsonld` | linked data |
            | `seed/` | serving: `osce-directory serve --seed seed` answers as the program that this comes from |
            | `SHA256SUMS` | checking: `sha256sum -c SHA256SUMS` |

            In `csv/`, each collection has a table, and each list of its records has one with a row for each item: `names.csv`, `events.csv`, `evidence.csv` (each fact with its sources and their addresses), `gaps.csv` and others for all collections, `operations_states.csv` and others for the references of one. Join them by `collection` and `record`, or by `record` where there is no `collection`; `records.csv` has every record. A date that is known to the month or the year has the first and the last day that it may mean beside it (`established_from`, `established_to`).

            In `csv/`, several words of one field are joined by a semicolon and a blank, or are a JSON array where a word holds these; lists of objects (type `array`) are JSON. A text that a spreadsheet would run has an apostrophe before the sign that begins the formula, at the beginning of the cell and behind semicolons, tabs and line ends; take one apostrophe away there to have the text: `re.sub(r"(^ *|[;\\t\\r\\n] *)'(?='*[=+@＝＋－＠-])|^( *)'(?='*[\\t\\r\\n])", r"\\1\\2", cell)`.

            In `dataset.jsonld` every `@id` is absolute: an address where the export was told where the directory is published, otherwise a URN (`urn:osce-directory:operations/bishkek`).

            Cite as: \(repository.citation.text(Route.dataset.path))

            """
    }
}
