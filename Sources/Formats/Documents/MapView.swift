package import Addresses
package import Directory
package import Drawings

/// What the map shows: the records that match, with their places.
package struct MapView: Sendable {
    package let request: MapRequest
    package let repository: Repository
    /// The records, operations first, in the order of their ids.
    package let records: [Record]
    /// What the map shows of each.
    package let features: [MapFeature]
    /// How many records match; more than there are features where these are too many.
    package let total: Int
    /// How many records were left out of a past day because their dates do not tell.
    package let undated: Int

    /// Asks for the records.
    ///
    /// - Parameter isDrawn: whether they are drawn, which bounds their number; otherwise all are given.
    package init(_ request: MapRequest, _ repository: Repository, isDrawn: Bool = true) {
        self.request = request
        self.repository = repository
        var (records, features): ([Record], [MapFeature]) = ([], [])
        var (total, undated) = (0, 0)
        for collection in request.searched {
            let limit = isDrawn ? MapRequest.greatestCount : Query.tableLimits.upperBound
            let answer = repository.answer(request.query(collection, limit: limit))
            undated += answer.undated
            let found = answer.records.map { record in
                MapFeature(
                    record,
                    isPast: request.asOf != nil,
                    address: record.path(
                        asOf: request.asOf,
                        undated: request.undated.map { _ in .include },
                        languages: request.languages
                    )
                )
            }
            guard let box = request.box else {
                records += answer.records
                features += found
                total += answer.total
                continue
            }
            for (record, feature) in zip(answer.records, found) where feature.position.map(box.contains) ?? false {
                records.append(record)
                features.append(feature)
                total += 1
            }
        }
        (self.records, self.features, self.total, self.undated) = (records, features, total, undated)
    }

    /// The fields that a drawing shows.
    package static let drawnFields = ["name", "seat", "status", "established", "started", "closed"]

    /// The fields in which what is shown of a past day is today's, in the order of the tables.
    ///
    /// - Parameter shown: the fields that are shown.
    package func notDated(_ shown: [String]) -> [String] {
        guard request.asOf != nil else { return [] }
        var names: [String] = []
        for collection in request.searched {
            let own = records.filter { $0.collection == collection }
            for name in repository.notDated(request.query(collection), shown: shown, own) where !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// The places, the fullest first.
    package var sites: [MapSite] { MapSite.sites(of: features) }

    /// Those that have no place, since no source tells of a seat.
    package var unplaced: [MapFeature] { features.filter { $0.position == nil } }

    /// The frame of the map: the box asked for, otherwise that of the places of what matches on any day, so that maps of
    /// different years can be laid one upon another.
    package func frame(width: Double, height: Double) -> MapFrame {
        if let box = request.box { return MapFrame(showing: box, width: width, height: height) }
        return MapFrame(showing: framed, width: width, height: height)
    }

    /// The box around what the frame has to show, for links that lead nearer or further away; nil where nothing has a
    /// place.
    package var shownBox: GeographicBox? { request.box ?? GeographicBox(around: framed) }

    /// The positions that the frame holds: of what matches on any day; of every seat where nothing that matches has one.
    private var framed: [GeographicPosition] {
        guard request.isNarrowed else { return Self.positions(repository) }
        let always =
            request.asOf == nil ? self : MapView(request.with { ($0.asOf, $0.undated) = (nil, nil) }, repository)
        let own = always.features.compactMap(\.position)
        return own.isEmpty ? Self.positions(repository) : own
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
    package func drawing(width: Double, height: Double, name: String) -> MapDrawing {
        let frame = frame(width: width, height: height)
        let layout = MapLayout(sites, in: frame)
        let request = request
        return MapDrawing(
            title: "Map of \(request.words)",
            summary: summary,
            frame: frame,
            ground: .embedded,
            layout: layout,
            address: { Self.address(of: $0, request) },
            name: name,
            keepsGround: request.box == nil && !request.isNarrowed
        )
    }

    /// For a wide screen or paper.
    package var wide: MapDrawing { drawing(width: 960, height: 520, name: "map wide") }
    /// For a telephone.
    package var narrow: MapDrawing { drawing(width: 360, height: 270, name: "map narrow") }
    /// To be served alone.
    package var alone: MapDrawing { drawing(width: 960, height: 520, name: "map") }

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
