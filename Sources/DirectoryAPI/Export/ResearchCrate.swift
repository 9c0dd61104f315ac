internal import Addresses
internal import Directory
internal import Formats

/// The description of an export for archives of research data (RO-Crate 1.2): what it is, who publishes it, each file.
struct ResearchCrate {
    let repository: Repository

    /// Where it stands in an export.
    static let path = "ro-crate-metadata.json"

    /// The description.
    ///
    /// - Parameter files: the other files of the export.
    func bytes(_ files: [ExportedFile]) -> [UInt8] {
        let dataset = repository.dataset
        let publisher: JSON = ["@id": "#publisher"]
        let root: JSON = [
            "@id": "./", "@type": "Dataset", "name": .string(dataset.title),
            "description": .string("\(dataset.description) \(dataset.unofficial)"),
            "datePublished": .string(dataset.released.description), "version": .string(repository.version),
            "license": ["@id": .string(dataset.licenceURL)], "publisher": publisher, "author": publisher,
            "creditText": .string(repository.citation.text(Route.dataset.path)),
            "hasPart": .array(files.map { ["@id": .string($0.path)] }),
        ]
        let described: [JSON] = [
            [
                "@id": .string(Self.path), "@type": "CreativeWork",
                "conformsTo": ["@id": "https://w3id.org/ro/crate/1.2"], "about": ["@id": "./"],
            ],
            root,
            [
                "@id": .string(dataset.licenceURL), "@type": "CreativeWork", "name": .string(dataset.licenceName),
            ],
            [
                "@id": "#publisher", "@type": "Organization",
                "name": dataset.content["publisher"] ?? .string(dataset.title),
            ],
        ]
        let document: JSON = [
            "@context": "https://w3id.org/ro/crate/1.2/context", "@graph": .array(described + files.map(Self.file)),
        ]
        return document.indentedBytes
    }

    private static func file(_ file: ExportedFile) -> JSON {
        var members: [JSON.Member] = [
            .init("@id", .string(file.path)), .init("@type", "File"), .init("name", .string(file.path)),
            .init("contentSize", .string("\(file.bytes.count)")),
            .init("sha256", .string(ContentDigest.hex(of: file.bytes))),
        ]
        if let type = mediaType(of: file.path) { members.append(.init("encodingFormat", .string(type))) }
        return .object(members)
    }

    /// The media type that the ending of a path stands for; nil where it is not known.
    private static func mediaType(of path: String) -> String? {
        guard let (_, ending) = PathEnding.split(path) else { return nil }
        if ending == "md" { return "text/markdown" }
        return Format(rawValue: ending).map { String($0.mediaType.prefix { $0 != ";" }) }
    }
}
