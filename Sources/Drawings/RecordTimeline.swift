package import Markup

/// The life of one operation or institution on a line: for the page of a record.
package struct RecordTimeline: Sendable {
    /// The life line with everything that happened.
    package let line: LifeLine
    /// The last day that is drawn of what goes on.
    private let today: AxisDate

    private static let width = 360.0
    private static let height = 66.0

    /// Joins its parts.
    package init(line: LifeLine, today: AxisDate) {
        self.line = line
        self.today = today
    }

    /// The line, from the year before the first date to the last date, or today.
    package var svg: SVG {
        let dates = [line.begin, line.end, line.attested].compactMap(\.self) + line.marks.map(\.date)
        let first = (dates.map(\.year).min() ?? today.year) - 1
        let (left, right) = (10.0, Self.width - 10)
        // what has ended needs no years after it
        let axis =
            line.isOpen
            ? TimeAxis(firstYear: first, today: today, left: left, right: right)
            : TimeAxis(
                firstYear: first,
                lastYear: (dates.map(\.year).max() ?? today.year) + 1,
                left: left,
                right: right
            )
        let title = "\(line.name), \(line.words)"
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg",
                .viewBox: "0 0 \(Int(Self.width)) \(Int(Self.height))",
                .class: "drawing life", .role: "img", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: line.marks.map(\.words).joined(separator: ". "))
            for year in axis.ticks(noNearerThan: 40) {
                let x = axis.x(ofYear: year)
                svg.element(
                    .line,
                    [.class: "tick-line", .x1: .number(x), .y1: 8, .x2: .number(x), .y2: 48]
                )
                svg.element(.text, [.class: "year", .x: .number(x), .y: 61], text: "\(year)")
            }
            LifeLineBar(line: line, axis: axis, y: 28, height: 12).write(to: &svg)
            for mark in line.marks {
                svg.element(.g) { svg in
                    svg.element(.title, text: mark.words)
                    TimelineShape.write(mark.shape, x: axis.middle(of: mark.date), y: 28, to: &svg)
                }
            }
        }
        return svg
    }
}
