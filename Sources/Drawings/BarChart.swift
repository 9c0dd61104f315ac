package import Markup

/// Draws how many records there are of each value, a bar for each with its number, the values below each other.
package struct BarChart: Sendable {
    /// A value.
    package struct Bar: Sendable {
        /// What people call it.
        package let label: String
        /// How many records have it.
        package let count: Int
        /// Where it leads; nil where no list has just these records.
        package let address: String?
        /// How many records it has of each value of a second field, in the order of the chart's series; empty where there
        /// is no second field.
        package let parts: [Int]

        /// Joins its parts.
        package init(label: String, count: Int, address: String?, parts: [Int] = []) {
            self.label = label
            self.count = count
            self.address = address
            self.parts = parts
        }

        /// The length of the bar: of one with parts theirs, in which a record with several values counts several times.
        var extent: Int { parts.isEmpty ? count : parts.reduce(0, +) }
    }

    /// What is counted, in words.
    package let title: String
    /// The values, the first first.
    package let bars: [Bar]
    /// The values of the second field, of which bars have parts; `mostSeries` at most.
    package let series: [String]

    /// Joins its parts.
    package init(title: String, bars: [Bar], series: [String] = []) {
        self.title = title
        self.bars = bars
        self.series = series
    }

    static let (step, thickness, size) = (22.0, 14.0, 12.0)

    /// The drawing, so many units wide; what is left of the labels, and of the numbers, is for the bars.
    ///
    /// - Parameter name: its class; empty where there is one drawing alone.
    package func svg(width: Double, name: String = "") -> SVG {
        let widest = bars.map { TextWidth.width(of: $0.label, size: Self.size) }.max() ?? 0
        let left = min(widest + 8, width * 0.42)
        let greatest = Double(max(bars.map(\.extent).max() ?? 1, 1))
        let room = width - left - 48
        let legend = legend(width: width)
        let top = legend.last.map { $0.y + Self.step } ?? 0
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg",
                .viewBox: .text("0 0 \(Int(width)) \(Int(top) + Int(Self.step) * bars.count + 4)"),
                .class: .text("drawing bar-chart" + (name.isEmpty ? "" : " " + name)), .role: "group",
                .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: summary)
            for entry in legend { write(entry, &svg) }
            for (place, bar) in bars.enumerated() {
                let y = top + Double(place) * Self.step + 2
                let length = room * Double(bar.extent) / greatest
                guard let address = bar.address else {
                    row(bar, y, left: left, length, &svg)
                    continue
                }
                svg.link(to: address, [.ariaLabel: .text("\(bar.label): \(bar.count)")]) { svg in
                    svg.element(
                        .rect,
                        [.class: "band", .x: 0, .y: .number(y), .width: .number(width), .height: .number(Self.step)]
                    )
                    row(bar, y, left: left, length, &svg)
                }
            }
        }
        return svg
    }

    private func row(_ bar: Bar, _ y: Double, left: Double, _ length: Double, _ svg: inout SVG) {
        let baseline = y + Self.thickness - 1
        svg.element(
            .text,
            [.class: "end", .x: .number(left - 6), .y: .number(baseline)],
            text: TextWidth.fitted(bar.label, size: Self.size, within: left - 8)
        )
        if bar.parts.isEmpty {
            svg.element(
                .rect,
                [
                    .class: "bar", .x: .number(left), .y: .number(y + 1), .width: .number(max(length, 1)),
                    .height: .number(Self.thickness),
                ]
            )
        } else {
            stack(bar, left: left, y + 1, length, &svg)
        }
        svg.element(.text, [.x: .number(left + length + 5), .y: .number(baseline)], text: String(bar.count))
    }

    /// The numbers in words: the greatest and the least.
    private var summary: String {
        guard let greatest = bars.max(by: { $0.count < $1.count }), let least = bars.min(by: { $0.count < $1.count })
        else { return "Nothing to count." }
        return
            "\(bars.count) values; most: \(greatest.label), \(greatest.count); fewest: \(least.label), \(least.count)."
    }
}
