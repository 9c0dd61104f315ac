internal import Glibc
package import Markup

/// Lambert's azimuthal equal-area projection of the sphere (Snyder, Map Projections: A Working Manual, 24): areas keep
/// their proportion over the whole of Europe and Central Asia, and shapes near the centre stay true.
package struct MapProjection: Sendable, Hashable {
    /// Where the plane touches the globe.
    package let centre: GeographicPosition
    private let sine: Double
    private let cosine: Double

    /// Projects around a point.
    package init(centre: GeographicPosition) {
        self.centre = centre
        let latitude = centre.latitude * .pi / 180
        (sine, cosine) = (sin(latitude), cos(latitude))
    }

    /// The point of a position in the plane, in radii of the globe from the centre; y grows to the south. Not defined
    /// for the antipode alone, which is brought near.
    package func point(of position: GeographicPosition) -> PlanePoint {
        let longitude = (position.longitude - centre.longitude) * .pi / 180
        let latitude = position.latitude * .pi / 180
        let (sinLatitude, cosLatitude) = (sin(latitude), cos(latitude))
        let (sinLongitude, cosLongitude) = (sin(longitude), cos(longitude))
        let nearness = 1 + sine * sinLatitude + cosine * cosLatitude * cosLongitude
        let scale = (2 / max(nearness, 1e-9)).squareRoot()
        return PlanePoint(
            x: scale * cosLatitude * sinLongitude,
            y: -scale * (cosine * sinLatitude - sine * cosLatitude * cosLongitude)
        )
    }
}
