package import Markup

/// A small map that shows where something is: for the page of a record.
package enum LocatorMap {
    /// The map of the seats of features; nil where there are none.
    ///
    /// - Parameter address: where a marker of several features leads.
    package static func svg(
        of features: [MapFeature],
        on ground: MapGround,
        address: @escaping @Sendable (MapMarker) -> String
    ) -> SVG? {
        let sites = MapSite.sites(of: features)
        guard !sites.isEmpty else { return nil }
        let places = sites.map(\.name).joined(separator: ", ")
        let frame = MapFrame(
            showing: surroundings(of: sites, ground.coastline),
            width: 304,
            height: 200
        )
        return MapDrawing(
            title: "Where it is: \(places)",
            summary:
                "A map of coastlines, without borders, on which \(places) \(sites.count == 1 ? "is" : "are") marked.",
            frame: frame,
            ground: ground,
            layout: MapLayout(sites, in: frame),
            address: address,
            name: "map locator",
            hasLegend: false
        ).svg
    }

    /// A box with enough around the places to recognise where they are.
    private static func surroundings(of sites: [MapSite], _ coastline: Coastline) -> GeographicBox {
        let box = GeographicBox(around: sites.map(\.position)) ?? .fieldWork
        return box.outset(toHeight: 15).moved(into: coastline.extent)
    }
}
