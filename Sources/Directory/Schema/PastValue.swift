/// What becomes of a field's value where a record is shown as it was on a past day.
package enum PastValue: Sendable {
    /// Dates and references in the value tell whether it was there; what has none does not change with time.
    case byContent
    /// As `byContent`, and what the value refers to may have ended by then.
    case byContentEnded
    /// It may have changed and nothing dates it: today's value is shown, and answers say so (`meta.not_dated`). Records
    /// that it refers to had begun by then.
    case undated
    /// The value that the history has for the day; today's, as `undated`, where the record has no history.
    case history(ValueHistory)
    /// The name that was in use, by the days of the names in another field.
    case name(in: String)
    /// The state of the lifespan on each of its days (`Lifespan.State.existing`).
    case state
    /// It tells how the record's subject ended, which nobody knew before the last day.
    case ofEnd
    /// It speaks of today alone and is left out.
    case ofToday
    /// It speaks of days to come, and was known from the day that the record begins with.
    case ahead
    /// What the other fields rest on: sources of what is shown.
    case evidence
    /// Whether the dates tell that the subject existed on the day.
    case certainty
}

/// Where the values that a field had stand, each with its days.
package struct ValueHistory: Sendable {
    /// The field of the same record that holds them: a list of objects, whose members with `SpanBound.first` and `.last`
    /// are the days of an item.
    package let field: String
    /// The member of an item that is the value.
    package let member: String
    /// Of a value that is an object, the member that an item's `member` is; its other members have one name in both.
    package let part: String?
    /// The kind of event on the timeline that a change is; nil for none.
    package let event: String?

    /// Names the places.
    package init(_ field: String, member: String = "value", part: String? = nil, event: String? = nil) {
        self.field = field
        self.member = member
        self.part = part
        self.event = event
    }
}

/// What a date says of the item of a list that it stands in.
package enum SpanBound: Sendable {
    /// The first day on which the item held.
    case first
    /// The last day.
    case last
    /// The day that the item is of; without it an item is of no day that is known.
    case day
    /// A day on which a source shows that it held.
    case shown
}
