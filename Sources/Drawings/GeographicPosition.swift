/// A place on the globe in degrees, WGS 84.
package struct GeographicPosition: Sendable, Hashable {
    /// Degrees east, -180 to 180.
    package let longitude: Double
    /// Degrees north, -90 to 90.
    package let latitude: Double

    /// Makes a position; nil where a number is out of its range.
    package init?(longitude: Double, latitude: Double) {
        guard (-180...180).contains(longitude), (-90...90).contains(latitude) else { return nil }
        (self.longitude, self.latitude) = (longitude, latitude)
    }

    /// Makes the nearest position within the ranges.
    package init(clamping longitude: Double, _ latitude: Double) {
        self.longitude = min(max(longitude, -180), 180)
        self.latitude = min(max(latitude, -90), 90)
    }
}
