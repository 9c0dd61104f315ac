internal import Directory

/// The data set as linked data: DCAT 3 with Dublin Core.
struct DatasetDescription {
    let repository: Repository

    /// The node of the data set.
    var node: JSON {
        let dataset = repository.dataset
        return [
            "@id": "/dataset", "@type": "dcat:Dataset", "dcterms:title": .string(dataset.title),
            "dcterms:description": .string("\(dataset.description) \(dataset.unofficial)"),
            "dcterms:publisher": ["@type": "foaf:Agent", "foaf:name": dataset.content["publisher"] ?? .null],
            "dcterms:license": ["@id": .string(dataset.licenceURL)],
            "dcterms:issued": Self.date(repository.releases.first?.date ?? dataset.released),
            "dcterms:modified": Self.date(dataset.released), "dcat:version": .string(repository.version),
            "dcterms:language": "en",
            "dcterms:bibliographicCitation": .string(repository.citation.text("/dataset")),
            "dcat:landingPage": ["@id": "/"],
            "dcat:distribution": .array(distributions),
            "dcterms:hasPart": .array(repository.seeded.map { ["@id": .string("/\($0.schema.name)")] }),
        ]
    }

    /// The document: the node with the context that it needs.
    var document: JSON {
        // relative addresses in it are those of the base, where one is known (JSON-LD 1.1, 4.1.3)
        let base: [JSON.Member] =
            repository.citation.origin.isEmpty ? [] : [.init("@base", .string(repository.citation.address("/")))]
        let context = JSON.object(base + (Self.context.members ?? []))
        return .object([.init("@context", context)] + (node.members ?? []))
    }

    private var distributions: [JSON] {
        let archive: JSON = [
            "@type": "dcat:Distribution", "dcterms:title": "Everything as an archive",
            "dcat:downloadURL": ["@id": .string(Route.download.path)],
            "dcat:mediaType": ["@id": "https://www.iana.org/assignments/media-types/application/zip"],
        ]
        let service: JSON = [
            "@type": "dcat:Distribution", "dcterms:title": "HTTP API",
            "dcat:accessURL": ["@id": "/"],
            "dcat:accessService": [
                "@type": "dcat:DataService", "dcat:endpointURL": ["@id": "/"],
                "dcat:endpointDescription": ["@id": .string(Route.openAPI.path)],
            ],
        ]
        return [archive, service]
    }

    private static func date(_ day: Day) -> JSON {
        ["@value": .string(day.description), "@type": "http://www.w3.org/2001/XMLSchema#date"]
    }

    private static let context: JSON = [
        "dcat": "http://www.w3.org/ns/dcat#", "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
    ]
}
