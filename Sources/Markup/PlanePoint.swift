/// A point of a drawing in user units: x to the right, y downwards.
package struct PlanePoint: Sendable, Hashable {
    package var x: Double
    package var y: Double

    /// A point at these coordinates.
    package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }

    /// The distance to another point, squared.
    package func squaredDistance(to other: PlanePoint) -> Double {
        (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
    }
}
