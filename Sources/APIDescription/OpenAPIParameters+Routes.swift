package import Addresses
package import Directory

extension OpenAPIParameters {
    /// The parameters in the path of a route.
    ///
    /// - Parameter schema: the table of the records that the route gives, where it gives any.
    package func path(_ entry: RouteEntry, _ schema: CollectionSchema) -> [JSON] {
        switch entry.id {
        case .collection: []
        case .record: [recordID(of: schema)]
        case .evidence, .history, .related, .citation: ofPart
        case .identifier:
            [
                Self.inPath(
                    "identifier",
                    "The id of a record, one that it had before, or `scheme:value`: `wikidata:Q81299`.",
                    ["type": "string", "minLength": 1],
                    repository[.institutions].records.first?.id ?? ""
                )
            ]
        case .timeGate:
            [
                Self.inPath(
                    "path",
                    "The address without its first slash, which may hold slashes and a query: `operations/bishkek`.",
                    ["type": "string", "pattern": "^[a-z]+$"],
                    CollectionName.operations.rawValue
                )
            ]
        case .reconciliationSuggest, .reconciliationDraftSuggest:
            [
                Self.inPath(
                    "what",
                    "What is completed.",
                    Self.word(among: ReconciliationResource.Suggested.allCases.map(\.rawValue)),
                    ReconciliationResource.Suggested.entity.rawValue
                )
            ]
        case .documentationTopic:
            [
                Self.inPath(
                    "topic",
                    "What it is about.",
                    Self.word(among: DocumentationTopic.all.map(\.name)),
                    DocumentationTopic.all[0].name
                )
            ]
        case .schema:
            [
                Self.inPath(
                    "type",
                    "The type of a record.",
                    Self.word(among: repository.collections.map(\.schema.type)),
                    "operation"
                )
            ]
        case .filters:
            [
                Self.inPath(
                    "type",
                    "The type of the records of a list.",
                    Self.word(among: repository.collections.map(\.schema.type)),
                    "operation"
                )
            ]
        case .seedSchema:
            [
                Self.inPath(
                    "file",
                    "The name of a seed file, without .json.",
                    Self.word(among: Route.seedSchemas),
                    CollectionName.operations.rawValue
                )
            ]
        case .serviceDocument, .dataset, .datasetCitation, .datasetLinkSet, .worklist, .download, .graph, .map, .search,
            .suggest,
            .openSearchSuggestions, .oEmbed, .timeMap, .match, .reconciliation, .reconciliationPropose,
            .reconciliationPreview,
            .reconciliationDraft, .reconciliationDraftMatch, .reconciliationDraftPropose, .reconciliationDraftExtend,
            .reconciliationDraftPreview, .mcp, .openAPI,
            .documentation,
            .documentationForm, .asset, .linkedDataContext, .apiCatalog, .securityText, .sitemap, .robots,
            .languageModels,
            .openSearch, .favicon, .health, .readiness, .metrics:
            []
        }
    }

    /// The parameters in the query of a route, as the document has them.
    ///
    /// - Parameter schema: the table of the records that the route gives, where it gives any.
    func query(_ entry: RouteEntry, _ schema: CollectionSchema) -> [JSON] {
        switch entry.parameters {
        case .none where entry.id == .timeMap: timeMap
        case .none: Self.reconciling(entry.id)
        case .list, .changes: document(schema)
        case .record:
            GeneralParameter.ofRecord(schema).map { parameter in
                if parameter == .view { return Self.view(RecordLook.looks(of: schema)) }
                let added = RecordLook.added(to: schema)
                return parameter == .format && !added.isEmpty
                    ? Self.format(Format.available(for: schema) + added) : document(parameter, schema)
            }
        case .general(let parameters): query(entry, parameters)
        }
    }

    /// The parameters in the query of a route, as the reference for people has them: each filter with each operator.
    func reference(_ entry: RouteEntry, _ schema: CollectionSchema) -> [JSON] {
        switch entry.parameters {
        case .list, .changes: list(schema)
        case .record:
            GeneralParameter.ofRecord(schema).map {
                $0 == .view ? Self.view(RecordLook.looks(of: schema)) : general($0, schema)
            }
        case .none, .general: query(entry, schema).filter { $0 != Self.filter }
        }
    }

    private func query(_ entry: RouteEntry, _ parameters: [GeneralParameter]) -> [JSON] {
        let own = parameters.map { $0 == .format ? Self.format(entry.formats) : Self.general($0) }
        return switch entry.id {
        case .map: map
        case .search: search
        case .suggest, .openSearchSuggestions: suggest(entry)
        case .worklist: worklist + own
        case .match: Self.matching
        default: own
        }
    }

    /// The parameter of the list of work that is its own.
    private var worklist: [JSON] {
        [
            [
                "name": .string(WorklistRequest.kindParameter), "in": "query",
                "description": "The kind of work; without it the kinds are listed with the number of their items.",
                "schema": Self.word(among: Worklist.Kind.allCases.map(\.rawValue)),
                "example": .string(Worklist.Kind.gap.rawValue),
            ]
        ]
    }

    /// The parameter of the list of versions.
    private var timeMap: [JSON] {
        [
            [
                "name": .string(TimeMapRequest.parameter), "in": "query", "required": true,
                "description":
                    "The address from its first slash on; the public address of the server may stand before it.",
                "schema": ["type": "string", "pattern": "^/([!-.0-~][!-~]*)?$"],
                "example": .string(CollectionName.operations.path),
            ]
        ]
    }

    // MARK: Parameters in the path

    private static let slug: JSON = ["type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"]

    private func recordID(of schema: CollectionSchema) -> JSON {
        Self.inPath(
            "id",
            "The id of the \(schema.type). An alias or acronym redirects to it.",
            Self.slug,
            repository[schema.name].records.first?.id ?? ""
        )
    }

    /// Those of a part of a record.
    private var ofPart: [JSON] {
        let store = repository[.institutions]
        return [
            Self.inPath(
                "collection",
                "The collection of the record.",
                Self.word(among: CollectionName.seeded.map(\.rawValue)),
                store.schema.name.rawValue
            ),
            Self.inPath("id", "The id of the record.", Self.slug, store.records.first?.id ?? ""),
        ]
    }

    private static func word(among words: [String]) -> JSON {
        ["type": "string", "enum": .array(words.map(JSON.string))]
    }

    private static func inPath(_ name: String, _ meaning: String, _ schema: JSON, _ example: String) -> JSON {
        [
            "name": .string(name), "in": "path", "required": true, "description": .string(meaning), "schema": schema,
            "example": .string(example),
        ]
    }
}
