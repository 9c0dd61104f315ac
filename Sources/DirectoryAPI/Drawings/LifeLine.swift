internal import Directory

/// A record as a line of a timeline: from when to when it was, and what happened in between.
struct LifeLine: Sendable {
    /// The address of the record.
    let address: String
    /// Its name.
    let name: String
    /// How its bar is drawn.
    let symbol: MapFeature.Symbol
    /// The region of an operation, as the vocabulary has it.
    let region: String?
    /// When it began; nil where no date is known.
    let begin: Day?
    /// Where it is not known when it began: a date by which it was there.
    let attested: Day?
    /// When it ended; nil where no date is known, or where it has not ended.
    let end: Day?
    /// Whether it goes on.
    let isOpen: Bool
    /// What happened.
    var marks: [TimelineMark] = []

    private static let members = JSONProjection(MapFeature.paths + ["region", "names.from", "attested_by"])

    /// Reads a record of `/operations` or `/institutions`.
    init(_ record: Record) {
        let value = record.value(Self.members)
        func day(_ names: String...) -> Day? {
            names.lazy.compactMap { value[$0]?.string.flatMap { Day($0) } }.first
        }
        let feature = MapFeature(record, value)
        (address, name, symbol) = (feature.address, feature.name, feature.symbol)
        region = value["region"]?.string
        begin = day("established", "started")
        let names = (value["names"]?.array ?? []).compactMap { $0["from"]?.string.flatMap { Day($0) } }
        attested = begin == nil ? day("attested_by") ?? names.min() : nil
        end = day("closed", "mandate_ended")
        isOpen = end == nil && feature.symbol != .closed
    }

    /// From when to when, in words.
    var words: String {
        let first = begin.map(\.description) ?? attested.map { "before \($0)" } ?? "an unknown date"
        let last = isOpen ? "today" : end?.description ?? "an unknown date"
        return "\(attested == nil ? "from " : "since ")\(first) to \(last)"
    }
}

/// Something that happened, as a mark on a timeline.
struct TimelineMark: Sendable {
    /// How it is drawn.
    enum Shape: String, Sendable, CaseIterable {
        /// Beginning and end, which the bar itself shows.
        case bound
        /// The first day of work, or the end of a mandate: a line across the bar.
        case tick
        /// A change of name.
        case renaming
        /// A decision.
        case decision
        /// What was noted beside.
        case note

        /// The shape for a kind of event.
        init(event kind: String) {
            switch kind {
            case "founded", "closed": self = .bound
            case "started", "mandate-ended": self = .tick
            case "renamed": self = .renaming
            case "mandated", "re-mandated", "tasked", "agreed", "end-decided", "adopted": self = .decision
            default: self = .note
            }
        }
    }

    let shape: Shape
    /// When.
    let date: Day
    /// What, in words.
    let words: String
    /// The address of the record that tells of it.
    let address: String

    /// The paths of the members that are read.
    static let paths = ["date", "event", "what", "name", "record", "url"]
    /// These members.
    static let members = JSONProjection(paths)

    /// Reads a record of `/timeline`; nil where it has no date.
    init?(_ event: JSON) {
        guard let date = event["date"]?.string.flatMap({ Day($0) }) else { return nil }
        self.date = date
        shape = Shape(event: event["event"]?.string ?? "")
        let what = event["what"]?.string.map { ": \($0)" } ?? ""
        words = "\(date): \(event["name"]?.string ?? "")\(what)"
        address = event["record"]?.string ?? event["url"]?.string ?? "/timeline"
    }
}
