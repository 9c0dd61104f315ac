package import Addresses
package import Directory
internal import Formats
internal import Memory

/// What an archive of research data takes of a version: the data in two files that need no program of ours, and what
/// describes them (Zenodo's deposit metadata, https://developers.zenodo.org/#representation).
package struct Deposit: Sendable {
    private let repository: Repository
    private let publicAddress: PublicAddress?

    /// Of this repository.
    ///
    /// - Parameter publicAddress: where the directory is published, if that is known; related addresses name it.
    package init(_ repository: Repository, publicAddress: PublicAddress? = nil) {
        self.repository = publicAddress.map { repository.published(at: $0.base) } ?? repository
        self.publicAddress = publicAddress
    }

    /// What Zenodo reads beside the files of a repository on GitHub.
    static let repositoryMetadata = ".zenodo.json"
    /// What its interface for programs takes.
    static let depositMetadata = "deposit.json"

    /// The files, their digests last.
    ///
    /// - Returns: nil where memory is short.
    package var files: [ExportedFile]? {
        let name = DataExport.name(of: repository)
        var files: [ExportedFile] = []
        for format in [Format.zip, .sqlite] {
            guard let block = try? Downloads.file(format, of: repository) else { return nil }
            files.append(ExportedFile(path: "\(name).\(format.rawValue)", bytes: block.copy))
        }
        files.append(ExportedFile(path: Self.repositoryMetadata, bytes: metadata.indentedBytes))
        files.append(ExportedFile(path: Self.depositMetadata, bytes: (["metadata": metadata] as JSON).indentedBytes))
        files.append(
            ExportedFile(path: CitationFile.path, bytes: Array(CitationFile(repository: repository).text.utf8))
        )
        return DataExport.summed(files)
    }

    /// What describes the deposit.
    private var metadata: JSON {
        let dataset = repository.dataset
        let creator = dataset.content["publisher"]?.string ?? dataset.title
        var members: [JSON.Member] = [
            .init("title", .string("\(dataset.title), version \(repository.shortVersion)")),
            .init("upload_type", "dataset"),
            .init("publication_date", .string(dataset.released.description)),
            .init("version", .string(repository.version)),
            .init("creators", [["name": .string(creator)]]),
            .init("description", .string("<p>\(Self.escaped("\(dataset.description) \(dataset.unofficial)"))</p>")),
            .init("access_right", "open"),
        ]
        // Zenodo has the identifiers of SPDX in small letters
        if let licence = dataset.content["licence"]?["spdx"]?.string {
            members.append(.init("license", .string(licence.lowercased())))
        }
        members += [
            .init("keywords", .array(keywords)), .init("language", "eng"),
            .init("related_identifiers", .array(related)),
            .init("notes", .string(attribution)),
        ]
        return .object(members)
    }

    private var keywords: [JSON] {
        ["OSCE", "security", "counter-terrorism", "reference data"]
            + repository[.activities].records.prefix(16).map { .string($0.name) }
    }

    /// Where the data are served, and what they were made with.
    private var related: [JSON] {
        func entry(_ identifier: String, _ relation: String, _ type: String) -> JSON {
            ["identifier": .string(identifier), "relation": .string(relation), "resource_type": .string(type)]
        }
        var entries: [JSON] = []
        if let publicAddress {
            entries.append(entry(publicAddress.absolute(Route.dataset.path), "isVersionOf", "dataset"))
            entries.append(
                entry(publicAddress.absolute(Route.documentation.path), "isDocumentedBy", "publication-other")
            )
        }
        let sources = (dataset["attribution"]?.array ?? []).compactMap { $0["source"]?.string }
        for id in sources {
            guard let address = repository[.sources].record(id: id)?.value["source_url"]?.string else { continue }
            entries.append(entry(address, "isDerivedFrom", "dataset"))
        }
        return entries
    }

    private var dataset: JSON { repository.dataset.content }

    /// What the licences of sources ask to be printed.
    private var attribution: String {
        (dataset["attribution"]?.array ?? []).compactMap { $0["text"]?.string }.joined(separator: " ")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
