package import Directory

/// The OpenAPI document as the reference reads it: what can be asked under a tag, with references resolved.
package struct ReferenceContent {
    /// What can be asked with GET at a path.
    package struct Operation {
        /// Its name in the document: `list-operations`.
        package let id: String
        /// The path with its variables: `/operations/{id}`.
        package let path: String
        package let summary: String
        /// The parameters in path and query.
        package let parameters: [JSON]
        /// The answers by status.
        package let responses: [JSON.Member]
    }

    /// The operations in the order of the document.
    package let operations: [Operation]

    /// Reads what a document says under a tag.
    package init(_ document: JSON, tag: String) {
        let components = document["components"]
        var parameters: [String: JSON] = [:]
        for member in components?["parameters"]?.members ?? [] { parameters[member.name] = member.value }
        let shared = components?["responses"]
        operations = (document["paths"]?.members ?? []).compactMap { entry in
            guard let get = entry.value["get"], get["tags"] == [.string(tag)] else { return nil }
            let all = (get["parameters"]?.array ?? []).map { parameter in
                Self.reference(parameter).flatMap { parameters[$0] } ?? parameter
            }
            return Operation(
                id: get["operationId"]?.string ?? "",
                path: entry.name,
                summary: get["summary"]?.string ?? "",
                parameters: all.filter { ["path", "query"].contains($0["in"]?.string) },
                responses: (get["responses"]?.members ?? []).map { answer in
                    .init(answer.name, Self.reference(answer.value).flatMap { shared?[$0] } ?? answer.value)
                }
            )
        }
    }

    /// The name of the component that a value refers to.
    package static func reference(_ value: JSON) -> String? {
        value["$ref"]?.string?.split(separator: "/").last.map(String.init)
    }
}
