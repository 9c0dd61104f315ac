package import Addresses
package import Directory
package import Drawings

/// The timeline of a list of events: all of those that match, not of a page alone.
package struct TimelineFigure {
    package let chart: TimelineChart
    private let title: String
    private let summary: String
    /// How many events match beyond those that are drawn.
    package let rest: Int

    /// How many events are drawn at most.
    package static let greatestCount = 3_000

    /// The timeline of what a request to `/timeline` asks for.
    package init(of request: ListRequest, _ repository: Repository) {
        var query = request.scopedQuery
        (query.offset, query.limit, query.facets, query.groups) = (0, Self.greatestCount, [], [])
        let answer = repository.answer(query)
        self.init(answer.records, words: request.words, total: answer.total, repository: repository)
    }

    /// The timeline of events.
    package init(_ events: [Record], words: String, total: Int? = nil, repository: Repository) {
        chart = TimelineChart(events, repository: repository)
        title = "Timeline: \(words)"
        rest = max(0, (total ?? events.count) - events.count)
        let lines = chart.groups.reduce(0) { $0 + $1.lines.count }
        summary =
            "\(events.count) events from \(chart.firstYear) to \(chart.today.text), \(lines) operations and institutions as bars from founding to closing."
    }

    /// To be served alone.
    package var alone: TimelineDrawing { drawing(.alone) }

    /// The drawing with these measures.
    package func drawing(_ measures: TimelineDrawing.Measures) -> TimelineDrawing {
        TimelineDrawing(
            chart: chart,
            title: title,
            summary: summary,
            measures: measures,
            address: { collection, year in
                CollectionName.timeline.path
                    + Target.query([("date", "\(year)"), ("collection", collection)])
            }
        )
    }
}
