package import Markup
internal import Memoization

/// What maps are drawn on: sea, land, and the net of meridians and parallels. No borders.
package struct MapGround: Sendable {
    /// The outlines of land.
    package let coastline: Coastline
    /// The grounds of maps that come again and again: those of everything, in each of their sizes. A frame tells grounds
    /// apart, so that data that were reloaded need no others; the capacity is more than the sizes there are.
    private let cache = Memo<MapFrame, SVG>(capacity: 6)

    /// The ground of these outlines.
    package init(_ coastline: Coastline) { self.coastline = coastline }

    /// The ground of a frame that comes again. Coastlines are projected, cut and written once for it.
    package func cached(of frame: MapFrame) -> SVG { cache.value(frame) { svg(of: frame) } }

    /// The ground of a frame.
    package func svg(of frame: MapFrame) -> SVG {
        var svg = SVG()
        // a drawing of its own, so that nothing shows beyond its edge
        svg.element(.svg, [.width: .number(frame.width), .height: .number(frame.height)]) { svg in
            svg.element(.path, [.class: "sea", .d: .text(coastline.sheet(in: frame))])
            svg.element(.path, [.class: "land", .d: .text(coastline.path(in: frame))])
            svg.element(.path, [.class: "shore", .d: .text(coastline.shore(in: frame))])
            svg.element(.path, [.class: "net", .d: .text(net(frame))])
        }
        return svg
    }

    /// Meridians and parallels ten degrees apart, where they are seen.
    private func net(_ frame: MapFrame) -> String {
        var path = PathData()
        let extent = coastline.extent
        let meridians = stride(from: -20.0, to: extent.east, by: 10).map { longitude in
            stride(from: extent.south, through: extent.north, by: 4.1).map {
                GeographicPosition(clamping: longitude, $0)
            }
        }
        let parallels = stride(from: 40.0, to: extent.north, by: 10).map { latitude in
            stride(from: extent.west, through: extent.east, by: 4.5).map {
                GeographicPosition(clamping: $0, latitude)
            }
        }
        let seen = frame.bounds.outset(by: 60)
        for line in meridians + parallels {
            let points = line.map(frame.point)
            // the stretch between the first and the last point that is near enough to be seen
            guard let first = points.firstIndex(where: seen.contains),
                let last = points.lastIndex(where: seen.contains)
            else { continue }
            path.line(points[max(first - 1, 0)...min(last + 1, points.count - 1)])
        }
        return path.text
    }
}
