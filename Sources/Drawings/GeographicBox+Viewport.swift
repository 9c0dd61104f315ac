internal import Glibc

extension GeographicBox {
    /// The height in degrees of the smallest part that links lead to.
    package static let leastHeight = 2.0
    /// What links lead to at most: the Atlantic to Mongolia, the Mediterranean to the Arctic.
    private static let mapped = GeographicBox(west: -30, south: 30, east: 110, north: 76)
    /// The width of a map by its height.
    private static let aspect = 960.0 / 520

    /// The part of the globe that a map of this box shows, in the proportions of a map, so that nothing lies in the frame
    /// and out of the box; nil for a box across the antimeridian.
    package var viewport: GeographicBox? {
        guard east <= 180 else { return nil }
        let height = max(north - south, (east - west) * shrinking / Self.aspect, Self.leastHeight)
        return Self.around(longitude: (west + east) / 2, latitude: (south + north) / 2, height: height)
    }

    /// The same around its middle with its height multiplied; nil beyond the bounds of what is shown near or far.
    package func scaled(by factor: Double) -> GeographicBox? {
        let height = (north - south) * factor
        guard height >= Self.leastHeight, height <= Self.mapped.north - Self.mapped.south else { return nil }
        return Self.around(longitude: (west + east) / 2, latitude: (south + north) / 2, height: height)
    }

    /// The same moved by parts of its size; nil where its middle would leave what is mapped.
    package func moved(east right: Double = 0, north up: Double = 0) -> GeographicBox? {
        let longitude = (west + east) / 2 + right * (east - west)
        let latitude = (south + north) / 2 + up * (north - south)
        guard (Self.mapped.west...Self.mapped.east).contains(longitude),
            (Self.mapped.south...Self.mapped.north).contains(latitude)
        else { return nil }
        return Self.around(longitude: longitude, latitude: latitude, height: north - south)
    }

    /// How much shorter a degree of longitude is than one of latitude in its middle.
    private var shrinking: Double { max(cos((south + north) / 2 * .pi / 180), 0.2) }

    private static func around(longitude: Double, latitude: Double, height: Double) -> GeographicBox {
        let shrinking = max(cos(latitude * .pi / 180), 0.2)
        let width = min(height * aspect / shrinking, 340)
        func tenth(_ degrees: Double) -> Double { (degrees * 10).rounded() / 10 }
        return GeographicBox(
            west: max(tenth(longitude - width / 2), -180),
            south: max(tenth(latitude - height / 2), -90),
            east: min(tenth(longitude + width / 2), 180),
            north: min(tenth(latitude + height / 2), 90)
        )
    }
}
