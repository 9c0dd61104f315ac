package import Markup

/// What the signs of a map mean and what its ground is, below the map.
package enum MapLegend {
    private static let lineHeight = 19.0
    /// From this width on everything stands in one line.
    private static let wide = 700.0

    /// How much room it takes.
    package static func height(for width: Double) -> Double {
        (width < wide ? 2 : 1) * lineHeight + 4
    }

    /// Writes the legend.
    package static func write(below frame: MapFrame, to svg: inout SVG) {
        var x = 6.0
        let y = frame.height + lineHeight
        svg.element(.g, [.class: "legend", .ariaHidden: "true"]) { svg in
            for symbol in MapFeature.Symbol.allCases {
                MapSign.write(symbol, at: PlanePoint(x: x, y: y - 4), radius: 5.5, to: &svg)
                svg.element(.text, [.x: .number(x + 10), .y: .number(y)], text: symbol.label)
                x += TextWidth.width(of: symbol.label, size: MapLayout.fontSize) + 26
            }
            let note = "Coastlines: Natural Earth. No borders are drawn."
            let isWide = frame.width >= wide
            svg.element(
                .text,
                [
                    .class: isWide ? "credit end" : "credit", .x: .number(isWide ? frame.width - 2 : 0),
                    .y: .number(isWide ? y : y + lineHeight),
                ],
                text: note
            )
        }
    }
}
