/// Whether the subject of a record existed on a day, as far as its dates tell.
enum Existence: Sendable, Equatable {
    /// It did.
    case certain
    /// It did not yet.
    case notYet
    /// It did no more.
    case noMore
    /// Its dates do not tell.
    case unknown

    /// Judges a record by its table's lifespan.
    ///
    /// A date that is known to the month or year counts for a day only where it does so for each day it may mean. The
    /// last day itself still counts as a day of existence.
    init(of value: JSON, in schema: CollectionSchema, on day: Day) {
        guard let lifespan = schema.lifespan else {
            self = .certain
            return
        }
        guard let from = Self.first(lifespan.from, in: value) else {
            self = .unknown
            return
        }
        if from.earliest > day.latest {
            self = .notYet
        } else if let to = Self.first(lifespan.to, in: value) {
            let isOver = to.latest < day.earliest
            let isOn = from.latest <= day.earliest && day.latest <= to.earliest
            self = isOver ? .noMore : isOn ? .certain : .unknown
        } else if value["status"] == "closed" {
            self = .unknown
        } else if value["status"] == "unknown", let seen = value["status_as_of"]?.string.flatMap({ Day($0) }) {
            self = from.latest <= day.earliest && day.latest <= seen.latest ? .certain : .unknown
        } else {
            self = from.latest <= day.earliest ? .certain : .unknown
        }
    }

    /// The earliest date at the first of the paths that holds any.
    private static func first(_ paths: [String], in value: JSON) -> Day? {
        for path in paths {
            let steps = path.split(separator: ".").map(String.init)[...]
            if let day = value.values(at: steps).compactMap({ $0.string.flatMap { Day($0) } }).min() { return day }
        }
        return nil
    }
}
