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
        let schemas = repository.collections.map(\.schema)
        var shared = OpenAPIParameters.Shared()
        let paths =
            collectionPaths(repository.collections, parameters, &shared) + partPaths(parameters, &shared)
            + servicePaths(parameters, &shared)
        return [
            "openapi": "3.1.0",
            "info": [
                "title": .string(dataset.title),
                "summary": "Sourced reference data on the OSCE's counter-terrorism work.",
                "description": .string(
                    "\(dataset.description) \(dataset.unofficial) Everything is read with GET, without a key. The address of what has formats may end in one instead of naming it as a parameter: `/operations.csv`, `/operations/bishkek/cite.bib`."
                ),
                "version": .string(Version.current),
                "license": ["name": "Data: CC BY 4.0", "identifier": "CC-BY-4.0"],
            ],
            "servers": [["url": .string(publicAddress?.base ?? "/")]],
            "tags": .array(
                ReferenceTag.all.map { ["name": .string($0.name), "description": .string($0.meaning)] }
            ),
            "paths": .object(paths),
            "components": [
                "schemas": .object(
                    OpenAPISchemas(schemas).members + schemas.flatMap(OpenAPIResponses.documents)
                        + OpenAPIResponses.schemas
                ),
                "responses": OpenAPIResponses.shared(schemas),
                "headers": OpenAPIResponses.headers,
                "parameters": .object(shared.members + (OpenAPIResponses.requestFields.members ?? [])),
            ],
        ]
    }
}
