internal import Addresses
package import Directory

/// The data set as linked data: DCAT 3 with Dublin Core.
package struct DatasetDescription {
    package let repository: Repository

    /// Joins its parts.
    package init(repository: Repository) {
        self.repository = repository
    }

    /// The node of the data set.
    package var node: JSON {
        let dataset = repository.dataset
        var members: [JSON.Member] = [
            .init("@id", .string(LinkedData.identity(Route.dataset.path, repository))), .init("@type", "dcat:Dataset"),
            .init("dcterms:title", .string(dataset.title)),
            .init("dcterms:description", .string("\(dataset.description) \(dataset.unofficial)")),
            .init(
                "dcterms:publisher",
                ["@type": "foaf:Agent", "foaf:name": dataset.content["publisher"] ?? .null]
            ),
            .init("dcterms:license", ["@id": .string(dataset.licenceURL)]),
            .init("dcterms:issued", Self.date(repository.releases.first?.date ?? dataset.released)),
            .init("dcterms:modified", Self.date(dataset.released)), .init("dcat:version", .string(repository.version)),
            .init("dcterms:language", "en"),
            .init("dcterms:bibliographicCitation", .string(repository.citation.text(Route.dataset.path))),
        ]
        add("dcat:landingPage", LinkedData.place(Route.serviceDocument.path, repository), to: &members)
        members.append(.init("dcat:distribution", .array(distributions)))
        let parts = repository.seeded.map { store -> JSON in
            ["@id": .string(LinkedData.identity(store.schema.name.path, repository))]
        }
        members.append(.init("dcterms:hasPart", .array(parts)))
        return .object(members)
    }

    /// The document: the node with the context that it needs. No address in it is relative.
    package var document: JSON { .object([.init("@context", Self.context)] + (node.members ?? [])) }

    private var distributions: [JSON] {
        var archive: [JSON.Member] = [
            .init("@type", "dcat:Distribution"), .init("dcterms:title", "Everything as an archive"),
        ]
        add("dcat:downloadURL", LinkedData.place(Route.download.path, repository), to: &archive)
        archive.append(
            .init("dcat:mediaType", ["@id": "https://www.iana.org/assignments/media-types/application/zip"])
        )
        var service: [JSON.Member] = [.init("@type", "dcat:Distribution"), .init("dcterms:title", "HTTP API")]
        add("dcat:accessURL", LinkedData.place(Route.serviceDocument.path, repository), to: &service)
        var access: [JSON.Member] = [.init("@type", "dcat:DataService")]
        add("dcat:endpointURL", LinkedData.place(Route.serviceDocument.path, repository), to: &access)
        add("dcat:endpointDescription", LinkedData.place(Route.openAPI.path, repository), to: &access)
        if access.count > 1 { service.append(.init("dcat:accessService", .object(access))) }
        return [.object(archive), .object(service)]
    }

    private func add(_ name: String, _ value: JSON?, to members: inout [JSON.Member]) {
        if let value { members.append(.init(name, value)) }
    }

    private static func date(_ day: Day) -> JSON {
        ["@value": .string(day.description), "@type": "http://www.w3.org/2001/XMLSchema#date"]
    }

    private static let context: JSON = [
        "dcat": "http://www.w3.org/ns/dcat#", "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
    ]
}
