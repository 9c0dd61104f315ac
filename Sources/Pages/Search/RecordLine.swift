internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// What a record is, in a line above its name: "Field operation · at work, last seen 3 Jan 2024 · North Macedonia".
///
/// What stands in it follows from the overview of the table: the status, then what tells the record from others of its
/// kind.
struct RecordLine {
    let record: Record
    let repository: Repository
    let value: JSON
    private let schema: CollectionSchema
    /// The parameters of the overview that the line shows.
    let shown: [String]

    /// Dates that need no word beside them, since they are the day of the record itself.
    private static let ownDates: Set = ["date", "published"]
    /// How many values stand beside kind and status.
    private static let mostValues = 2

    /// Reads a record. O(fields of its overview).
    ///
    /// - Parameter isBrief: whether it says kind and status alone, since what follows it says the rest.
    init(_ record: Record, _ repository: Repository, isBrief: Bool = false) {
        self.record = record
        self.repository = repository
        schema = repository[record.collection].schema
        value = record.value
        let (schema, value, parameters) = (schema, value, repository[record.collection].parameters)
        let names = schema.overview.filter { name in
            guard let parameter = parameters[name], let leaf = parameter.leaves.first,
                parameter.leaves.contains(where: { !$0.values(in: value).isEmpty })
            else { return false }
            if case .state = leaf.field.past { return false }
            switch leaf.type {
            case .date: return Self.ownDates.contains(name)
            case .term, .reference, .either, .token: return true
            default: return false
            }
        }
        let dates = names.filter(Self.ownDates.contains)
        let others = names.filter { !Self.ownDates.contains($0) }.prefix(Self.mostValues - dates.count)
        shown = isBrief ? [] : others + dates
    }

    func write(to html: inout HTML) {
        html.element("p", .class("kind")) { html in
            html.text(record.collection.noun(1).beginningSentence)
            status(&html)
            let words = ValueWords(repository: repository)
            for name in shown {
                guard let parameter = repository[record.collection].parameters[name] else { continue }
                let values = parameter.leaves.flatMap { leaf in
                    leaf.values(in: value).map { words.words($0, leaf.type) }
                }
                html.text(" · \(values.prefix(3).joined(separator: ", "))")
            }
        }
    }

    private func status(_ html: inout HTML) {
        guard let field = schema.fields.first(where: { if case .state = $0.past { true } else { false } }),
            let term = value[field.name]
        else { return }
        html.raw(" · ")
        html.element(
            "span",
            Attribute("data-term", term.text),
            text: ValueWords(repository: repository).words(term, field.type).inSentence
        )
        guard value[field.name]?.string != schema.lifespan?.state?.ended else { return }
        LastSeen(value, schema)?.write(to: &html)
    }
}
