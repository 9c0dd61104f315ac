internal import Directory
internal import Markup

/// A small map that shows where something is: for the page of a record.
enum LocatorMap {
    /// The map of an operation or institution, or of what has its seat in a State; nil where no seat is known.
    static func svg(of record: Record, _ repository: Repository) -> SVG? {
        let features =
            record.collection == .states
            ? hosted(by: record.id, repository) : isPlaced(record.collection) ? [MapFeature(record)] : []
        let sites = MapSite.sites(of: features)
        guard !sites.isEmpty else { return nil }
        let places = sites.map(\.name).joined(separator: ", ")
        let frame = MapFrame(showing: surroundings(of: sites), width: 304, height: 200)
        return MapDrawing(
            title: "Where it is: \(places)",
            summary:
                "A map of coastlines, without borders, on which \(places) \(sites.count == 1 ? "is" : "are") marked.",
            frame: frame,
            layout: MapLayout(sites, in: frame),
            address: { marker in "\(Route.map.path)#\(marker.sites[0].anchor)" },
            name: "map locator",
            hasLegend: false
        ).svg
    }

    /// A box with enough around the places to recognise where they are.
    private static func surroundings(of sites: [MapSite]) -> GeographicBox {
        let box = GeographicBox(around: sites.map(\.position)) ?? .fieldWork
        return box.outset(toHeight: 15).moved(into: Coastline.embedded.extent)
    }

    private static let country = JSONProjection("seat.country")

    private static func isPlaced(_ collection: CollectionName) -> Bool {
        collection == .operations || collection == .institutions
    }

    private static func hosted(by state: String, _ repository: Repository) -> [MapFeature] {
        [CollectionName.operations, .institutions].flatMap { name -> [MapFeature] in
            guard let parameter = repository[name].parameters["country"] else { return [] }
            let query = Query(
                name,
                conditions: [Condition(parameter, .equal, [.text(state)])],
                limit: Query.limits.upperBound
            )
            // an operation may have its seat elsewhere
            return repository.answer(query).records.filter { $0.value(country)["seat"]?["country"]?.string == state }
                .map { MapFeature($0) }
        }
    }
}
