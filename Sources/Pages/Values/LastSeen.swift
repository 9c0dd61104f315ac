internal import Directory
internal import Markup

/// When a source last showed the status of a record, and whether that is long ago.
struct LastSeen {
    /// The date as the record has it.
    let date: String?
    /// Whether somebody should look again.
    let isDue: Bool
    /// Whether the status is that of what exists.
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

    /// Writes it behind a status.
    func write(to html: inout HTML) {
        html.element("span", .class("seen")) { html in
            html.raw(exists ? ", last seen " : ", last confirmed ")
            if let date { DateWords.write(date, isShort: true, to: &html) } else { html.raw("in no dated source") }
        }
        guard isDue else { return }
        html.raw(" ")
        html.element(
            "span",
            .class("due"),
            Attribute("title", "No source of the last \(Confirmations.months) months before the release shows it"),
            text: "to be confirmed"
        )
    }
}
