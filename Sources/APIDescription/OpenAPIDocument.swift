package import Addresses
package import Directory

/// The description of the API (OpenAPI 3.1), made from the tables that answer requests.
package struct OpenAPIDocument {
    package let repository: Repository
    /// Where the service is reached from outside; nil where that is not known.
    package var publicAddress: PublicAddress?

    /// Joins its parts.
    package init(repository: Repository, publicAddress: PublicAddress? = nil) {
        self.repository = repository
        self.publicAddress = publicAddress
    }

    /// The document.
    package var json: JSON {
        let parameters = OpenAPIParameters(repository: repository)
        let dataset = repository.dataset
        return [
            "openapi": "3.1.0",
            "info": [
                "title": .string(dataset.title),
                "summary": "Sourced reference data on the OSCE's counter-terrorism work.",
                "description": .string(
                    "\(dataset.description) \(dataset.unofficial) Everything is read with GET, without a key."
                ),
                "version": .string(Version.current),
                "license": ["name": "Data: CC BY 4.0", "identifier": "CC-BY-4.0"],
            ],
            "servers": [["url": .string(publicAddress?.base ?? "/")]],
            "tags": .array(
                ReferenceTag.all.map { ["name": .string($0.name), "description": .string($0.meaning)] }
            ),
            "paths": .object(
                collectionPaths(repository.collections, parameters) + partPaths(parameters) + servicePaths(parameters)
            ),
            "components": [
                "schemas": .object(schemas + parameters.components),
                "responses": OpenAPIResponses.shared,
                "headers": OpenAPIResponses.headers,
                "parameters": .object(
                    sharedParameters(repository.collections, parameters)
                        + (OpenAPIResponses.requestFields.members ?? [])
                ),
            ],
        ]
    }

    /// The part of the document that describes one tag, without schemas.
    package func excerpt(tag: String) -> JSON {
        let parameters = OpenAPIParameters(repository: repository)
        let store = CollectionName(rawValue: tag).map { repository[$0] }
        let paths =
            store.map { collectionPaths([$0], parameters) } ?? (partPaths(parameters) + servicePaths(parameters))
        return [
            "paths": .object(paths),
            "components": [
                "responses": OpenAPIResponses.shared,
                // the history of a record is asked for like the list of changes
                "parameters": .object(sharedParameters([store ?? repository[.changes]], parameters)),
            ],
        ]
    }

    private var schemas: [JSON.Member] {
        repository.collections.map { JSON.Member(Self.component($0.schema), JSONSchema.sparse($0.schema)) }
            + OpenAPIResponses.schemas
    }

    package static func component(_ schema: CollectionSchema) -> String {
        schema.type.prefix(1).uppercased() + schema.type.dropFirst()
    }

    /// The parameters of the lists, which GET and HEAD share.
    private func sharedParameters(_ stores: [CollectionStore], _ parameters: OpenAPIParameters) -> [JSON.Member] {
        stores.flatMap { store in
            parameters.list(store.schema).map { parameter in
                JSON.Member("\(store.schema.name).\(parameter["name"]?.string ?? "")", parameter)
            }
        }
    }
}
