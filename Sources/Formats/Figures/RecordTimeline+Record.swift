package import Directory
internal import Drawings

extension RecordTimeline {
    /// Reads the events of a record, on a past day those up to it; nil for what has no life of its own, and where no date
    /// of it is known.
    package init?(_ record: Record, _ repository: Repository, asOf: Day? = nil) {
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
        line.marks = repository.answer(query).records.compactMap {
            TimelineMark($0.value(TimelineMark.members))
        }
        .filter { mark in
            asOf.map { mark.date.earliest.lowerBound <= AxisDate($0).earliest.lowerBound } ?? true
        }
        .sorted { ($0.date, $0.words) < ($1.date, $1.words) }
        guard line.begin != nil || line.end != nil || !line.marks.isEmpty else { return nil }
        self.init(line: line, today: AxisDate(asOf ?? repository.dataset.released))
    }
}
