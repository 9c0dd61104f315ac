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

    /// How many were there at the end of a year.
    package struct Year: Sendable {
        package let year: Int
        /// Those that were there for certain, and those of which the dates do not tell.
        package let certain: Int
        package let undecided: Int
        /// The list of them.
        package let address: String

        /// Joins its parts.
        package init(year: Int, certain: Int, undecided: Int, address: String) {
            (self.year, self.certain, self.undecided, self.address) = (year, certain, undecided, address)
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
    /// The years with how many were there, one after the other; none where that is not drawn.
    package let years: [Year]
    private let today: AxisDate

    /// How many lives are drawn at most.
    package static let mostRows = 80
    private static let fontSize = 11.5
    private static let barsHeight = 56.0

    /// Where the rows begin: below the years and, where these are drawn, the bars of how many there were.
    private var top: Double { years.isEmpty ? 20 : 20 + Self.barsHeight + 8 }

    /// Joins its parts; only the first `mostRows` are drawn.
    package init(rows: [Row], years: [Year] = [], today: AxisDate) {
        self.rows = Array(rows.prefix(Self.mostRows))
        self.years = years
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
        let height = top + Double(rows.count) * measures.rowHeight + 22
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
            counts(axis, measures, &svg)
            years(axis, measures, height, &svg)
            for (place, row) in rows.enumerated() {
                write(row, top + Double(place) * measures.rowHeight, axis, measures, &svg)
            }
        }
        return svg
    }

    /// A bar for each year, dashed on top where dates do not tell; the greatest has its number.
    private func counts(_ axis: TimeAxis, _ measures: Measures, _ svg: inout SVG) {
        let greatest = Double(years.map { $0.certain + $0.undecided }.max() ?? 0)
        guard greatest > 0 else { return }
        let (base, unit) = (Self.barsHeight + 2, (Self.barsHeight - 4) / greatest)
        let peak = years.max { $0.certain < $1.certain }?.year
        for year in years {
            let x = axis.x(ofYear: year.year)
            let width = max(min(axis.x(ofYear: year.year + 1), measures.width - measures.notes) - x - 1, 1)
            let (certain, undecided) = (Double(year.certain) * unit, Double(year.undecided) * unit)
            let words =
                "At the end of \(year.year): \(year.certain)"
                + (year.undecided > 0 ? ", and \(year.undecided) of which dates do not tell" : "")
            svg.link(to: year.address, [.ariaLabel: .text(words)]) { svg in
                svg.element(.title, text: words)
                svg.element(
                    .rect,
                    [
                        .class: "presence", .x: .number(x), .y: .number(base - certain), .width: .number(width),
                        .height: .number(certain),
                    ]
                )
                if year.undecided > 0 {
                    svg.element(
                        .rect,
                        [
                            .class: "hole", .x: .number(x), .y: .number(base - certain - undecided),
                            .width: .number(width), .height: .number(undecided),
                        ]
                    )
                }
            }
            if year.year == peak {
                svg.element(
                    .text,
                    [.class: "year", .x: .number(x + width / 2), .y: .number(base - certain + 12)],
                    text: "\(year.certain)"
                )
            }
        }
        guard measures.names > 0, let first = years.first else { return }
        let x = axis.x(ofYear: first.year) - 8
        svg.element(
            .text,
            [.class: "life-name at-work end", .x: .number(x), .y: .number(base - 14)],
            text: "At work at the end of the year"
        )
        svg.element(
            .text,
            [.class: "life-note end", .x: .number(x), .y: .number(base)],
            text: "dashed: dates do not tell"
        )
    }

    private func years(_ axis: TimeAxis, _ measures: Measures, _ height: Double, _ svg: inout SVG) {
        svg.element(.g, [.class: "axis", .ariaHidden: "true"]) { svg in
            for year in axis.ticks(noNearerThan: 70) {
                let x = axis.x(ofYear: year)
                svg.element(
                    .line,
                    [.x1: .number(x), .y1: .number(top - 2), .x2: .number(x), .y2: .number(height - 16)]
                )
                for y in [top - 9, height - 4] {
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
