package import Addresses
package import Directory

/// What the service says of itself, in either version of the API.
package struct ReconciliationManifest {
    package let repository: Repository
    /// The address that everything here is below: scheme, host and prefix.
    package let base: String
    /// The version of the program.
    package let version: String

    /// Joins its parts.
    package init(repository: Repository, base: String, version: String) {
        self.repository = repository
        self.base = base
        self.version = version
    }

    /// How many queries a batch may have.
    package static let mostQueries = 200
    /// How many queries a client had best send at once.
    static let batch = 50
    /// The size of the card, in CSS pixels.
    static let (width, height) = (430, 300)
    private static let name = "OSCE Directory (unofficial)"

    /// The manifest.
    package func document(_ version: ReconciliationResource.Version) -> JSON {
        switch version {
        case .final: final
        case .draft: draft
        }
    }

    private var final: JSON {
        let service = base + Route.reconciliation(.service).path
        func part(_ resource: ReconciliationResource) -> JSON {
            let path = Route.reconciliation(resource).path
            return [
                "service_url": .string(service),
                "service_path": .string(String(path.dropFirst(Route.reconciliation(.service).path.count))),
            ]
        }
        return [
            "versions": ["0.1", "0.2"], "name": .string(Self.name),
            "identifierSpace": .string(base + Route.identifier("").path),
            "schemaSpace": .string(base + Self.schemas),
            "documentation": .string(documentation), "logo": .string(logo), "serviceVersion": .string(version),
            "defaultTypes": types,
            "view": ["url": .string(base + Route.identifier("").path + "{{id}}")],
            "preview": [
                "url": .string(base + Route.reconciliation(.preview(.final)).path + "?id={{id}}"),
                "width": .integer(Self.width), "height": .integer(Self.height),
            ],
            "suggest": [
                "entity": part(.suggest(.entity, .final)), "property": part(.suggest(.property, .final)),
                "type": part(.suggest(.type, .final)),
            ],
            "extend": [
                "propose_properties": part(.propose(.final)),
                "property_settings": .array(
                    settings.map { .object($0.map { .init(Self.final[$0.name] ?? $0.name, $0.value) }) }
                ),
            ],
            "batchSize": .integer(Self.batch),
        ]
    }

    private var draft: JSON {
        [
            "versions": ["1.0-draft"], "name": .string(Self.name), "lang": "en",
            "documentation": .string(documentation),
            "serviceVersion": .string(version), "logo": .string(logo), "defaultTypes": types,
            "view": ["url": .string(base + Route.identifier("").path + "{id}")],
            "preview": ["width": .integer(Self.width), "height": .integer(Self.height)],
            "suggest": ["entity": true, "property": true, "type": true],
            "extend": ["proposeProperties": true, "propertySettings": .array(settings.map(JSON.object))],
            "batchSize": .integer(Self.batch), "standardizedScore": true,
        ]
    }

    /// What the addresses of all schemas begin with.
    private static let schemas: String = {
        let path = Route.schema(.institutions).path
        return String(path[...(path.lastIndex(of: "/") ?? path.startIndex)])
    }()

    private var documentation: String { base + DocumentationTopic.guide("matching").path }
    private var logo: String { base + PageAsset.named("icon.svg").path }

    private var types: JSON {
        .array([CollectionName.institutions, .operations, .states, .documents].map { ReconciliationType($0).document })
    }

    /// What 0.2 calls the members of a setting.
    private static let final = ["id": "name", "name": "label", "helpText": "help_text"]

    /// What can be set for a property that is asked for, in the words of 1.0-draft.
    private var settings: [[JSON.Member]] {
        [
            [
                .init("id", "limit"), .init("name", "Values at most"), .init("type", "number"), .init("default", 0),
                .init("helpText", "How many values to take of each record; 0 for all."),
            ],
            [
                .init("id", "language"), .init("name", "Language of names"), .init("type", "select"),
                .init("default", "any"), .init("helpText", "The language of names of records that are referred to."),
                .init(
                    "choices",
                    .array(
                        [["value": "any", "name": "As the record has it"]]
                            + NameLanguages.working.map { ["value": .string($0), "name": .string($0)] }
                    )
                ),
            ],
        ]
    }
}

/// A type of records as the API has it.
struct ReconciliationType {
    let document: JSON

    init(_ collection: CollectionName) {
        let type = CollectionSchema.named(collection).type
        document = ["id": .string(type), "name": .string(type.prefix(1).uppercased() + type.dropFirst())]
    }
}
