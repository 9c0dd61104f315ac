internal import Directory

extension OpenAPIResponses {
    /// The features of the map (RFC 7946), and what they are made of.
    static let map: [JSON.Member] = [
        .init(
            "MapAnswer",
            [
                "type": "object", "required": ["type", "features", "meta", "links"],
                "properties": [
                    "type": ["type": "string", "const": "FeatureCollection"],
                    "features": ["type": "array", "items": reference("schemas/MapFeature")],
                    "meta": reference("schemas/MapMeta"), "links": reference("schemas/Links"),
                ],
            ]
        ),
        .init(
            "MapFeature",
            [
                "type": "object", "required": ["type", "id", "geometry", "properties"],
                "properties": [
                    "type": ["type": "string", "const": "Feature"],
                    "id": ["type": "string", "format": "uri-reference"],
                    "geometry": ["oneOf": [["type": "null"], reference("schemas/MapPoint")]], "properties": object,
                ],
            ]
        ),
        .init(
            "MapPoint",
            [
                "type": "object", "required": ["type", "coordinates"],
                "properties": [
                    "type": ["type": "string", "const": "Point"],
                    "coordinates": ["type": "array", "items": ["type": "number"], "minItems": 2, "maxItems": 2],
                ],
            ]
        ),
        .init(
            "MapMeta",
            [
                "type": "object", "required": ["total", "placed", "query", "data_version", "citation"],
                "properties": [
                    "total": ["type": "integer", "minimum": 0], "placed": ["type": "integer", "minimum": 0],
                    "query": ["type": "string"], "as_of": ["type": "string"],
                    "undated": ["type": "integer", "minimum": 0], "not_dated": notDated,
                    "data_version": ["type": "string"], "citation": ["type": "string"],
                ],
            ]
        ),
    ]
}
