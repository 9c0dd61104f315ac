/// Something that happened to a record's subject on a date that the record gives.
struct Event {
    /// The id of the kind.
    let kind: String
    /// The date as the record has it.
    let date: String
    /// What happened, where the kind does not say it all.
    let what: String?
    /// What the record's evidence calls the place: a field, or a field and the key of an item.
    let evidence: (field: String, item: String?)

    /// The events of a record, in the order of the rules.
    static func events(of record: Record, _ value: JSON) -> [Event] {
        EventRule.rules(of: record.collection).flatMap { rule -> [Event] in
            switch rule.place {
            case .field(let field):
                value[field]?.string.map {
                    [Event(kind: rule.kind, date: $0, what: nil, evidence: (field, nil))]
                }
                    ?? []
            case .names: renamings(of: value, kind: rule.kind)
            case .notes: notes(of: value, kind: rule.kind)
            case .mandate: mandate(value)
            }
        }
    }

    private static func mandate(_ record: JSON) -> [Event] {
        guard let date = record["date"]?.string,
            let kind = record["kind"]?.string.flatMap(EventRule.kind(ofMandate:))
        else { return [] }
        return [Event(kind: kind, date: date, what: record["role"]?.string, evidence: ("date", nil))]
    }

    private static func notes(of record: JSON, kind: String) -> [Event] {
        (record["events"]?.array ?? []).compactMap { note in
            guard let date = note["date"]?.string else { return nil }
            return Event(kind: kind, date: date, what: note["what"]?.string, evidence: ("events", date))
        }
    }

    /// The names that took the place of another: full names with a first day, where one is known to have gone before.
    private static func renamings(of record: JSON, kind: String) -> [Event] {
        let names = (record["names"]?.array ?? []).compactMap { name -> (from: Day?, to: Day?, name: String)? in
            guard let kind = name["kind"]?.string, ["official", "former"].contains(kind),
                let value = name["value"]?.string
            else { return nil }
            let (from, to) = (name["from"]?.string.flatMap { Day($0) }, name["to"]?.string.flatMap { Day($0) })
            return from == nil && to == nil ? nil : (from, to, value)
        }.sorted { (($0.from ?? $0.to)?.earliest ?? 0) < (($1.from ?? $1.to)?.earliest ?? 0) }
        return zip(names, names.dropFirst()).compactMap { former, next in
            guard let day = next.from, former.name != next.name else { return nil }
            return Event(
                kind: kind,
                date: day.description,
                what: "From \u{201C}\(former.name)\u{201D} to \u{201C}\(next.name)\u{201D}.",
                evidence: ("names", next.name)
            )
        }
    }
}
