internal import Addresses
package import Directory

extension OpenAPIDocument {
    /// What can be asked under a tag, for people: the operations of the document, each with every parameter by itself, where
    /// the document has one object for filters with an operator.
    package func excerpt(tag: String) -> JSON {
        let parameters = OpenAPIParameters(repository: repository)
        let store = CollectionName(rawValue: tag).map { repository[$0] }
        // the history of a record is asked for like the list of changes
        let schema = (store ?? repository[.changes]).schema
        let tags: [ReferenceTag] = store == nil ? [.parts, .service] : [.collections]
        let entries = tags.flatMap(Self.described)
        return [
            "paths": .object(
                entries.map { entry in
                    let path = store == nil ? entry.template.text : entry.template.path([tag])
                    return .init(
                        path,
                        ["get": get(entry, schema, of: store == nil ? entry.tag.rawValue : tag, parameters)]
                    )
                }
            ),
            "components": ["responses": OpenAPIResponses.shared([schema])],
        ]
    }

    private func get(
        _ entry: RouteEntry,
        _ schema: CollectionSchema,
        of tag: String,
        _ parameters: OpenAPIParameters
    ) -> JSON {
        [
            "operationId": .string(entry.text(entry.operation, schema)), "tags": [.string(tag)],
            "summary": .string(entry.text(entry.summary, schema)),
            "parameters": .array(parameters.path(entry, schema) + parameters.reference(entry, schema)),
            "responses": OpenAPIResponses.responses(entry, schema),
        ]
    }
}
