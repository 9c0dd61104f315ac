internal import Assets
package import Directory
package import Drawings

extension Coastline {
    /// The outlines compiled into the program (Natural Earth 1:110m, public domain), from the Atlantic to Central Asia.
    package static let embedded: Coastline = {
        let file = Asset.all(in: .map).first?.bytes ?? []
        // a file that is not what it has to be shows in the tests; a map without land is better than no server
        return Coastline(geoJSON: (try? JSONReader.read(file)) ?? .null)
    }()

    /// Reads the rings of polygons (RFC 7946).
    package init(geoJSON: JSON) {
        self.init(
            rings: (geoJSON["features"]?.array ?? []).flatMap { feature -> [[GeographicPosition]] in
                let coordinates = feature["geometry"]?["coordinates"]
                let polygons =
                    feature["geometry"]?["type"] == "Polygon" ? coordinates.map { [$0] } : coordinates?.array
                return (polygons ?? []).flatMap { polygon in
                    (polygon.array ?? []).map { ring in
                        (ring.array ?? []).compactMap { GeographicPosition($0) }
                    }
                }
            }
        )
    }
}

extension MapGround {
    /// The ground of these outlines.
    package static let embedded = MapGround(.embedded)
}
