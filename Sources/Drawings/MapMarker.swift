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
        /// The text.
        package let text: String
        /// The room it takes.
        package let bounds: PlaneRectangle
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

    /// What stands beside it: the city, and how many others where there are several.
    package var caption: String {
        let first = sites.first?.name ?? ""
        return sites.count > 1 ? "\(first) +\(sites.count - 1)" : first
    }

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
