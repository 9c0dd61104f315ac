internal import Addresses
internal import Directory

extension OpenAPIParameters {
    /// The parameters that lists of names are matched with.
    static let matching: [JSON] = [
        text("names", "Names, one a line."), text("collection", "Where to look."),
        text("columns", "Fields to add, by name or by label, with commas between."),
        format(RouteTable[.match].formats),
    ]

    /// The parameters of the reconciliation service in the query.
    static func reconciling(_ id: RouteID) -> [JSON] {
        switch id {
        case .reconciliation:
            [
                text("queries", "A batch of queries as JSON."),
                text("extend", "Ids and properties as JSON."),
            ]
        default: []
        }
    }

    private static func text(_ name: String, _ meaning: String) -> JSON {
        ["name": .string(name), "in": "query", "description": .string(meaning), "schema": ["type": "string"]]
    }
}

extension OpenAPIDocument {
    /// What is sent to a route.
    static func requestBody(_ id: RouteID) -> JSON {
        func content(_ types: [(String, JSON)]) -> JSON {
            ["required": true, "content": .object(types.map { .init($0.0, ["schema": $0.1]) })]
        }
        func form(_ names: [String]) -> JSON {
            ["type": "object", "properties": .object(names.map { .init($0, ["type": "string"]) })]
        }
        switch id {
        case .match:
            return content([
                ("application/x-www-form-urlencoded", form(["names"])), ("multipart/form-data", form(["file"])),
                ("text/csv", ["type": "string"]), ("application/json", ["type": "object"]),
            ])
        default: return content([("application/x-www-form-urlencoded", form(["queries", "extend"]))])
        }
    }
}
