package import Markup

/// Draws how many operations were at work at the end of each year, a bar for each, which leads to the map of that year,
/// and behind the last year the way to all of them.
package struct PresenceChart: Sendable {
    /// The years with their numbers, one after the other.
    package let years: [(year: Int, count: Int)]
    /// The year that is shown; nil for all.
    package let current: Int?
    /// Where the bar of a year leads; of nil, the way to all years.
    package let address: @Sendable (Int?) -> String

    /// Joins its parts.
    package init(
        years: [(year: Int, count: Int)],
        current: Int?,
        address: @escaping @Sendable (Int?) -> String
    ) {
        self.years = years
        self.current = current
        self.address = address
    }

    /// The drawing, so many units wide.
    ///
    /// - Parameter name: its class.
    package func svg(width: Double, name: String) -> SVG {
        let (top, height) = (14.0, 44.0)
        let greatest = Double(max(years.map(\.count).max() ?? 1, 1))
        // a step for each year and one for all, as the slider above has them
        let step = width / Double(years.count + 1)
        let title = "Operations at work at the end of each year"
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg", .viewBox: "0 0 \(Int(width)) 74",
                .class: .text("drawing presence-chart \(name)"), .role: "group", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: summary)
            for (place, entry) in years.enumerated() {
                let x = Double(place) * step
                let bar = height * Double(entry.count) / greatest
                let words = "\(entry.year): \(entry.count)"
                let isCurrent = entry.year == current
                svg.link(
                    to: address(entry.year),
                    isCurrent
                        ? [.ariaLabel: .text(words), .ariaCurrent: "true"]
                        : [.ariaLabel: .text(words), .tabindex: entry.count > 0 ? "0" : "-1"]
                ) { svg in
                    svg.element(.title, text: words)
                    svg.element(
                        .rect,
                        [
                            .class: "band", .x: .number(x), .y: 0, .width: .number(step),
                            .height: .number(top + height + 16),
                        ]
                    )
                    svg.element(
                        .rect,
                        [
                            .class: "presence", .x: .number(x + 0.5), .y: .number(top + height - bar),
                            .width: .number(step - 1), .height: .number(bar),
                        ]
                    )
                    if isCurrent {
                        label("\(entry.count)", x + step / 2, top + height - bar - 3, "count", &svg)
                    }
                }
            }
            axis(step, top + height, width - step, &svg)
            all(step, top + height, width, &svg)
        }
        return svg
    }

    /// The way to all years, in the place of a last bar.
    private func all(_ step: Double, _ y: Double, _ width: Double, _ svg: inout SVG) {
        svg.link(
            to: address(nil),
            current == nil ? [.ariaLabel: "All years", .ariaCurrent: "true"] : [.ariaLabel: "All years"]
        ) { svg in
            svg.element(.title, text: "All years")
            svg.element(
                .rect,
                [
                    .class: "band", .x: .number(width - step), .y: 0, .width: .number(step),
                    .height: .number(y + 16),
                ]
            )
            svg.element(
                .text,
                [.class: "year end", .x: .number(width), .y: .number(y + 13)],
                text: "all"
            )
        }
    }

    private func axis(_ step: Double, _ y: Double, _ width: Double, _ svg: inout SVG) {
        svg.element(.g, [.class: "axis", .ariaHidden: "true"]) { svg in
            svg.element(
                .line,
                [.x1: 0, .y1: .number(y), .x2: .number(width), .y2: .number(y)]
            )
            let distance = step * 5 >= 40 ? 5 : 10
            for (place, entry) in years.enumerated() where entry.year % distance == 0 {
                label("\(entry.year)", (Double(place) + 0.5) * step, y + 13, "year", &svg)
            }
        }
    }

    private func label(_ text: String, _ x: Double, _ y: Double, _ name: String, _ svg: inout SVG) {
        svg.element(.text, [.class: .text(name), .x: .number(x), .y: .number(y)], text: text)
    }

    /// The numbers in words: the first year with any, the greatest, the last.
    private var summary: String {
        guard let first = years.first(where: { $0.count > 0 }), let last = years.last,
            let greatest = years.max(by: { $0.count < $1.count })
        else { return "No operation that matches was at work at the end of any year." }
        return
            "\(first.count) in \(first.year), at the most \(greatest.count) in \(greatest.year), \(last.count) in \(last.year). Each bar leads to the map of its year."
    }
}
