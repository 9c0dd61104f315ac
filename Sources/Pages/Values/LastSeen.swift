internal import Directory
internal import Markup

/// When a source last showed the status of a record, and whether that is long ago.
struct LastSeen {
    /// The date as the record has it.
    let date: String?
    /// Whether somebody should look again.
    let isDue: Bool
    /// Whether the status is that of what exists, or may.
    private let exists: Bool

    /// Reads a record; nil where its table does not say, and on a past day.
    init?(_ value: JSON, _ schema: CollectionSchema) {
        var date: String?
        var isDue = false
        for field in schema.fields {
            guard case .confirmation(let confirmation) = field.origin else { continue }
            switch confirmation {
            case .date: date = value[field.name]?.string
            case .isDue: isDue = value[field.name] == true
            }
        }
        guard date != nil || isDue else { return nil }
        self.date = date
        self.isDue = isDue
        exists = schema.lifespan?.state.map { value[$0.field]?.string != $0.ended } ?? true
    }

    /// The fields of a table that are read, the status among them.
    static func paths(_ schema: CollectionSchema) -> [String] {
        schema.fields.compactMap { field in
            if case .confirmation = field.origin { field.name } else { nil }
        } + [schema.lifespan?.state?.field].compactMap(\.self)
    }

    /// Writes it behind a status: ", last seen 3 Jan 2024". What was not seen for long has the colour of what needs care,
    /// and half a dot before the status; a title says why.
    ///
    /// - Parameter released: the day of the data, to say in words how long ago that was; nil where there is little room.
    func write(before released: Day? = nil, to html: inout HTML) {
        html.element(
            "span",
            isDue ? .class("seen old") : .class("seen"),
            isDue
                ? Attribute("title", "No source of the last \(Confirmations.months) months before the release shows it")
                : nil
        ) { html in
            html.raw(exists ? ", last seen " : ", last confirmed ")
            guard let date else { return html.raw("in no dated source") }
            DateWords.write(date, isShort: released == nil, to: &html)
            if isDue, let released, let words = Self.distance(date, released) {
                html.text(", \(words) before this release")
            }
        }
    }

    /// How long ago in words: "more than two years"; nil for less than a year.
    private static func distance(_ date: String, _ released: Day) -> String? {
        guard let day = Day(date) else { return nil }
        let days = Int(released.earliest) - Int(day.latest)
        // both are yyyymmdd, so that their difference has the years in front
        let years = days / 10_000
        switch years {
        case ..<1: return nil
        case 1: return "more than a year"
        default: return "more than \(years) years"
        }
    }
}
