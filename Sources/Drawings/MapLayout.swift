internal import Markup

/// Puts markers and their labels on a map so that none lies on another.
///
/// Places whose markers would touch become one marker. Then labels are set, the fullest marker first, each at the first
/// of a few positions around its marker that is free; where none is, the marker joins its nearest neighbour and
/// everything is set anew. So each marker has its label, however crowded the map is. O(n³) in the markers, of which there
/// are at most `greatestCount`.
///
/// A label names every place of its marker where there is room for that, beside it or a little away with a line that leads
/// to it; only where there is none it names one and counts the others.
package struct MapLayout: Sendable {
    /// The markers with their labels, the fullest first.
    package let markers: [MapMarker]

    /// The size of the labels' font in user units.
    package static let fontSize = 12.0
    /// How many markers are laid out at most; before that, near places are taken together on a grid.
    package static let greatestCount = 120

    private static let gap = 3.0

    /// Lays out the sites that lie in a frame.
    package init(_ sites: [MapSite], in frame: MapFrame) {
        let markers = sites.map { MapMarker(sites: [$0], point: frame.point($0.position)) }
            .filter { frame.bounds.contains($0.point) }
        var layout = Self.gathered(markers)
        while let (first, second) = Self.touching(layout) { Self.join(first, second, in: &layout) }
        while let homeless = Self.label(&layout, within: frame.bounds) {
            guard let near = Self.nearest(to: homeless, in: layout) else { break }
            Self.join(min(homeless, near), max(homeless, near), in: &layout)
            while let (first, second) = Self.touching(layout) { Self.join(first, second, in: &layout) }
        }
        self.markers = layout
    }

    // MARK: Markers

    /// The markers, with those in one cell of a grid as one where there are too many; the grid is made as coarse as it
    /// has to be.
    private static func gathered(_ markers: [MapMarker]) -> [MapMarker] {
        var markers = markers
        var cell = 8.0
        while markers.count > greatestCount {
            var order: [Int] = []
            var cells: [Int: MapMarker] = [:]
            for marker in markers {
                let key = Int(marker.point.y / cell) * 100_000 + Int(marker.point.x / cell)
                if let other = cells[key] {
                    cells[key] = other.merged(with: marker)
                } else {
                    order.append(key)
                    cells[key] = marker
                }
            }
            markers = order.compactMap { cells[$0] }
            cell *= 2
        }
        return markers
    }

    /// The two nearest of the markers that touch each other, the first first; nil where none do.
    private static func touching(_ markers: [MapMarker]) -> (Int, Int)? {
        var nearest: (first: Int, second: Int, distance: Double)?
        for second in markers.indices {
            for first in 0..<second {
                let reach = markers[first].radius + markers[second].radius + gap
                let distance = markers[first].point.squaredDistance(to: markers[second].point)
                if distance < reach * reach, distance < nearest?.distance ?? .infinity {
                    nearest = (first, second, distance)
                }
            }
        }
        return nearest.map { ($0.first, $0.second) }
    }

    private static func nearest(to place: Int, in markers: [MapMarker]) -> Int? {
        markers.indices.filter { $0 != place }.min {
            markers[$0].point.squaredDistance(to: markers[place].point)
                < markers[$1].point.squaredDistance(to: markers[place].point)
        }
    }

    /// Makes one marker of two, which takes its place among the others by how full it is.
    private static func join(_ first: Int, _ second: Int, in markers: inout [MapMarker]) {
        let joined = markers[first].merged(with: markers.remove(at: second))
        markers.remove(at: first)
        let place = markers.firstIndex { $0.count < joined.count } ?? markers.endIndex
        markers.insert(joined, at: place)
    }

    // MARK: Labels

    /// Sets every label; gives the marker that found no room for its own.
    private static func label(_ markers: inout [MapMarker], within bounds: PlaneRectangle) -> Int? {
        let signs = markers.map { $0.bounds.outset(by: 1) }
        var taken: [PlaneRectangle] = []
        for place in markers.indices {
            let marker = markers[place]
            func isFree(_ room: PlaneRectangle) -> Bool {
                bounds.encloses(room) && !taken.contains { $0.overlaps(room) }
                    && !signs.indices.contains { $0 != place && signs[$0].overlaps(room) }
            }
            func label(_ lines: [String], isApart: Bool) -> MapMarker.Label? {
                let size = (
                    width: lines.map { TextWidth.width(of: $0, size: fontSize) }.max() ?? 0,
                    height: fontSize * 1.2 * Double(lines.count)
                )
                let distances = isApart ? farDistances : [nearDistance]
                for distance in distances {
                    let rooms = positions(around: marker, size, distance: distance)
                    if let room = rooms.first(where: isFree) {
                        return MapMarker.Label(lines: lines, bounds: room, isApart: isApart)
                    }
                }
                return nil
            }
            let captions = marker.captions
            let found =
                captions.lazy.compactMap { label($0, isApart: false) }.first
                ?? captions.lazy.compactMap { label($0, isApart: true) }.first
                ?? (marker.sites.count > 1 ? label(marker.shortCaption, isApart: false) : nil)
            guard let found else {
                // a marker that stands alone keeps its place without a label
                guard markers.count > 1 else { return nil }
                return place
            }
            taken.append(found.bounds)
            markers[place].label = found
        }
        return nil
    }

    /// The room between a sign and its label, and where a line leads from one to the other.
    private static let nearDistance = 4.0
    private static let farDistances = [18.0, 34.0]

    /// Where a label may stand, the best first: right, left, above, below, then at the corners.
    private static func positions(
        around marker: MapMarker,
        _ size: (width: Double, height: Double),
        distance: Double
    ) -> [PlaneRectangle] {
        let (width, height) = size
        let (x, y, reach) = (marker.point.x, marker.point.y, marker.radius + distance)
        let slant = marker.radius * 0.72 + 1 + (distance - nearDistance) * 0.7
        func room(_ left: Double, _ top: Double) -> PlaneRectangle {
            PlaneRectangle(x: left, y: top, width: width, height: height)
        }
        return [
            room(x + reach, y - height / 2), room(x - reach - width, y - height / 2),
            room(x - width / 2, y - reach - height + 1), room(x - width / 2, y + reach - 1),
            room(x + slant, y - slant - height), room(x + slant, y + slant),
            room(x - slant - width, y - slant - height), room(x - slant - width, y + slant),
        ]
    }
}
