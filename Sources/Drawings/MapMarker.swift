package import Markup

/// A sign on a map: that of one record, or of all records of one place or of several that lie too near to be told apart.
package struct MapMarker: Sendable {
    /// The places.
    package var sites: [MapSite]
    /// Where it stands.
    package var point: PlanePoint
    /// Its label and where that stands, once it is laid out.
    package var label: Label?

    /// A text beside a marker.
    package struct Label: Sendable {
        /// The lines of the text.
        package let lines: [String]
        /// The room it takes.
        package let bounds: PlaneRectangle
        /// Whether it stands so far away that a line has to lead to it.
        package let isApart: Bool

        /// The text in one.
        package var text: String { lines.joined(separator: ", ") }
    }

    /// The records.
    package var features: [MapFeature] { sites.flatMap(\.features) }

    /// How many records it stands for.
    package var count: Int { sites.reduce(0) { $0 + $1.features.count } }

    /// The radius of the sign; that of many records is greater, with its area following their number.
    package var radius: Double { count == 1 ? 5.5 : min(6.5 + 1.8 * Double(count).squareRoot(), 17) }

    /// The square that the sign takes.
    package var bounds: PlaneRectangle {
        PlaneRectangle(x: point.x, y: point.y, width: 0, height: 0).outset(by: radius)
    }

    /// So many places are named beside a marker where there is room.
    static let mostNamed = 4

    /// What may stand beside it, in lines, the best first: the names of all its places on a line, then one under the other.
    var captions: [[String]] {
        let names = sites.map(\.name)
        guard names.count > 1 else { return [names] }
        guard names.count <= Self.mostNamed else { return [] }
        return (names.count == 2 ? [[names.joined(separator: ", ")]] : []) + [names]
    }

    /// What stands beside it where there is no room for all names: the fullest place, and how many others there are.
    var shortCaption: [String] { ["\(sites.first?.name ?? "") +\(sites.count - 1)"] }

    /// The two as one, in the middle of their records.
    package func merged(with other: MapMarker) -> MapMarker {
        let (own, others) = (Double(count), Double(other.count))
        let sites = (sites + other.sites).sorted {
            ($1.features.count, $0.anchor) < ($0.features.count, $1.anchor)
        }
        return MapMarker(
            sites: sites,
            point: PlanePoint(
                x: (point.x * own + other.point.x * others) / (own + others),
                y: (point.y * own + other.point.y * others) / (own + others)
            )
        )
    }
}
