internal import Addresses
internal import Directory

extension OpenAPIParameters {
    /// The parameters that lists of names are matched with.
    static let matching: [JSON] = [
        text("names", "Names, one a line, up to 500.", "ODIHR"),
        text(
            "collection",
            "The collections to look in; all but mandates and sources where none is named.",
            "operations"
        ),
        text("column", "Of a table the column of the names: its heading or its number.", "name"),
        text("columns", "Fields of records to add to each row, such as status,established.", "status"),
        format(RouteTable[.match].formats),
        general(.bom),
    ]

    /// The parameters of the reconciliation service in the query.
    static func reconciling(_ id: RouteID) -> [JSON] {
        switch id {
        case .reconciliation:
            [
                text("queries", "A batch of queries as JSON: an object with a query under each key.", queries),
                text("extend", "Ids and properties as JSON, to get values of records.", extended),
            ]
        case .reconciliationSuggest, .reconciliationDraftSuggest:
            [
                text("prefix", "What was typed so far.", "bish"),
                text("cursor", "How many to leave out; `offset` in 1.0-draft.", "0"),
                text("limit", "How many to give at most, 10 unless said.", "10"),
            ]
        case .reconciliationPropose, .reconciliationDraftPropose:
            [
                text("type", "The type of the records.", "operation"),
                text("limit", "How many to give at most.", "5"),
            ]
        case .reconciliationPreview, .reconciliationDraftPreview: [text("id", "The id of a record.", "bishkek")]
        default: []
        }
    }

    static let queries = #"{"q0":{"query":"OSCE Centre in Bishkek"}}"#
    static let extended = #"{"ids":["bishkek"],"properties":[{"id":"status"}]}"#

    private static func text(_ name: String, _ meaning: String, _ example: String) -> JSON {
        [
            "name": .string(name), "in": "query", "description": .string(meaning), "schema": ["type": "string"],
            "example": .string(example),
        ]
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
            let fields = ["names", "file", "collection", "column", "columns", "format", "bom"]
            return content([
                ("application/x-www-form-urlencoded", form(fields.filter { $0 != "file" })),
                ("multipart/form-data", form(fields)), ("text/csv", ["type": "string"]),
                (
                    "application/json",
                    [
                        "type": "object", "required": ["names"],
                        "properties": [
                            "names": ["type": "array", "items": ["type": "string"], "maxItems": 5_000],
                            "collection": ["type": "string"],
                            "columns": ["type": "array", "items": ["type": "string"], "maxItems": 20],
                        ],
                    ]
                ),
            ])
        case .reconciliationDraftMatch, .reconciliationDraftExtend:
            return content([("application/json", ["type": "object"])])
        default: return content([("application/x-www-form-urlencoded", form(["queries", "extend"]))])
        }
    }
}
