package import Addresses
package import Directory

/// What search engines read of a page, in the terms of schema.org. It says less than `format=jsonld`, and nothing that the
/// page does not show.
package struct SchemaOrg {
    package let repository: Repository
    package let publicAddress: PublicAddress?

    /// Joins its parts.
    package init(repository: Repository, publicAddress: PublicAddress?) {
        self.repository = repository
        self.publicAddress = publicAddress
    }

    private func address(_ path: String) -> JSON { .string(publicAddress?.absolute(path) ?? path) }

    /// What a record is.
    package func node(_ record: Record) -> JSON {
        let value = record.value
        let schema = CollectionSchema.named(record.collection)
        var members: [JSON.Member] = [
            .init("@context", "https://schema.org"), .init("@type", .string(Self.type(of: record.collection))),
            .init("@id", .string(LinkedData.identity(record.path, repository))), .init("url", address(record.path)),
            .init("name", Self.text(record.name, record.nameLanguage)),
            .init("identifier", Self.identifier(record.id, value)),
        ]
        func add(_ name: String, _ value: JSON?) { if let value { members.append(.init(name, value)) } }
        let others = (value["names"]?.array ?? []).compactMap { name -> JSON? in
            guard let text = name["value"]?.string, text != record.name else { return nil }
            return Self.text(text, name["language"]?.string)
        }
        if !others.isEmpty { members.append(.init("alternateName", .array(others))) }
        let same = IdentifierScheme.addresses(of: value)
        func addSame(_ own: JSON?) {
            let all = (own.map { [$0] } ?? []) + same.map(JSON.string)
            if !all.isEmpty { members.append(.init("sameAs", all.count == 1 ? all[0] : .array(all))) }
        }
        add("description", schema.prose.lazy.compactMap { value[$0]?.string }.first.map(JSON.string))
        switch record.collection {
        case .institutions, .operations:
            add("foundingDate", value["established"])
            add("dissolutionDate", value["closed"])
            addSame(value["website"])
            add("parentOrganization", parent(of: value))
            add("location", place(value["seat"]))
        case .documents:
            add("datePublished", value["date"])
            addSame(value["text_url"])
        case .mandates: add("dateCreated", value["date"])
        case .states: addSame(nil)
        case .sources:
            addSame(value["source_url"]?.string?.webAddress.map(JSON.string))
            add("datePublished", value["published"])
        case .activities, .principles, .dimensions:
            members.append(.init("inDefinedTermSet", address(record.collection.path)))
        case .timeline: add("startDate", value["date"])
        case .changes: add("dateCreated", value["date"])
        }
        members.append(
            .init(
                "isPartOf",
                ["@type": "Dataset", "name": .string(repository.dataset.title), "url": address(Route.dataset.path)]
            )
        )
        members.append(.init("license", .string(repository.dataset.licenceURL)))
        return .object(members)
    }

    /// What the whole of it is: a data set, and a site that can be searched.
    package var site: JSON {
        [
            "@context": "https://schema.org",
            "@graph": [
                [
                    "@type": "WebSite", "name": .string(repository.dataset.title),
                    "url": address(Route.serviceDocument.path),
                    "inLanguage": "en",
                    "potentialAction": [
                        "@type": "SearchAction",
                        "target": [
                            "@type": "EntryPoint",
                            "urlTemplate": .string(
                                (publicAddress?.absolute(Route.search.path) ?? Route.search.path)
                                    + "?q={search_term_string}"
                            ),
                        ],
                        "query-input": "required name=search_term_string",
                    ],
                ],
                .object(dataset),
            ],
        ]
    }

    /// The data set, for its own page.
    package var page: JSON { .object([.init("@context", "https://schema.org")] + dataset) }

    private var dataset: [JSON.Member] {
        let dataset = repository.dataset
        let publisher = dataset.content["publisher"] ?? .string(dataset.title)
        var members: [JSON.Member] = [
            .init("@type", "Dataset"), .init("@id", .string(LinkedData.identity(Route.dataset.path, repository))),
            .init("name", .string(dataset.title)), .init("url", address(Route.dataset.path)),
            .init("description", .string("\(dataset.description) \(dataset.unofficial)")),
            .init("version", .string(repository.shortVersion)),
            .init("datePublished", .string((repository.releases.first?.date ?? dataset.released).description)),
            .init("dateModified", .string(dataset.released.description)),
            .init("license", .string(dataset.licenceURL)), .init("isAccessibleForFree", true),
            .init("inLanguage", "en"), .init("creator", ["@type": "Organization", "name": publisher]),
            .init("publisher", ["@type": "Organization", "name": publisher]),
            .init("citation", .string(repository.citation.text(Route.dataset.path))),
            .init("keywords", .array(repository[.activities].records.prefix(20).map { .string($0.name) })),
            .init("variableMeasured", .array(repository.seeded.map(Self.variable))),
            .init(
                "includedInDataCatalog",
                [
                    "@type": "DataCatalog", "name": .string(dataset.title),
                    "url": address(Route.serviceDocument.path),
                ]
            ),
            .init("distribution", .array(downloads)),
        ]
        let extent = DatasetExtent(repository)
        if let year = extent.firstYear { members.append(.init("temporalCoverage", .string("\(year)/.."))) }
        if let shape = extent.shape {
            let box: JSON = ["@type": "GeoShape", "box": .string(shape)]
            members.append(.init("spatialCoverage", ["@type": "Place", "geo": box]))
        }
        return members
    }

    private static func variable(_ store: CollectionStore) -> JSON {
        [
            "@type": "PropertyValue", "name": .string(store.schema.name.rawValue),
            "description": .string(store.schema.meaning),
        ]
    }

    /// What can be fetched: everything, and each collection as a table.
    private var downloads: [JSON] {
        let tables = repository.seeded.map { ("text/csv", Route.collection($0.schema.name).path(PathEnding(.csv))) }
        return ([("application/zip", Route.download.path)] + tables).map { type, path in
            ["@type": "DataDownload", "encodingFormat": .string(type), "contentUrl": address(path)]
        }
    }

    /// A text with its language, where that is not English.
    private static func text(_ text: String, _ language: String?) -> JSON {
        guard let language, !PrimaryLanguage.includes(language) else { return .string(text) }
        return ["@value": .string(text), "@language": .string(language)]
    }

    /// The id, and what others identify the same by.
    private static func identifier(_ id: String, _ value: JSON) -> JSON {
        let others = (value["identifiers"]?.array ?? []).compactMap { identifier -> JSON? in
            guard let scheme = identifier["scheme"], let value = identifier["value"] else { return nil }
            return ["@type": "PropertyValue", "propertyID": scheme, "value": value]
        }
        return others.isEmpty ? .string(id) : .array([.string(id)] + others)
    }

    /// The type of a collection's records.
    package static func type(of collection: CollectionName) -> String {
        switch collection {
        case .institutions, .operations: "Organization"
        case .documents, .mandates, .sources: "CreativeWork"
        case .states: "Country"
        case .activities, .principles, .dimensions: "DefinedTerm"
        case .timeline: "Event"
        case .changes: "UpdateAction"
        }
    }

    private func parent(of value: JSON) -> JSON? {
        guard let id = value["parent"]?.string, let parent = repository[.institutions].record(id: id) else {
            return nil
        }
        return ["@type": "Organization", "name": .string(parent.name), "url": address(parent.path)]
    }

    private func place(_ seat: JSON?) -> JSON? {
        guard let seat, let city = seat["city"]?.string else { return nil }
        var members: [JSON.Member] = [.init("@type", "Place"), .init("name", .string(city))]
        if let coordinates = seat["coordinates"]?.array, coordinates.count == 2 {
            members.append(
                .init(
                    "geo",
                    ["@type": "GeoCoordinates", "latitude": coordinates[1], "longitude": coordinates[0]]
                )
            )
        }
        return .object(members)
    }
}
