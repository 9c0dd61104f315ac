internal import Directory
internal import Markup

/// The life of one operation or institution on a line: for the page of a record.
struct RecordTimeline: Sendable {
    /// The life line with everything that happened.
    let line: LifeLine
    /// The last day that is drawn of what goes on.
    private let today: Day

    private static let width = 360.0
    private static let height = 66.0

    /// Reads the events of a record, on a past day those up to it; nil for what has no life of its own, and where no date
    /// of it is known.
    init?(_ record: Record, _ repository: Repository, asOf: Day? = nil) {
        guard record.collection == .operations || record.collection == .institutions,
            let parameter = repository[.timeline].parameters[
                record.collection == .operations ? "operation" : "institution"
            ]
        else { return nil }
        let query = Query(
            .timeline,
            conditions: [Condition(parameter, .equal, [.text(record.id)])],
            limit: Query.limits.upperBound
        )
        var line = LifeLine(record)
        line.marks = repository.answer(query).records.compactMap { TimelineMark($0.value(TimelineMark.members)) }
            .filter { mark in asOf.map { mark.date.earliest <= $0.earliest } ?? true }
            .sorted { ($0.date, $0.words) < ($1.date, $1.words) }
        guard line.begin != nil || line.end != nil || !line.marks.isEmpty else { return nil }
        self.line = line
        today = asOf ?? repository.dataset.released
    }

    /// The line, from the year before the first date to the last date, or today.
    var svg: SVG {
        let dates = [line.begin, line.end, line.attested].compactMap(\.self) + line.marks.map(\.date)
        let first = (dates.map(\.year).min() ?? today.year) - 1
        // what has ended needs no years after it
        let last = line.isOpen ? today : Day(year: (dates.map(\.year).max() ?? today.year) + 1) ?? today
        let axis = TimeAxis(firstYear: first, today: last, left: 10, right: Self.width - 10)
        let title = "\(line.name), \(line.words)"
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg", .viewBox: "0 0 \(Int(Self.width)) \(Int(Self.height))",
                .class: "drawing life", .role: "img", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: line.marks.map(\.words).joined(separator: ". "))
            for year in axis.ticks(noNearerThan: 40) {
                let x = axis.x(ofYear: year)
                svg.element(.line, [.class: "tick-line", .x1: .number(x), .y1: 8, .x2: .number(x), .y2: 48])
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
