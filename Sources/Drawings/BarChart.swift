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

        /// Joins its parts.
        package init(label: String, count: Int, address: String?) {
            self.label = label
            self.count = count
            self.address = address
        }
    }

    /// What is counted, in words.
    package let title: String
    /// The values, the first first.
    package let bars: [Bar]

    /// Joins its parts.
    package init(title: String, bars: [Bar]) {
        self.title = title
        self.bars = bars
    }

    private static let (step, thickness, size) = (22.0, 14.0, 12.0)

    /// The drawing, so many units wide; what is left of the labels, and of the numbers, is for the bars.
    ///
    /// - Parameter name: its class; empty where there is one drawing alone.
    package func svg(width: Double, name: String = "") -> SVG {
        let widest = bars.map { TextWidth.width(of: $0.label, size: Self.size) }.max() ?? 0
        let left = min(widest + 8, width * 0.42)
        let greatest = Double(max(bars.map(\.count).max() ?? 1, 1))
        let room = width - left - 48
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg",
                .viewBox: .text("0 0 \(Int(width)) \(Int(Self.step) * bars.count + 4)"),
                .class: .text("drawing bar-chart" + (name.isEmpty ? "" : " " + name)), .role: "group",
                .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: summary)
            for (place, bar) in bars.enumerated() {
                let y = Double(place) * Self.step + 2
                let length = room * Double(bar.count) / greatest
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
        svg.element(
            .rect,
            [
                .class: "bar", .x: .number(left), .y: .number(y + 1), .width: .number(max(length, 1)),
                .height: .number(Self.thickness),
            ]
        )
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
