package import Markup

/// Draws lives under each other in the order in which they began: a bar for each, which leads to its record, with the name
/// at its start and at its end the year, or the last sighting of what goes on.
package struct LifespanChart: Sendable {
    /// A life with what stands beside its bar.
    package struct Row: Sendable {
        package let line: LifeLine
        /// When the name changed.
        package let notches: [AxisDate]
        /// What stands at its end: "to 2001", "seen 3 Jan 2024".
        package let note: String
        /// Whether the note asks for care: it was not seen for long.
        package let isCare: Bool

        /// Joins its parts.
        package init(line: LifeLine, notches: [AxisDate], note: String, isCare: Bool) {
            self.line = line
            self.notches = notches
            self.note = note
            self.isCare = isCare
        }
    }

    /// The measures of a drawing in user units.
    package struct Measures: Sendable {
        let name: String
        let width: Double
        /// The room before the first bar, for its name; none where names stand above the bars.
        let names: Double
        /// The room behind the last day, for what stands at the end of bars.
        let notes: Double
        let rowHeight: Double

        /// For a screen or a sheet of paper.
        package static let wide = Measures(name: "lifespans wide", width: 1_180, names: 300, notes: 130, rowHeight: 17)
        /// For a telephone.
        package static let narrow = Measures(name: "lifespans narrow", width: 360, names: 0, notes: 4, rowHeight: 31)
    }

    /// The lives, by their beginnings.
    package let rows: [Row]
    private let today: AxisDate

    /// How many lives are drawn at most.
    package static let mostRows = 80
    private static let fontSize = 11.5
    private static let top = 20.0

    /// Joins its parts; only the first `mostRows` are drawn.
    package init(rows: [Row], today: AxisDate) {
        self.rows = Array(rows.prefix(Self.mostRows))
        self.today = today
    }

    /// The drawing. O(rows and their notches).
    package func svg(_ measures: Measures) -> SVG {
        let first = rows.compactMap { ($0.line.begin ?? $0.line.attested ?? $0.line.end)?.year }.min() ?? today.year
        let axis = TimeAxis(
            firstYear: first,
            today: today,
            left: max(measures.names, 4),
            right: measures.width - measures.notes
        )
        let height = Self.top + Double(rows.count) * measures.rowHeight + 22
        let title = "Lifespans of \(rows.count) operations, \(first) to \(today.year)"
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg", .viewBox: "0 0 \(Int(measures.width)) \(Int(height))",
                .class: .text("drawing \(measures.name)"), .role: "group", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: rows.map { "\($0.line.name), \($0.line.words)" }.joined(separator: ". "))
            years(axis, measures, height, &svg)
            for (place, row) in rows.enumerated() {
                write(row, Self.top + Double(place) * measures.rowHeight, axis, measures, &svg)
            }
        }
        return svg
    }

    private func years(_ axis: TimeAxis, _ measures: Measures, _ height: Double, _ svg: inout SVG) {
        svg.element(.g, [.class: "axis", .ariaHidden: "true"]) { svg in
            for year in axis.ticks(noNearerThan: 70) {
                let x = axis.x(ofYear: year)
                svg.element(
                    .line,
                    [.x1: .number(x), .y1: .number(Self.top - 2), .x2: .number(x), .y2: .number(height - 16)]
                )
                for y in [11, height - 4] {
                    svg.element(.text, [.class: "year", .x: .number(x), .y: .number(y)], text: "\(year)")
                }
            }
        }
    }

    private func write(_ row: Row, _ y: Double, _ axis: TimeAxis, _ measures: Measures, _ svg: inout SVG) {
        let isStacked = measures.names == 0
        let barHeight = 8.0
        let middle = isStacked ? y + 23 : y + measures.rowHeight / 2
        let bar = LifeLineBar(line: row.line, axis: axis, y: middle, height: barHeight)
        let start = bar.stretches.first?.from ?? axis.middle(of: row.line.begin ?? today)
        let end = bar.stretches.last?.to ?? start
        let words = "\(row.line.name), \(row.line.words)"
        svg.link(to: row.line.address, [.ariaLabel: .text(words)]) { svg in
            svg.element(.title, text: words)
            svg.element(
                .rect,
                [
                    .class: "band", .x: 0, .y: .number(y), .width: .number(measures.width),
                    .height: .number(measures.rowHeight),
                ]
            )
            bar.write(to: &svg)
            for notch in row.notches {
                let x = axis.middle(of: notch)
                svg.element(
                    .line,
                    [
                        .class: "notch", .x1: .number(x), .y1: .number(middle - 5), .x2: .number(x),
                        .y2: .number(middle + 5),
                    ]
                )
            }
            let noteWidth = TextWidth.width(of: row.note, size: 11)
            let nameRoom = isStacked ? measures.width - noteWidth - 10 : start - 10
            svg.element(
                .text,
                [
                    .class: .text((row.line.isOpen ? "life-name at-work" : "life-name") + (isStacked ? "" : " end")),
                    .x: .number(isStacked ? 2 : start - 5), .y: .number(isStacked ? y + 13 : middle + 4),
                ],
                text: TextWidth.fitted(row.line.name, size: Self.fontSize, within: nameRoom)
            )
            svg.element(
                .text,
                [
                    .class: .text((row.isCare ? "life-note care" : "life-note") + (isStacked ? " end" : "")),
                    .x: .number(isStacked ? measures.width - 2 : end + 5), .y: .number(isStacked ? y + 13 : middle + 4),
                ],
                text: row.note
            )
        }
    }
}
