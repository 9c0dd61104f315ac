internal import Markup

/// The outlines of land that maps are drawn on. They are coastlines alone: the map takes no side on any border.
package struct Coastline: Sendable {
    /// The outlines, each a ring: of land, and of waters in it. A point is on land where it is inside of an odd number.
    package let rings: [[GeographicPosition]]

    /// The part of the globe that the outlines are known for; beyond it maps are blank.
    package let extent: GeographicBox

    /// The outlines of these rings.
    package init(rings: [[GeographicPosition]]) {
        self.rings = rings
        extent = GeographicBox(around: rings.flatMap(\.self)) ?? .fieldWork
    }

    /// The outlines within a frame, as the data of a path to fill by the even-odd rule.
    package func path(in frame: MapFrame) -> String { Self.path(of: rings, in: frame) }

    /// The edge of what the outlines are known for within a frame, as the data of a path.
    package func sheet(in frame: MapFrame) -> String { Self.path(of: [extent.outline], in: frame) }

    private static func path(of rings: [[GeographicPosition]], in frame: MapFrame) -> String {
        // cut outside of what is seen, so that the edge of the cut is not
        let cut = frame.bounds.outset(by: 8)
        var path = PathData()
        for ring in rings {
            let points = clipped(ring.map(frame.point), to: cut)
            if points.count > 2 { path.line(points, closed: true) }
        }
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
