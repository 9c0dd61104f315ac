package import Markup

/// Draws the life of one body or operation under its names: a bar from its founding on, a notch and a label where the name
/// changed, a triangle for each decision, pale after the last sighting.
package struct NameStrip: Sendable {
    /// A name with the first day of its use.
    package struct Name: Sendable {
        package let text: String
        package let from: AxisDate

        /// Joins its parts.
        package init(text: String, from: AxisDate) {
            self.text = text
            self.from = from
        }
    }

    /// From when to when it was, and its decisions as marks.
    package let line: LifeLine
    /// The names by their first days, at most `mostNames`.
    private let names: [Name]
    /// The last day that is drawn.
    private let today: AxisDate

    /// How many names are labelled at most; the first ones give way.
    package static let mostNames = 8
    /// The measures of a drawing in user units.
    package enum Measures: Sendable {
        /// For a screen or a sheet of paper, and for a telephone.
        case wide, narrow

        var width: Double { self == .wide ? 860 : 350 }
        var name: String { self == .wide ? "drawing strip wide" : "drawing strip narrow" }
        /// The room between the years below the bar.
        var tickRoom: Double { self == .wide ? 90 : 62 }
    }

    private static let fontSize = 12.5
    private static let rowHeight = 16.0
    private static let barHeight = 20.0

    /// Joins its parts.
    package init(line: LifeLine, names: [Name], today: AxisDate) {
        self.line = line
        self.names = Array(names.suffix(Self.mostNames))
        self.today = today
    }

    private func axis(_ width: Double) -> TimeAxis {
        let dates =
            [line.begin, line.end, line.attested, line.seen].compactMap(\.self) + names.map(\.from)
            + line.marks.map(\.date)
        let first = (dates.map(\.year).min() ?? today.year) - 1
        // what has ended needs no years after it
        return line.isOpen
            ? TimeAxis(firstYear: first, today: today, left: 6, right: width - 6)
            : TimeAxis(
                firstYear: first,
                lastYear: (dates.map(\.year).max() ?? today.year) + 1,
                left: 6,
                right: width - 6
            )
    }

    /// The drawing. O(names + marks).
    package var svg: SVG { svg(.wide) }

    /// The drawing in one of its measures. O(names + marks).
    package func svg(_ measures: Measures) -> SVG {
        let width = measures.width
        let axis = axis(width)
        let top = Double(names.count) * Self.rowHeight + 4
        let bottom = top + Self.barHeight
        let seen = line.isOpen ? line.seen : nil
        let height = bottom + (seen == nil ? 30 : 46)
        let title = "\(line.name), \(line.words)"
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg", .viewBox: "0 0 \(Int(width)) \(Int(height))",
                .class: .text(measures.name), .role: "img", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: summary)
            for (row, name) in names.enumerated() { label(name, row, top, axis, width, &svg) }
            LifeLineBar(line: line, axis: axis, y: top + Self.barHeight / 2, height: Self.barHeight).write(to: &svg)
            for name in names.dropFirst() {
                let x = axis.middle(of: name.from)
                svg.element(
                    .line,
                    [
                        .class: "notch", .x1: .number(x), .y1: .number(top - 1), .x2: .number(x),
                        .y2: .number(bottom + 1),
                    ]
                )
            }
            for year in axis.ticks(noNearerThan: measures.tickRoom) {
                let x = axis.x(ofYear: year)
                svg.element(
                    .line,
                    [
                        .class: "tick-line", .x1: .number(x), .y1: .number(bottom), .x2: .number(x),
                        .y2: .number(bottom + 8),
                    ]
                )
                svg.element(.text, [.class: "year", .x: .number(x), .y: .number(bottom + 22)], text: "\(year)")
            }
            for mark in line.marks { triangle(mark, bottom + 2, axis, &svg) }
            if let seen { sighting(seen, bottom, axis, width, &svg) }
        }
        return svg
    }

    /// The name above the day that it came with, and a line down to the bar.
    private func label(_ name: Name, _ row: Int, _ top: Double, _ axis: TimeAxis, _ full: Double, _ svg: inout SVG) {
        let x = axis.middle(of: name.from)
        let y = Double(row) * Self.rowHeight
        svg.element(
            .line,
            [.class: "tick-line", .x1: .number(x), .y1: .number(y + 2), .x2: .number(x), .y2: .number(top)]
        )
        let text = TextWidth.fitted(name.text, size: Self.fontSize, within: full - 60)
        let width = TextWidth.width(of: "\(text) \(name.from.year)", size: Self.fontSize)
        let isAtEnd = x + 6 + width > full
        svg.element(
            .text,
            [
                .class: isAtEnd ? "name end" : "name",
                .x: .number(isAtEnd ? max(full - 2, width) : x + 5), .y: .number(y + 11),
            ]
        ) { svg in
            svg.element(.tspan, [.class: "group-name"], text: text)
            svg.element(.tspan, [.class: "beside", .dx: 4], text: "\(name.from.year)")
        }
    }

    private func triangle(_ mark: TimelineMark, _ y: Double, _ axis: TimeAxis, _ svg: inout SVG) {
        let x = axis.middle(of: mark.date)
        var path = PathData()
        path.line(
            [PlanePoint(x: x, y: y), PlanePoint(x: x - 4, y: y + 7), PlanePoint(x: x + 4, y: y + 7)],
            closed: true
        )
        svg.element(.path, [.class: "triangle", .d: .text(path.text)]) { $0.element(.title, text: mark.words) }
    }

    private func sighting(_ seen: AxisDate, _ bottom: Double, _ axis: TimeAxis, _ full: Double, _ svg: inout SVG) {
        let x = axis.middle(of: seen)
        svg.element(
            .line,
            [.class: "sighting", .x1: .number(x), .y1: .number(bottom), .x2: .number(x), .y2: .number(bottom + 28)]
        )
        let text = "last seen \(seen.text)"
        let isAtEnd = x + TextWidth.width(of: text, size: 12) > full
        svg.element(
            .text,
            [
                .class: isAtEnd ? "seen-label end" : "seen-label", .x: .number(isAtEnd ? x - 4 : x + 4),
                .y: .number(bottom + 38),
            ],
            text: text
        )
    }

    /// The names with their first days, for who reads text.
    package var words: [String] { names.map { "\($0.text), from \($0.from.text)" } }

    private var summary: String {
        (names.map { "\($0.text) from \($0.from.text)" } + line.marks.map(\.words)).joined(separator: ". ")
    }
}
