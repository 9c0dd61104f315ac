package import Directory

extension OpenAPIResponses {
    /// The features of the map (RFC 7946).
    package static let map: JSON = [
        "type": "object", "required": ["type", "features", "meta", "links"],
        "properties": [
            "type": ["const": "FeatureCollection"],
            "features": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["type", "id", "geometry", "properties"],
                    "properties": [
                        "type": ["const": "Feature"], "id": ["type": "string", "format": "uri-reference"],
                        "geometry": [
                            "oneOf": [
                                ["type": "null"],
                                [
                                    "type": "object", "required": ["type", "coordinates"],
                                    "properties": [
                                        "type": ["const": "Point"],
                                        "coordinates": [
                                            "type": "array", "items": ["type": "number"], "minItems": 2, "maxItems": 2,
                                        ],
                                    ],
                                    "additionalProperties": false,
                                ],
                            ]
                        ],
                        "properties": object,
                    ],
                    "additionalProperties": false,
                ],
            ],
            "meta": [
                "type": "object", "required": ["total", "placed", "query", "data_version", "citation"],
                "properties": [
                    "total": ["type": "integer", "minimum": 0], "placed": ["type": "integer", "minimum": 0],
                    "query": ["type": "string"], "as_of": ["type": "string"],
                    "undated": ["type": "integer", "minimum": 0], "not_dated": notDated,
                    "data_version": ["type": "string"],
                    "citation": ["type": "string"],
                ],
                "additionalProperties": false,
            ],
            "links": reference("schemas/Links"),
        ],
        "additionalProperties": false,
    ]
}
