internal import Markup

/// Bars in parts, a part for each value of a second field, told apart by texture as well as by tone.
extension BarChart {
    /// So many values of a second field are told apart.
    package static let mostSeries = 6

    /// A value of the second field, with its swatch.
    struct LegendEntry {
        let number: Int
        let label: String
        let x: Double
        let y: Double
    }

    /// Where the entries of the legend stand, in lines as wide as the drawing.
    func legend(width: Double) -> [LegendEntry] {
        var entries: [LegendEntry] = []
        var (x, y) = (0.0, 2.0)
        for (number, label) in series.prefix(Self.mostSeries).enumerated() {
            let label = TextWidth.fitted(label, size: Self.size, within: width - 24)
            let needed = 24 + TextWidth.width(of: label, size: Self.size) + 16
            if x > 0, x + needed > width {
                x = 0
                y += Self.step
            }
            entries.append(LegendEntry(number: number, label: label, x: x, y: y))
            x += needed
        }
        return entries
    }

    func write(_ entry: LegendEntry, _ svg: inout SVG) {
        part(entry.number, x: entry.x, entry.y, 18, &svg)
        svg.element(
            .text,
            [.x: .number(entry.x + 24), .y: .number(entry.y + Self.thickness - 2)],
            text: entry.label
        )
    }

    /// The parts of a bar after each other.
    func stack(_ bar: Bar, left: Double, _ y: Double, _ length: Double, _ svg: inout SVG) {
        let unit = length / Double(max(bar.extent, 1))
        var x = left
        for (number, count) in bar.parts.enumerated() where count > 0 {
            let width = unit * Double(count)
            svg.element(.g) { svg in
                let name = number < series.count ? series[number] : ""
                svg.element(.title, text: "\(bar.label), \(name): \(count)")
                part(number, x: x, y, width, &svg)
            }
            x += width
        }
    }

    /// A part: full, empty or half; or lines down it, pale ones down a full one, lines across it.
    private func part(_ number: Int, x: Double, _ y: Double, _ width: Double, _ svg: inout SVG) {
        let kind = number % Self.mostSeries
        svg.element(
            .rect,
            [
                .class: .text("part part-\(kind)"), .x: .number(x + 0.5), .y: .number(y + 0.5),
                .width: .number(max(width - 1.5, 0.5)), .height: .number(Self.thickness - 1),
            ]
        )
        guard kind >= 3, width > 4 else { return }
        if kind == 5 {
            let across = [4, 8].map { "M\(Int(x + 1)) \(Int(y) + $0 + 1)h\(Int(width - 2))" }.joined()
            return svg.element(.path, [.class: "part-lines", .d: .text(across)])
        }
        // a line each so many units; of a wide bar no more than a hundred
        let gap = max(kind == 3 ? 4.0 : 6.0, width / 100)
        var lines = ""
        var at = x + gap
        while at < x + width - 2 {
            lines += "M\(Int(at)) \(Int(y + 1))v\(Int(Self.thickness - 2))"
            at += gap
        }
        if !lines.isEmpty {
            svg.element(.path, [.class: kind == 4 ? "part-lines pale" : "part-lines", .d: .text(lines)])
        }
    }
}
