package import Markup

/// Draws a timeline: a row for each life line, a row for each lane, years from left to right.
package struct TimelineDrawing: Sendable {
    /// The measures of a drawing in user units.
    package struct Measures: Sendable {
        /// The class of the drawing.
        package let name: String
        package let width: Double
        /// How wide the column of names is; none where names stand above the bars.
        package let names: Double
        package let rowHeight: Double
        /// Whether bars stand without marks, which are too small there to be told apart or pressed; the list says them.
        var isBrief = false
        /// The letters that the words of a mark have at most; nil for all. A page has the events as a list too.
        var mostLetters: Int?

        /// For a screen or a sheet of paper.
        package static let wide = Measures(
            name: "timeline wide",
            width: 960,
            names: 318,
            rowHeight: 20,
            mostLetters: 34
        )
        /// To be served alone.
        package static let alone = Measures(name: "timeline", width: 960, names: 318, rowHeight: 20)
        /// For a telephone.
        package static let narrow = Measures(
            name: "timeline narrow",
            width: 360,
            names: 0,
            rowHeight: 33,
            isBrief: true
        )
    }

    package let chart: TimelineChart
    /// What the drawing is called.
    package let title: String
    /// What it shows, for those who do not see it.
    package let summary: String
    package let measures: Measures
    /// Where a mark of a lane leads that stands for several events: their collection and year.
    package let address: @Sendable (String, Int) -> String

    /// Joins its parts.
    package init(
        chart: TimelineChart,
        title: String,
        summary: String,
        measures: Measures,
        address: @escaping @Sendable (String, Int) -> String
    ) {
        self.chart = chart
        self.title = title
        self.summary = summary
        self.measures = measures
        self.address = address
    }

    private static let fontSize = 12.0
    /// The room for the years above and below the rows.
    private static let headHeight = 26.0
    private static let groupHeight = 24.0

    private var axis: TimeAxis {
        TimeAxis(
            firstYear: chart.firstYear,
            today: chart.today,
            left: measures.names + 10,
            right: measures.width - 10
        )
    }

    private var isStacked: Bool { measures.names == 0 }

    /// Where the rows begin: below the legend and the years.
    private var top: Double {
        TimelineLegend.height(for: measures.width, hasMarks: !measures.isBrief) + Self.headHeight
    }

    private var height: Double {
        let rows = chart.groups.reduce(0) { $0 + $1.lines.count } + chart.lanes.count
        return top + Self.headHeight + Double(rows) * measures.rowHeight + Double(chart.groups.count)
            * Self.groupHeight
            + (chart.lanes.isEmpty ? 0 : Self.groupHeight)
    }

    /// The width and height in pixels.
    package var size: (width: Int, height: Int) { (Int(measures.width), Int(height.rounded(.up))) }

    /// The drawing.
    package var svg: SVG {
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg",
                .viewBox: "0 0 \(Int(measures.width)) \(Int(height.rounded(.up)))",
                .class: .text("drawing \(measures.name)"), .role: "group", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: summary)
            TimelineLegend.write(width: measures.width, hasMarks: !measures.isBrief, to: &svg)
            years(&svg)
            var y = top
            for group in chart.groups {
                heading(group.heading, y, &svg)
                y += Self.groupHeight
                for line in group.lines {
                    row(line, y, &svg)
                    y += measures.rowHeight
                }
            }
            guard !chart.lanes.isEmpty else { return }
            heading("Beside them", y, &svg)
            y += Self.groupHeight
            for lane in chart.lanes {
                row(lane, y, &svg)
                y += measures.rowHeight
            }
        }
        return svg
    }

    // MARK: Years

    private func years(_ svg: inout SVG) {
        let axis = axis
        svg.element(.g, [.class: "axis", .ariaHidden: "true"]) { svg in
            for year in axis.ticks(noNearerThan: 44) {
                let x = axis.x(ofYear: year)
                svg.element(
                    .line,
                    [
                        .x1: .number(x), .y1: .number(top - 6), .x2: .number(x),
                        .y2: .number(height - Self.headHeight + 6),
                    ]
                )
                for y in [top - 11, height - 6] {
                    svg.element(.text, [.class: "year", .x: .number(x), .y: .number(y)], text: "\(year)")
                }
            }
        }
    }

    // MARK: Rows

    private func heading(_ text: String, _ y: Double, _ svg: inout SVG) {
        svg.element(
            .text,
            [.class: "group", .x: 0, .y: .number(y + Self.groupHeight - 7)],
            text: text
        )
    }

    /// Where the middle of a row's bar is.
    private func middle(_ y: Double) -> Double { isStacked ? y + 22 : y + measures.rowHeight / 2 }

    private func name(_ name: String, _ y: Double, _ svg: inout SVG) {
        let room = isStacked ? measures.width : measures.names
        svg.element(
            .text,
            [.x: 0, .y: .number(isStacked ? y + 12 : y + measures.rowHeight / 2 + 4)],
            text: TextWidth.fitted(name, size: Self.fontSize, within: room)
        )
    }

    private func row(_ line: LifeLine, _ y: Double, _ svg: inout SVG) {
        let middle = middle(y)
        svg.link(to: line.address, [.class: "row"]) { svg in
            svg.element(.title, text: "\(line.name), \(line.words)")
            svg.element(
                .rect,
                [
                    .class: "band", .x: 0, .y: .number(y), .width: .number(measures.width),
                    .height: .number(measures.rowHeight - 1),
                ]
            )
            name(line.name, y, &svg)
            LifeLineBar(line: line, axis: axis, y: middle, height: 9).write(to: &svg)
        }
        if measures.isBrief { return }
        for mark in line.marks where mark.shape != .bound {
            // what the record itself tells leads where the row leads
            let address = mark.address == line.address ? nil : mark.address
            svg.link(to: address, address == nil ? [:] : [.tabindex: "-1"]) { svg in
                svg.element(.title, text: shortened(mark.words))
                TimelineShape.write(mark.shape, x: axis.middle(of: mark.date), y: middle, to: &svg)
            }
        }
    }

    /// The words of a mark with as many letters as there is room for. O(the room).
    private func shortened(_ words: String) -> String {
        guard let most = measures.mostLetters, words.dropFirst(most).first != nil else { return words }
        return words.prefix(most - 1) + "…"
    }

    private func row(_ lane: TimelineChart.Lane, _ y: Double, _ svg: inout SVG) {
        let middle = middle(y)
        name(lane.heading, y, &svg)
        for (year, marks) in lane.years {
            let x = (axis.x(ofYear: year) + axis.x(ofYear: year + 1)) / 2
            let words = marks.count == 1 ? marks[0].words : "\(year): \(marks.count) events"
            svg.link(
                to: marks.count == 1 ? marks[0].address : address(lane.id, year),
                [.ariaLabel: .text(words)]
            ) { svg in
                svg.element(.title, text: words)
                // the area follows the number
                svg.element(
                    .circle,
                    [
                        .class: .text("mark \(lane.id)"), .cx: .number(x), .cy: .number(middle),
                        .r: .number(min(2.4 * Double(marks.count).squareRoot(), 9)),
                    ]
                )
            }
        }
    }
}
