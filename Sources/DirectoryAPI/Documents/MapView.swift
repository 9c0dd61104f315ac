internal import Directory

/// What the map shows: the records that match, with their places.
struct MapView: Sendable {
    let request: MapRequest
    let repository: Repository
    /// The records, operations first, in the order of their ids.
    let features: [MapFeature]
    /// How many records match; more than there are features where these are too many.
    let total: Int
    /// How many records were left out of a past day because their dates do not tell.
    let undated: Int

    /// Asks for the records.
    ///
    /// - Parameter isDrawn: whether they are drawn, which bounds their number; otherwise all are given.
    init(_ request: MapRequest, _ repository: Repository, isDrawn: Bool = true) {
        self.request = request
        self.repository = repository
        var (features, total, undated): ([MapFeature], Int, Int) = ([], 0, 0)
        for collection in request.searched {
            let limit = isDrawn ? MapRequest.greatestCount : Query.tableLimits.upperBound
            let answer = repository.answer(request.query(collection, limit: limit))
            undated += answer.undated
            let found = answer.records.map { MapFeature($0) }
            guard let box = request.box else {
                features += found
                total += answer.total
                continue
            }
            let inside = found.filter { $0.position.map(box.contains) ?? false }
            features += inside
            total += inside.count
        }
        (self.features, self.total, self.undated) = (features, total, undated)
    }

    /// The places, the fullest first.
    var sites: [MapSite] { MapSite.sites(of: features) }

    /// Those that have no place, since no source tells of a seat.
    var unplaced: [MapFeature] { features.filter { $0.position == nil } }

    /// The frame of the map: the box asked for, otherwise that of every place in the data, so that maps of different
    /// years and filters can be laid one upon another.
    func frame(width: Double, height: Double) -> MapFrame {
        if let box = request.box { return MapFrame(showing: box, width: width, height: height) }
        return MapFrame(showing: Self.positions(repository), width: width, height: height)
    }

    private static func positions(_ repository: Repository) -> [GeographicPosition] {
        MapRequest.collections.flatMap { collection in
            repository[collection].records.prefix(MapRequest.greatestCount).compactMap {
                GeographicPosition($0.value(MapFeature.members)["seat"]?["coordinates"])
            }
        }
    }

    /// A drawing of the map.
    ///
    /// - Parameter name: its class.
    func drawing(width: Double, height: Double, name: String) -> MapDrawing {
        let frame = frame(width: width, height: height)
        let layout = MapLayout(sites, in: frame)
        let request = request
        return MapDrawing(
            title: "Map of \(request.words)",
            summary: summary,
            frame: frame,
            layout: layout,
            address: { Self.address(of: $0, request) },
            name: name,
            keepsGround: request.box == nil
        )
    }

    /// For a wide screen or paper.
    var wide: MapDrawing { drawing(width: 960, height: 520, name: "map wide") }
    /// For a telephone.
    var narrow: MapDrawing { drawing(width: 360, height: 270, name: "map narrow") }
    /// To be served alone.
    var alone: MapDrawing { drawing(width: 960, height: 520, name: "map") }

    /// Where a marker of several records leads: to what is listed at the place, or to a map of the places it stands for.
    private static func address(of marker: MapMarker, _ request: MapRequest) -> String {
        let page = request.with { $0.format = nil }
        let box = GeographicBox(around: marker.sites.map(\.position))?.outset(toHeight: 3)
        // a map that shows the same again would lead nowhere
        guard marker.sites.count > 1, let box, box != request.box else {
            return page.address + "#" + (marker.sites.first?.anchor ?? "list")
        }
        return page.with { $0.box = box }.address
    }

    /// What the map shows, for those who do not see it.
    private var summary: String {
        let places = sites
        guard !places.isEmpty else { return "Coastlines without borders. Nothing that matches has a known place." }
        let named = places.prefix(12).map { "\($0.name) (\($0.features.count))" }.joined(separator: ", ")
        let rest = places.count > 12 ? " and \(places.count - 12) more places" : ""
        return
            "Coastlines without borders, and on them the seats of \(features.count - unplaced.count) records: \(named)\(rest)."
    }
}
