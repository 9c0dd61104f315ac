/// Writes the `d` of a path (SVG 2, 9.3) in tenths of a user unit, each point relative to the one before it.
package struct PathData: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var last = (x: 0, y: 0)

    /// Begins with nothing written.
    package init() {}

    /// The text of the attribute.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds a line through points; those that rounding leaves where the one before them is are left out.
    package mutating func line(_ points: some Sequence<PlanePoint>, closed isClosed: Bool = false) {
        var isFirst = true
        for point in points {
            let (x, y) = (Tenths(point.x).count, Tenths(point.y).count)
            if !isFirst, x == last.x, y == last.y { continue }
            bytes.append(UInt8(ascii: isFirst ? "M" : "l"))
            write(isFirst ? x : x - last.x, isFirst ? y : y - last.y)
            last = (x, y)
            isFirst = false
        }
        if isClosed, !isFirst { bytes.append(UInt8(ascii: "z")) }
    }

    /// Adds an arc of a circle, clockwise, as a line of its own.
    package mutating func arc(radius: Double, from start: PlanePoint, to end: PlanePoint, isLarge: Bool) {
        line([start])
        let (x, y) = (Tenths(end.x).count, Tenths(end.y).count)
        bytes.append(UInt8(ascii: "a"))
        write(Tenths(radius).count, Tenths(radius).count)
        bytes += " 0 \(isLarge ? 1 : 0) 1 ".utf8
        write(x - last.x, y - last.y)
        last = (x, y)
    }

    private mutating func write(_ x: Int, _ y: Int) {
        Tenths(count: x).write(to: &bytes)
        // a minus separates as well as a space
        if y >= 0 { bytes.append(UInt8(ascii: " ")) }
        Tenths(count: y).write(to: &bytes)
    }
}
