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
    func collectionPaths(
        _ stores: [CollectionStore],
        _ parameters: OpenAPIParameters,
        _ shared: inout OpenAPIParameters.Shared
    ) -> [JSON.Member] {
        var paths: [JSON.Member] = []
        for store in stores {
            for entry in Self.described(.collections) {
                let name = store.schema.name.rawValue
                paths.append(
                    .init(entry.template.path([name]), path(entry, store.schema, of: name, parameters, &shared))
                )
            }
        }
        return paths
    }

    /// The parts of records, which are the same in every collection that the Seed holds.
    func partPaths(_ parameters: OpenAPIParameters, _ shared: inout OpenAPIParameters.Shared) -> [JSON.Member] {
        paths(.parts, parameters, &shared)
    }

    /// The paths of the service: what belongs to no collection.
    func servicePaths(_ parameters: OpenAPIParameters, _ shared: inout OpenAPIParameters.Shared) -> [JSON.Member] {
        paths(.service, parameters, &shared)
    }

    private func paths(
        _ tag: ReferenceTag,
        _ parameters: OpenAPIParameters,
        _ shared: inout OpenAPIParameters.Shared
    ) -> [JSON.Member] {
        var paths: [JSON.Member] = []
        for entry in Self.described(tag) {
            let path = path(entry, repository[.changes].schema, of: tag.rawValue, parameters, &shared)
            paths.append(.init(entry.template.text, path))
        }
        return paths
    }

    /// A path with its operations: GET, HEAD and OPTIONS, as far as the route answers them.
    ///
    /// - Parameters:
    ///   - schema: the table of the records that the path gives, where it gives any.
    ///   - shared: where parameters of queries become components.
    private func path(
        _ entry: RouteEntry,
        _ schema: CollectionSchema,
        of tag: String,
        _ parameters: OpenAPIParameters,
        _ shared: inout OpenAPIParameters.Shared
    ) -> JSON {
        let (id, summary) = (entry.text(entry.operation, schema), entry.text(entry.summary, schema))
        let inPath = parameters.path(entry, schema).map { shared.reference($0, ["path", "\(tag).path", id]) }
        var own = inPath
        for parameter in parameters.query(entry, schema) { own.append(shared.reference(parameter, [tag, id])) }
        let fields: [JSON] = entry.cacheability == .moment ? [] : [["$ref": "#/components/parameters/IfNoneMatch"]]
        let responses = OpenAPIResponses.responses(entry, schema)
        let filters: [JSON.Member] =
            entry.isList ? [.init("x-filters", .string(Route.filters(schema.name).path))] : []
        func operation(_ prefix: String, _ summary: String, _ responses: JSON) -> JSON {
            .object(
                [
                    .init("operationId", .string(prefix + id)), .init("tags", [.string(tag)]),
                    .init("summary", .string(summary)),
                ] + filters + [.init("parameters", .array(own + fields)), .init("responses", responses)]
            )
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
                        .object(
                            [
                                .init("operationId", .string("options-\(id)")), .init("tags", [.string(tag)]),
                            ] + (inPath.isEmpty ? [] : [.init("parameters", .array(inPath))]) + [
                                .init("responses", OpenAPIResponses.options)
                            ]
                        )
                    )
                )
            case .post:
                members.append(
                    .init(
                        "post",
                        [
                            "operationId": .string("post-\(id)"), "tags": [.string(tag)], "summary": .string(summary),
                            "parameters": .array(inPath), "requestBody": Self.requestBody(entry.id),
                            "responses": OpenAPIResponses.sent(entry),
                        ]
                    )
                )
            // OpenAPI 3.1 has no word for it
            case .query: break
            case .put, .patch, .delete, .connect, .trace, .unrecognized:
                preconditionFailure("\(method.rawValue) has no operation in the OpenAPI document")
            }
        }
        return .object(members)
    }
}
