internal import Directory

/// The paths of collections and of the parts of records.
extension OpenAPIDocument {
    /// The paths of collections and their records.
    func collectionPaths(_ stores: [CollectionStore], _ parameters: OpenAPIParameters) -> [JSON.Member] {
        stores.flatMap { store -> [JSON.Member] in
            let schema = store.schema
            let tag = schema.name.rawValue
            return [
                .init(
                    "/\(tag)",
                    Self.path(
                        "list-\(tag)",
                        tag: tag,
                        summary: "List \(tag)",
                        parameters: Self.references(to: parameters.list(schema), of: tag),
                        responses: OpenAPIResponses.list(schema),
                        conditional: true
                    )
                ),
                .init(
                    "/\(tag)/{id}",
                    Self.path(
                        "get-\(schema.type)",
                        tag: tag,
                        summary: "Get one \(schema.type)",
                        parameters: parameters.record(schema),
                        responses: OpenAPIResponses.record(schema),
                        conditional: true
                    )
                ),
            ]
        }
    }

    /// The parts of records, which are the same in every collection that the Seed holds.
    func partPaths(_ parameters: OpenAPIParameters) -> [JSON.Member] {
        let changes = repository[.changes].schema
        return RecordPart.allCases.map { part in
            let (summary, responses): (String, JSON) =
                switch part {
                case .evidence: ("What each field of a record rests on", OpenAPIResponses.evidence)
                case .history:
                    (
                        "What the releases changed of a record",
                        OpenAPIResponses.list(changes, mayBeMissing: true)
                    )
                case .related: ("The records that a record is tied to", OpenAPIResponses.related)
                case .cite: ("How to cite a record", OpenAPIResponses.citation(mayBeMissing: true))
                }
            return .init(
                "/{collection}/{id}/\(part)",
                Self.path(
                    "get-\(part)",
                    tag: "parts",
                    summary: summary,
                    parameters: parameters.part(part)
                        + (part == .history
                            ? Self.references(to: parameters.list(changes), of: changes.name.rawValue) : []),
                    responses: responses,
                    conditional: true
                )
            )
        }
    }

    private static func references(to parameters: [JSON], of tag: String) -> [JSON] {
        parameters.map { ["$ref": .string("#/components/parameters/\(tag).\($0["name"]?.string ?? "")")] }
    }

    /// A path with its operations: GET, HEAD and OPTIONS.
    static func path(
        _ id: String,
        tag: String,
        summary: String,
        parameters: [JSON],
        responses: JSON,
        conditional: Bool
    ) -> JSON {
        let fields: [JSON] = conditional ? [["$ref": "#/components/parameters/IfNoneMatch"]] : []
        func operation(_ prefix: String, _ summary: String, _ responses: JSON) -> JSON {
            [
                "operationId": .string(prefix + id), "tags": [.string(tag)], "summary": .string(summary),
                "parameters": .array(parameters + fields), "responses": responses,
            ]
        }
        let path = parameters.filter { $0["in"] == "path" }
        let options: JSON = [
            "operationId": .string("options-\(id)"), "tags": [.string(tag)], "summary": "What is allowed here",
            "parameters": .array(path),
            "responses": [
                "204": ["$ref": "#/components/responses/Allowed"], "400": ["$ref": "#/components/responses/Problem"],
                "404": ["$ref": "#/components/responses/Problem"], "410": ["$ref": "#/components/responses/Gone"],
                "301": ["$ref": "#/components/responses/Renamed"], "302": ["$ref": "#/components/responses/Found"],
                "308": ["$ref": "#/components/responses/Moved"],
            ],
        ]
        return [
            "get": operation("", summary, responses),
            "head": operation("head-", "\(summary): the fields alone", OpenAPIResponses.withoutContent(responses)),
            "options": options,
        ]
    }
}
