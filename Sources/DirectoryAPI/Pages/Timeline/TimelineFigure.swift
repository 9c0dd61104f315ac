internal import Directory
internal import Markup

/// The timeline of a list of events: all of those that match, not of a page alone.
struct TimelineFigure {
    private let chart: TimelineChart
    private let title: String
    private let summary: String
    /// How many events match beyond those that are drawn.
    private let rest: Int

    /// How many events are drawn at most.
    static let greatestCount = 3_000

    /// The timeline of what a request to `/timeline` asks for.
    init(of request: ListRequest, _ repository: Repository) {
        var query = request.scopedQuery
        (query.offset, query.limit, query.facets) = (0, Self.greatestCount, [])
        let answer = repository.answer(query)
        self.init(answer.records, words: request.words, total: answer.total, repository: repository)
    }

    /// The timeline of events.
    init(_ events: [Record], words: String, total: Int? = nil, repository: Repository) {
        chart = TimelineChart(events, repository: repository)
        title = "Timeline: \(words)"
        rest = max(0, (total ?? events.count) - events.count)
        let lines = chart.groups.reduce(0) { $0 + $1.lines.count }
        summary =
            "\(events.count) events from \(chart.firstYear) to \(chart.today), \(lines) operations and institutions as bars from founding to closing."
    }

    /// To be served alone.
    var alone: TimelineDrawing { drawing(.alone) }

    private func drawing(_ measures: TimelineDrawing.Measures) -> TimelineDrawing {
        TimelineDrawing(
            chart: chart,
            title: title,
            summary: summary,
            measures: measures,
            address: { collection, year in
                CollectionName.timeline.path
                    + Target.query([("date", "\(year)"), ("collection", collection.rawValue)])
            }
        )
    }

    /// Writes the drawing in both widths, of which a style sheet shows one.
    func write(to html: inout HTML) {
        guard !chart.isEmpty else { return }
        html.element("figure", .class("figure")) { html in
            html.drawing(drawing(.wide).svg)
            html.drawing(drawing(.narrow).svg)
            html.element("figcaption") { html in
                html.raw(
                    "Bars run from founding to closing, or to the day of the data. Pale ends are dates known to the year or month, dashed ones are not known. The list below says the same."
                )
                if rest > 0 {
                    html.text(" \(rest) further events match and are not drawn; narrow the list to see them.")
                }
            }
        }
    }
}
