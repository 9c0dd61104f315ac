package import Markup

/// Draws the marks of timelines. Each kind has a form of its own.
package enum TimelineShape {
    /// Writes the sign of a mark; none for what the bar itself shows.
    package static func write(_ shape: TimelineMark.Shape, x: Double, y: Double, to svg: inout SVG) {
        switch shape {
        case .bound: break
        case .tick:
            svg.element(
                .line,
                [
                    .class: "mark tick", .x1: .number(x), .y1: .number(y - 6), .x2: .number(x),
                    .y2: .number(y + 6),
                ]
            )
        case .renaming:
            polygon("mark renaming", [(0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0)], x, y, to: &svg)
        case .decision: polygon("mark decision", [(-4.2, -4), (4.2, -4), (0, 4.2)], x, y, to: &svg)
        case .note:
            svg.element(
                .circle,
                [.class: "mark note", .cx: .number(x), .cy: .number(y), .r: .number(2.6)]
            )
        }
    }

    private static func polygon(
        _ name: String,
        _ corners: [(x: Double, y: Double)],
        _ x: Double,
        _ y: Double,
        to svg: inout SVG
    ) {
        var path = PathData()
        path.line(corners.map { PlanePoint(x: x + $0.x, y: y + $0.y) }, closed: true)
        svg.element(.path, [.class: .text(name), .d: .text(path.text)])
    }
}
