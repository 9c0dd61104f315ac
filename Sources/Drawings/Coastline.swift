internal import Markup

/// The outlines of land that maps are drawn on. They are coastlines alone: the map takes no side on any border.
package struct Coastline: Sendable {
    /// The outlines, each a ring: of land, and of waters in it. A point is on land where it is inside of an odd number.
    package let rings: [[GeographicPosition]]

    /// The part of the globe that the outlines are known for; beyond it maps are blank.
    package let extent: GeographicBox

    /// The rings with a point per degree along long edges: the file cuts the land along parallels and meridians, which a
    /// projection bends, so that one chord over many degrees would leave land outside.
    private let dense: [[GeographicPosition]]

    /// The outlines of these rings.
    package init(rings: [[GeographicPosition]]) {
        self.rings = rings
        dense = rings.map(Self.dense)
        extent = GeographicBox(around: rings.flatMap(\.self)) ?? .fieldWork
    }

    /// The outlines within a frame, as the data of a path to fill by the even-odd rule.
    package func path(in frame: MapFrame) -> String { Self.path(polygons(in: frame)) }

    /// The outlines within a frame, each a ring of points of the drawing.
    func polygons(in frame: MapFrame) -> [[PlanePoint]] { dense.map { Self.polygon($0, in: frame) } }

    /// The edge of what the outlines are known for within a frame, as the data of a path.
    package func sheet(in frame: MapFrame) -> String {
        Self.path([Self.polygon(Self.dense(extent.outline), in: frame)])
    }

    /// The shores within a frame, as the data of a path to stroke: the outlines without the edges along which the file
    /// cuts the land.
    package func shore(in frame: MapFrame) -> String {
        let seen = frame.bounds.outset(by: 60)
        var path = PathData()
        for ring in dense {
            var line: [PlanePoint] = []
            guard var last = ring.last else { continue }
            for position in ring {
                let (start, end) = (frame.point(last), frame.point(position))
                if !isCut(last, position), seen.contains(start) || seen.contains(end) {
                    if line.isEmpty { line.append(start) }
                    line.append(end)
                } else {
                    if line.count > 1 { path.line(line) }
                    line = []
                }
                last = position
            }
            if line.count > 1 { path.line(line) }
        }
        return path.text
    }

    /// Whether an edge runs along the edge of what is known, and so is no shore.
    func isCut(_ start: GeographicPosition, _ end: GeographicPosition) -> Bool {
        func isNear(_ value: KeyPath<GeographicPosition, Double>, _ limit: Double) -> Bool {
            abs(start[keyPath: value] - limit) < 0.1 && abs(end[keyPath: value] - limit) < 0.1
        }
        return isNear(\.longitude, extent.west) || isNear(\.longitude, extent.east)
            || isNear(\.latitude, extent.south) || isNear(\.latitude, extent.north)
    }

    /// The ring with a point per degree along edges of more than four degrees, which are further from their chord than a
    /// map of a continent shows.
    private static func dense(_ ring: [GeographicPosition]) -> [GeographicPosition] {
        guard var last = ring.last else { return [] }
        return ring.flatMap { position in
            let (east, north) = (position.longitude - last.longitude, position.latitude - last.latitude)
            let length = max(abs(east), abs(north))
            let steps = length > 4 ? length.rounded(.up) : 1
            let start = last
            last = position
            return stride(from: 1, through: steps, by: 1).map { step in
                step == steps
                    ? position
                    : GeographicPosition(
                        clamping: start.longitude + east * step / steps,
                        start.latitude + north * step / steps
                    )
            }
        }
    }

    /// A ring within a frame. It is cut outside of what is seen, so that the edge of the cut is not.
    private static func polygon(_ ring: [GeographicPosition], in frame: MapFrame) -> [PlanePoint] {
        clipped(ring.map(frame.point), to: frame.bounds.outset(by: 8))
    }

    private static func path(_ polygons: [[PlanePoint]]) -> String {
        var path = PathData()
        for polygon in polygons where polygon.count > 2 { path.line(polygon, closed: true) }
        return path.text
    }

    /// A ring without what lies outside of a rectangle (Sutherland and Hodgman's way): cut at one edge after the other.
    static func clipped(_ ring: [PlanePoint], to bounds: PlaneRectangle) -> [PlanePoint] {
        var ring = cut(ring, along: \.x, at: bounds.x, keepingGreater: true)
        ring = cut(ring, along: \.x, at: bounds.right, keepingGreater: false)
        ring = cut(ring, along: \.y, at: bounds.y, keepingGreater: true)
        return cut(ring, along: \.y, at: bounds.bottom, keepingGreater: false)
    }

    private static func cut(
        _ ring: [PlanePoint],
        along axis: KeyPath<PlanePoint, Double>,
        at limit: Double,
        keepingGreater: Bool
    ) -> [PlanePoint] {
        guard var last = ring.last else { return [] }
        func isKept(_ point: PlanePoint) -> Bool {
            keepingGreater ? point[keyPath: axis] >= limit : point[keyPath: axis] <= limit
        }
        var kept: [PlanePoint] = []
        for point in ring {
            if isKept(point) != isKept(last) {
                let part = (limit - last[keyPath: axis]) / (point[keyPath: axis] - last[keyPath: axis])
                kept.append(
                    PlanePoint(x: last.x + part * (point.x - last.x), y: last.y + part * (point.y - last.y))
                )
            }
            if isKept(point) { kept.append(point) }
            last = point
        }
        return kept
    }
}
