package import Markup

/// A rectangle of a drawing in user units.
package struct PlaneRectangle: Sendable, Hashable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    /// The greatest x.
    package var right: Double { x + width }
    /// The greatest y.
    package var bottom: Double { y + height }
    /// The point in the middle.
    package var centre: PlanePoint { PlanePoint(x: x + width / 2, y: y + height / 2) }

    /// Whether the two share more than an edge.
    func overlaps(_ other: PlaneRectangle) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    /// Whether another lies in it whole.
    package func encloses(_ other: PlaneRectangle) -> Bool {
        x <= other.x && other.right <= right && y <= other.y && other.bottom <= bottom
    }

    /// Whether a point lies in it or on its edge.
    package func contains(_ point: PlanePoint) -> Bool {
        (x...right).contains(point.x) && (y...bottom).contains(point.y)
    }

    /// The rectangle with as much more on every side.
    package func outset(by margin: Double) -> PlaneRectangle {
        PlaneRectangle(
            x: x - margin,
            y: y - margin,
            width: width + 2 * margin,
            height: height + 2 * margin
        )
    }
}
