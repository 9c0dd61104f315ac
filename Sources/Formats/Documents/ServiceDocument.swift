internal import Addresses
package import Directory

/// What there is: every collection with its count and address.
package struct ServiceDocument {
    package let repository: Repository

    /// Joins its parts.
    package init(repository: Repository) {
        self.repository = repository
    }

    /// The document.
    package var bytes: [UInt8] {
        let dataset = repository.dataset
        let collections = repository.seeded.map { store -> JSON in
            [
                "name": .string(store.schema.name.rawValue),
                "url": .string(store.schema.name.path),
                "count": .integer(store.records.count),
                "description": .string(store.schema.meaning),
            ]
        }
        let views =
            CollectionName.allCases.filter(\.isDerived).map { name -> JSON in
                [
                    "name": .string(name.rawValue), "url": .string(name.path),
                    "description": .string(CollectionSchema.named(name).meaning),
                ]
            } + [
                [
                    "name": "graph", "url": .string(Route.graph.path),
                    "description": .string("\(RouteTable[.graph].summary)."),
                ]
            ]
        let document: JSON = [
            "data": [
                "title": .string(dataset.title),
                "description": .string(dataset.description),
                "unofficial": .string(dataset.unofficial),
                "collections": .array(collections),
                "views": .array(views),
                "licence": dataset.content["licence"] ?? .null,
                "attribution": dataset.content["attribution"] ?? .null,
            ],
            "meta": [
                "data_version": .string(repository.shortVersion),
                "released": .string(dataset.released.description),
                "citation": .string(repository.citation.text(Route.serviceDocument.path)),
            ],
            "links": [
                "self": .string(Route.serviceDocument.path), "dataset": .string(Route.dataset.path),
                "download": .string(Route.download.path),
                "search": .string("\(Route.search.path)?\(GeneralParameter.q.rawValue)="),
                "service-desc": .string(Route.openAPI.path), "service-doc": .string(Route.documentation.path),
            ],
        ]
        return document.bytes + [0x0A]
    }
}
