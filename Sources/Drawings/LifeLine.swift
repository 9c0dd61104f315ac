/// A record as a line of a timeline: from when to when it was, and what happened in between.
package struct LifeLine: Sendable {
    /// The address of the record.
    package let address: String
    /// Its name.
    package let name: String
    /// How its bar is drawn.
    package let symbol: MapFeature.Symbol
    /// The region of an operation, as the vocabulary has it.
    package let region: String?
    /// When it began; nil where no date is known.
    package let begin: AxisDate?
    /// Where it is not known when it began: a date by which it was there.
    package let attested: AxisDate?
    /// When it ended; nil where no date is known, or where it has not ended.
    package let end: AxisDate?
    /// When a source last showed it; nil where none that is dated does, and on a past day.
    package var seen: AxisDate?
    /// Whether it goes on.
    package let isOpen: Bool
    /// What happened.
    package var marks: [TimelineMark] = []

    /// Joins its parts.
    package init(
        address: String,
        name: String,
        symbol: MapFeature.Symbol,
        region: String? = nil,
        begin: AxisDate?,
        attested: AxisDate? = nil,
        end: AxisDate?,
        seen: AxisDate? = nil,
        isOpen: Bool,
        marks: [TimelineMark] = []
    ) {
        self.address = address
        self.name = name
        self.symbol = symbol
        self.region = region
        self.begin = begin
        self.attested = attested
        self.end = end
        self.seen = seen
        self.isOpen = isOpen
        self.marks = marks
    }

    /// From when to when, in words.
    package var words: String {
        let first = begin?.text ?? attested.map { "before \($0.text)" } ?? "an unknown date"
        let last = isOpen ? seen.map { "today, last seen \($0.text)" } ?? "today" : end?.text ?? "an unknown date"
        return "\(attested == nil ? "from " : "since ")\(first) to \(last)"
    }
}

/// Something that happened, as a mark on a timeline.
package struct TimelineMark: Sendable {
    /// How it is drawn.
    package enum Shape: String, Sendable, CaseIterable {
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
    }

    package let shape: Shape
    /// When.
    package let date: AxisDate
    /// What, in words.
    package let words: String
    /// The address of the record that tells of it.
    package let address: String

    /// Joins its parts.
    package init(shape: Shape, date: AxisDate, words: String, address: String) {
        self.shape = shape
        self.date = date
        self.words = words
        self.address = address
    }
}
