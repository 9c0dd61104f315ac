internal import Directory

/// What there is: every collection with its count and address.
struct ServiceDocument {
    let repository: Repository

    /// The formats that it is written in.
    static let formats: [Format] = [.json, .html]

    /// The document.
    var bytes: [UInt8] {
        let dataset = repository.dataset
        let collections = repository.seeded.map { store -> JSON in
            [
                "name": .string(store.schema.name.rawValue),
                "url": .string("/\(store.schema.name)"),
                "count": .integer(store.records.count),
                "description": .string(store.schema.meaning),
            ]
        }
        let views =
            CollectionName.allCases.filter(\.isDerived).map { name -> JSON in
                [
                    "name": .string(name.rawValue), "url": .string("/\(name)"),
                    "description": .string(CollectionSchema.named(name).meaning),
                ]
            } + [
                [
                    "name": "graph", "url": "/graph",
                    "description": "The records as nodes and what they say of each other as edges.",
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
                "citation": .string(repository.citation.text("/")),
            ],
            "links": [
                "self": "/", "dataset": "/dataset", "download": "/dataset/download", "search": "/search?q=",
                "service-desc": "/openapi.json",
                "service-doc": "/docs",
            ],
        ]
        return document.bytes + [0x0A]
    }
}
