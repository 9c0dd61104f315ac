/// Finds events and figures of a time at which the subject of their record was not there. What led to it and what it left
/// behind may be told, for some years.
enum LifetimeReview {
    /// The years before the beginning and after the end of which something may be told.
    private static let years = 5

    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        records.flatMap { record -> [SeedFault] in
            guard let lifespan = CollectionSchema.named(record.collection).lifespan else { return [] }
            let (begin, end) = (day(record, lifespan.from), day(record, lifespan.to))
            return dates(of: record).compactMap { path, date in
                if let begin, begin.year - date.year > years {
                    return record.fault(
                        path,
                        "\(date) is years before it began on \(begin); one of the two dates is wrong"
                    )
                }
                if let end, date.year - end.year > years {
                    return record.fault(
                        path,
                        "\(date) is years after it ended on \(end); one of the two dates is wrong"
                    )
                }
                return nil
            }
        }
    }

    private static func day(_ record: SeedRecord, _ fields: [String]) -> Day? {
        fields.lazy.compactMap { record.value[$0]?.string.flatMap { Day($0) } }.first
    }

    /// The dates of events and figures, each with its path.
    private static func dates(of record: SeedRecord) -> [(path: String, day: Day)] {
        [("events", "date"), ("staff", "as_of"), ("budget", "year")].flatMap { list, key in
            (record.value[list]?.array ?? []).enumerated().compactMap { place, item in
                item[key]?.string.flatMap { Day($0) }.map { ("\(list)[\(place)].\(key)", $0) }
            }
        }
    }
}
