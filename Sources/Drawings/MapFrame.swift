package import Markup

/// The part of the globe that a map shows, and how it comes onto the plane of the drawing.
package struct MapFrame: Sendable, Hashable {
    /// The size of the drawing in user units.
    package let width: Double
    package let height: Double
    private let projection: MapProjection
    /// User units in a radius of the globe.
    private let scale: Double
    /// The point of the projection's plane in the middle of the drawing.
    private let middle: PlanePoint

    /// The frame that shows some positions with room around them.
    ///
    /// - Parameters:
    ///   - positions: what has to be seen. Of none the frame is that of the OSCE's field work at large.
    ///   - margin: the least room around them, in parts of the size.
    ///   - smallest: the least extent on the globe in degrees of a great circle, so that one place has surroundings.
    package init(
        showing positions: [GeographicPosition],
        width: Double,
        height: Double,
        margin: Double = 0.08,
        smallest: Double = 8
    ) {
        self.width = width
        self.height = height
        let box = GeographicBox(around: positions) ?? .fieldWork
        projection = MapProjection(centre: box.centre)
        let points = (positions.isEmpty ? box.corners : positions).map(projection.point)
        let xs = (points.map(\.x).min() ?? 0)...(points.map(\.x).max() ?? 0)
        let ys = (points.map(\.y).min() ?? 0)...(points.map(\.y).max() ?? 0)
        middle = PlanePoint(
            x: (xs.lowerBound + xs.upperBound) / 2,
            y: (ys.lowerBound + ys.upperBound) / 2
        )
        let least = smallest * .pi / 180
        let room = 1 - 2 * margin
        scale = min(
            width * room / max(xs.upperBound - xs.lowerBound, least * room),
            height * room / max(ys.upperBound - ys.lowerBound, least * room)
        )
    }

    /// The frame of a box.
    package init(showing box: GeographicBox, width: Double, height: Double) {
        self.init(showing: box.corners, width: width, height: height, margin: 0.02, smallest: 2)
    }

    /// The whole drawing.
    package var bounds: PlaneRectangle { PlaneRectangle(x: 0, y: 0, width: width, height: height) }

    /// Where a position comes to stand.
    package func point(_ position: GeographicPosition) -> PlanePoint {
        let point = projection.point(of: position)
        return PlanePoint(
            x: width / 2 + (point.x - middle.x) * scale,
            y: height / 2 + (point.y - middle.y) * scale
        )
    }
}
