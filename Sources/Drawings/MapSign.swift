internal import Glibc
package import Markup

/// The signs of maps. They differ in form as well as in colour: full for what is at work, hollow for what has ended, a
/// square on its corner for an institution.
package enum MapSign {
    /// The sign of one record.
    package static func write(
        _ symbol: MapFeature.Symbol,
        at point: PlanePoint,
        radius: Double,
        to svg: inout SVG
    ) {
        switch symbol {
        case .open, .closed:
            svg.element(
                .circle,
                [
                    .class: .text("sign \(symbol.rawValue)"), .cx: .number(point.x), .cy: .number(point.y),
                    .r: .number(radius - 1),
                ]
            )
        case .institution:
            var path = PathData()
            path.line(
                [
                    PlanePoint(x: point.x, y: point.y - radius), PlanePoint(x: point.x + radius, y: point.y),
                    PlanePoint(x: point.x, y: point.y + radius), PlanePoint(x: point.x - radius, y: point.y),
                ],
                closed: true
            )
            svg.element(.path, [.class: .text("sign \(symbol.rawValue)"), .d: .text(path.text)])
        }
    }

    /// The sign of several records: their number in a ring whose parts are as many as the records of each kind.
    package static func write(
        _ symbols: [MapFeature.Symbol],
        at point: PlanePoint,
        radius: Double,
        to svg: inout SVG
    ) {
        svg.element(
            .circle,
            [.class: "cluster", .cx: .number(point.x), .cy: .number(point.y), .r: .number(radius)]
        )
        var begin = 0.0
        for symbol in MapFeature.Symbol.allCases {
            let share = Double(symbols.count { $0 == symbol }) / Double(symbols.count)
            guard share > 0 else { continue }
            let name = SVG.Value.text("ring \(symbol.rawValue)")
            if share == 1 {
                svg.element(
                    .circle,
                    [.class: name, .cx: .number(point.x), .cy: .number(point.y), .r: .number(radius - 2)]
                )
            } else {
                var path = PathData()
                path.arc(
                    radius: radius - 2,
                    from: edge(point, radius - 2, begin),
                    to: edge(point, radius - 2, begin + share),
                    isLarge: share > 0.5
                )
                svg.element(.path, [.class: name, .d: .text(path.text)])
            }
            begin += share
        }
        svg.element(
            .text,
            [.class: "count", .x: .number(point.x), .y: .number(point.y + 4)],
            text: "\(symbols.count)"
        )
    }

    /// A point of a circle, by turns clockwise from the top.
    private static func edge(_ centre: PlanePoint, _ radius: Double, _ turns: Double) -> PlanePoint {
        let angle = turns * 2 * .pi
        return PlanePoint(x: centre.x + radius * sin(angle), y: centre.y - radius * cos(angle))
    }
}
