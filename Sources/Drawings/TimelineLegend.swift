package import Markup

/// What the bars and marks of a timeline mean, above it.
package enum TimelineLegend {
    private static let lineHeight = 19.0
    private static let fontSize = 12.0
    private static let gap = 22.0
    /// How wide a sign is with the room behind it.
    private static let signWidth = 26.0

    private enum Entry {
        case bar(MapFeature.Symbol)
        case stretch(LifeLineBar.Stretch.Certainty)
        case mark(TimelineMark.Shape)

        var label: String {
            switch self {
            case .bar(let symbol): symbol.label
            case .stretch(.soft): "date known to the year or month"
            case .stretch: "date not known"
            case .mark(.renaming): "renamed"
            case .mark(.decision): "decision"
            case .mark(.tick): "work began, mandate ended"
            case .mark: "other event"
            }
        }
    }

    private static let entries: [Entry] =
        MapFeature.Symbol.allCases.map { .bar($0) } + [
            .stretch(.soft), .stretch(.unknown), .mark(.decision), .mark(.renaming), .mark(.tick),
            .mark(.note),
        ]

    /// How much room it takes.
    package static func height(for width: Double, hasMarks: Bool = true) -> Double {
        Double(lines(for: width, hasMarks).count) * lineHeight + 6
    }

    /// The entries of each line.
    private static func lines(for width: Double, _ hasMarks: Bool) -> [[Entry]] {
        var lines: [[Entry]] = []
        var used = Double.infinity
        for entry in hasMarks ? entries : entries.filter({ if case .mark = $0 { false } else { true } }) {
            let room = signWidth + TextWidth.width(of: entry.label, size: fontSize) + gap
            if used + room - gap > width {
                lines.append([])
                used = 0
            }
            lines[lines.count - 1].append(entry)
            used += room
        }
        return lines
    }

    /// Writes the legend.
    package static func write(width: Double, hasMarks: Bool = true, to svg: inout SVG) {
        svg.element(.g, [.class: "legend", .ariaHidden: "true"]) { svg in
            for (number, line) in lines(for: width, hasMarks).enumerated() {
                let y = Double(number) * lineHeight + 12
                var x = 0.0
                for entry in line {
                    sign(entry, x, y - 4, &svg)
                    svg.element(.text, [.x: .number(x + signWidth), .y: .number(y)], text: entry.label)
                    x += signWidth + TextWidth.width(of: entry.label, size: fontSize) + gap
                }
            }
        }
    }

    private static func sign(_ entry: Entry, _ x: Double, _ y: Double, _ svg: inout SVG) {
        func bar(_ name: String) {
            svg.element(
                .rect,
                [
                    .class: .text("bar \(name)"), .x: .number(x), .y: .number(y - 4.5), .width: 20,
                    .height: 9,
                ]
            )
        }
        switch entry {
        case .bar(let symbol): bar(symbol.rawValue)
        case .stretch(let certainty): bar("closed \(certainty.rawValue)")
        case .mark(let shape): TimelineShape.write(shape, x: x + 12, y: y, to: &svg)
        }
    }
}
