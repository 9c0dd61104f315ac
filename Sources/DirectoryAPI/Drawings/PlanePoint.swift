/// A point of a drawing in user units: x to the right, y downwards.
struct PlanePoint: Sendable, Hashable {
    var x: Double
    var y: Double

    /// The distance to another point, squared.
    func squaredDistance(to other: PlanePoint) -> Double {
        (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
    }
}
