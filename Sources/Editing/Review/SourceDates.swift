internal import Directory

/// Finds dates that rest on a source which is older than they are. A decision or a report may tell of what is to come, but
/// not of what happened years later.
enum SourceDates {
    /// How far ahead a source may tell of a day that can be announced, in days.
    private static let announced = 366

    /// The fields whose dates nobody announces: the day of a text or of a figure, and what is known only afterwards.
    private static let told: Set<String> = ["date", "admitted", "attested_by", "status_as_of"]

    /// The fields that say how long something is to last: a decision may give a term of any length.
    private static let terms: Set<String> = ["valid_until"]

    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        let sources = Dictionary(
            records.filter { $0.collection == .sources }.map {
                ($0.label, $0.value["published"]?.string.flatMap { Day($0) })
            }
        ) { first, _ in first }
        return records.filter { $0.collection != .sources }.flatMap { record in
            (record.value["evidence"]?.array ?? []).flatMap { entry -> [SeedFault] in
                guard entry["basis"] == "stated", let source = entry["source"]?.string,
                    let published = sources[source] ?? nil
                else { return [] }
                return (entry["fields"]?.array ?? []).compactMap(\.string).flatMap { path in
                    days(at: path, in: record).filter { isLate($0.day, $0.field, published) }.map { late in
                        record.fault(
                            path,
                            "\(late.day) is after \(published), the date of the source \(source) that states it; correct one of the two, or cite another source"
                        )
                    }
                }
            }
        }
    }

    private static func isLate(_ day: Day, _ field: String, _ published: Day) -> Bool {
        guard day.earliest > published.latest, !terms.contains(field) else { return false }
        return told.contains(field) || distance(from: published.last, to: day) > announced
    }

    /// The days of a fact that evidence names by its path, each with its field.
    private static func days(at path: String, in record: SeedRecord) -> [(field: String, day: Day)] {
        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
        guard let field = parts.first,
            let type = CollectionSchema.named(record.collection).fields.first(where: { $0.name == field })?.type
        else { return [] }
        switch type {
        case .date: return (record.value[field]?.string.flatMap { Day($0) }).map { [(field, $0)] } ?? []
        case .list(.object(_, let key?)) where parts.count == 2 && ["date", "as_of"].contains(key.first):
            // a figure or an event is named by its day, and by more where several are of one day
            let day = Day(String(parts[1].prefix { $0 != " " }))
            return day.map { [(key.first == "date" ? field : "date", $0)] } ?? []
        default: return []
        }
    }

    /// The days from the first day that a date may mean to that of another.
    private static func distance(from start: Day, to end: Day) -> Int { number(end) - number(start) }

    /// A count of days that grows by one each day (Fliegel and Van Flandern).
    private static func number(_ day: Day) -> Int {
        let (month, date) = (day.month ?? 1, day.day ?? 1)
        let shift = (14 - month) / 12
        let (year, place) = (day.year + 4800 - shift, month + 12 * shift - 3)
        return date + (153 * place + 2) / 5 + 365 * year + year / 4 - year / 100 + year / 400
    }
}
