internal import Addresses
package import Directory

/// The data set as linked data: DCAT 3 with Dublin Core, in the profile DCAT-AP 3.0.1 where it is known where the directory
/// is published, since that asks for addresses to fetch from.
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
            .init("dcterms:title", .string(dataset.title)), .init("dcterms:description", .string(description)),
            .init("dcterms:publisher", publisher), .init("dcterms:license", licence),
            .init("dcterms:issued", Self.date(repository.releases.first?.date ?? dataset.released)),
            .init("dcterms:modified", Self.date(dataset.released)), .init("dcat:version", .string(repository.version)),
            .init("dcterms:language", Self.language),
            .init("dcterms:accessRights", Self.authority("access-right/PUBLIC", "dcterms:RightsStatement")),
            .init("dcterms:accrualPeriodicity", Self.authority("frequency/IRREG", "dcterms:Frequency")),
            .init("dcat:theme", Self.themes),
            .init("dcterms:bibliographicCitation", .string(repository.citation.text(Route.dataset.path))),
        ]
        let extent = DatasetExtent(repository)
        if let year = extent.firstYear {
            members.append(
                .init(
                    "dcterms:temporal",
                    [
                        "@type": "dcterms:PeriodOfTime",
                        "dcat:startDate": ["@value": .string(year), "@type": "http://www.w3.org/2001/XMLSchema#gYear"],
                    ]
                )
            )
        }
        if let box = extent.polygon {
            let literal: JSON = ["@value": .string(box), "@type": "http://www.opengis.net/ont/geosparql#wktLiteral"]
            members.append(.init("dcterms:spatial", ["@type": "dcterms:Location", "dcat:bbox": literal]))
        }
        if let page = place(Route.dataset.path, "foaf:Document") { members.append(.init("dcat:landingPage", page)) }
        members.append(.init("dcat:distribution", .array(distributions)))
        let parts = repository.seeded.map { store -> JSON in
            ["@id": .string(LinkedData.identity(store.schema.name.path, repository))]
        }
        members.append(.init("dcterms:hasPart", .array(parts)))
        return .object(members)
    }

    /// The document: the node with the context that it needs, and the catalogue that lists it. No address in it is relative.
    package var document: JSON {
        .object(
            [.init("@context", Self.context)] + (node.members ?? [])
                + [.init("@reverse", ["dcat:dataset": .object(catalog)])]
        )
    }

    private var description: String { "\(repository.dataset.description) \(repository.dataset.unofficial)" }

    private var publisher: JSON {
        [
            "@id": .string(LinkedData.identity(Route.serviceDocument.path, repository) + "#publisher"),
            "@type": "foaf:Agent",
            "foaf:name": repository.dataset.content["publisher"] ?? .string(repository.dataset.title),
        ]
    }

    private var licence: JSON { ["@id": .string(repository.dataset.licenceURL), "@type": "dcterms:LicenseDocument"] }

    private var catalog: [JSON.Member] {
        [
            .init("@id", .string(LinkedData.identity(Route.serviceDocument.path, repository) + "#catalog")),
            .init("@type", "dcat:Catalog"), .init("dcterms:title", .string("\(repository.dataset.title): catalogue")),
            .init("dcterms:description", .string("What the \(repository.dataset.title) publishes.")),
            .init("dcterms:publisher", publisher), .init("dcterms:license", licence),
            .init("dcterms:language", Self.language),
        ] + (place(Route.serviceDocument.path, "foaf:Document").map { [.init("foaf:homepage", $0)] } ?? [])
    }

    // MARK: Distributions

    private var distributions: [JSON] {
        let tables = repository.seeded.map { store in
            distribution(
                "\(store.schema.name.rawValue) as CSV",
                Route.collection(store.schema.name).path(PathEnding(.csv)),
                "text/csv"
            )
        }
        return [distribution("Everything as an archive", Route.download.path, "application/zip")] + tables + [service]
    }

    private func distribution(_ title: String, _ path: String, _ mediaType: String) -> JSON {
        var members: [JSON.Member] = [
            .init("@type", "dcat:Distribution"), .init("dcterms:title", .string(title)),
            .init("dcterms:license", licence),
        ]
        if let place = LinkedData.place(path, repository) {
            members += [.init("dcat:accessURL", place), .init("dcat:downloadURL", place)]
        }
        members.append(
            .init(
                "dcat:mediaType",
                [
                    "@id": .string("https://www.iana.org/assignments/media-types/\(mediaType)"),
                    "@type": "dcterms:MediaType",
                ]
            )
        )
        return .object(members)
    }

    private var service: JSON {
        var members: [JSON.Member] = [
            .init("@type", "dcat:Distribution"), .init("dcterms:title", "HTTP API"), .init("dcterms:license", licence),
        ]
        if let place = LinkedData.place(Route.serviceDocument.path, repository) {
            members.append(.init("dcat:accessURL", place))
            var access: [JSON.Member] = [
                .init("@type", "dcat:DataService"),
                .init("dcterms:title", .string("\(repository.dataset.title): HTTP API")),
                .init("dcterms:publisher", publisher), .init("dcat:endpointURL", place),
            ]
            if let description = LinkedData.place(Route.openAPI.path, repository) {
                access.append(.init("dcat:endpointDescription", description))
            }
            members.append(.init("dcat:accessService", .object(access)))
        }
        return .object(members)
    }

    // MARK: Values

    private func place(_ path: String, _ type: String) -> JSON? {
        guard let node = LinkedData.place(path, repository), let members = node.members else { return nil }
        return .object(members + [.init("@type", .string(type))])
    }

    private static func date(_ day: Day) -> JSON {
        ["@value": .string(day.description), "@type": "http://www.w3.org/2001/XMLSchema#date"]
    }

    /// A concept of the authority tables that the profile names (Publications Office of the EU).
    private static func authority(_ path: String, _ type: String, label: String? = nil) -> JSON {
        var members: [JSON.Member] = [
            .init("@id", .string("http://publications.europa.eu/resource/authority/\(path)")),
            .init("@type", .string(type)),
        ]
        if let label { members.append(.init("skos:prefLabel", ["@value": .string(label), "@language": "en"])) }
        return .object(members)
    }

    private static let language = authority("language/ENG", "dcterms:LinguisticSystem")

    private static let themes: JSON = [
        authority("data-theme/JUST", "skos:Concept", label: "Justice, legal system and public safety"),
        authority("data-theme/GOVE", "skos:Concept", label: "Government and public sector"),
    ]

    private static let context: JSON = [
        "dcat": "http://www.w3.org/ns/dcat#", "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/", "skos": "http://www.w3.org/2004/02/skos/core#",
    ]
}
