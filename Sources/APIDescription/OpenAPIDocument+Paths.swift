package import Addresses
internal import Directory
internal import HTTPSemantics

/// The paths, made from the table of routes.
extension OpenAPIDocument {
    /// The routes that the document describes under a tag.
    package static func described(_ tag: ReferenceTag) -> [RouteEntry] {
        RouteTable.entries.filter { $0.isDescribed && $0.tag == tag }
    }

    /// The paths of collections and their records.
    func collectionPaths(_ stores: [CollectionStore], _ parameters: OpenAPIParameters) -> [JSON.Member] {
        stores.flatMap { store in
            Self.described(.collections).map { entry in
                .init(
                    entry.template.path([store.schema.name.rawValue]),
                    path(entry, store.schema, of: store.schema.name.rawValue, parameters)
                )
            }
        }
    }

    /// The parts of records, which are the same in every collection that the Seed holds.
    func partPaths(_ parameters: OpenAPIParameters) -> [JSON.Member] {
        Self.described(.parts).map { entry in
            .init(entry.template.text, path(entry, repository[.changes].schema, of: entry.tag.rawValue, parameters))
        }
    }

    /// The paths of the service: what belongs to no collection.
    func servicePaths(_ parameters: OpenAPIParameters) -> [JSON.Member] {
        Self.described(.service).map { entry in
            .init(entry.template.text, path(entry, repository[.changes].schema, of: entry.tag.rawValue, parameters))
        }
    }

    /// A path with its operations: GET, HEAD and OPTIONS, as far as the route answers them.
    ///
    /// - Parameter schema: the table of the records that the path gives, where it gives any.
    private func path(
        _ entry: RouteEntry,
        _ schema: CollectionSchema,
        of tag: String,
        _ parameters: OpenAPIParameters
    ) -> JSON {
        let (id, summary) = (entry.text(entry.operation, schema), entry.text(entry.summary, schema))
        let own = parameters.path(entry, schema) + parameters.query(entry, schema)
        let fields: [JSON] = entry.cacheability == .moment ? [] : [["$ref": "#/components/parameters/IfNoneMatch"]]
        let responses = OpenAPIResponses.responses(entry, schema)
        func operation(_ prefix: String, _ summary: String, _ responses: JSON) -> JSON {
            [
                "operationId": .string(prefix + id), "tags": [.string(tag)], "summary": .string(summary),
                "parameters": .array(own + fields), "responses": responses,
            ]
        }
        var members: [JSON.Member] = []
        for method in entry.methods {
            switch method {
            case .get: members.append(.init("get", operation("", summary, responses)))
            case .head:
                let responses = OpenAPIResponses.withoutContent(responses)
                members.append(.init("head", operation("head-", "\(summary): the fields alone", responses)))
            case .options:
                members.append(
                    .init(
                        "options",
                        [
                            "operationId": .string("options-\(id)"), "tags": [.string(tag)],
                            "summary": "What is allowed here",
                            "parameters": .array(own.filter { $0["in"] == "path" }),
                            "responses": OpenAPIResponses.options,
                        ]
                    )
                )
            case .post, .put, .patch, .delete, .connect, .trace, .query, .unrecognized:
                preconditionFailure("\(method.rawValue) has no operation in the OpenAPI document")
            }
        }
        return .object(members)
    }
}
