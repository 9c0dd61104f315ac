/// Something that happened to a record's subject on a date that the record gives.
struct Event {
    /// What happened, where the kind does not say it all.
    enum What {
        /// A text of the record, as it is written, with its quotes.
        case text(UnsafeRawBufferPointer)
        /// A name that took the place of another, both as they are written, without quotes.
        case renaming(from: UnsafeRawBufferPointer, to: UnsafeRawBufferPointer)
    }

    /// What the record's evidence calls the place of a date: a field, or a field and the key of an item, as it is written.
    struct Place {
        let field: DatedRecord.Member
        let item: UnsafeRawBufferPointer?
    }

    /// The id of the kind.
    let kind: String
    /// The date as the record has it.
    let date: String
    let what: What?
    let place: Place

    /// The events of a record, in the order of the rules.
    static func events(of record: DatedRecord) -> [Event] {
        var events: [Event] = []
        for rule in EventRule.rules(of: record.collection) {
            switch rule.place {
            case .field(let field):
                guard let date = record.text(field) else { continue }
                events.append(Event(kind: rule.kind, date: date, what: nil, place: Place(field: field, item: nil)))
            case .names: events += renamings(of: record, kind: rule.kind)
            case .notes: events += notes(of: record, kind: rule.kind)
            case .mandate: if let event = mandate(record) { events.append(event) }
            }
        }
        return events
    }

    private static func mandate(_ record: DatedRecord) -> Event? {
        guard let date = record.text(.date), let kind = record.text(.kind).flatMap(EventRule.kind(ofMandate:)) else {
            return nil
        }
        return Event(kind: kind, date: date, what: text(record[.role]), place: Place(field: .date, item: nil))
    }

    private static func notes(of record: DatedRecord, kind: String) -> [Event] {
        (record[.events]?.elements ?? []).compactMap { note in
            guard let date = JSONCursor.member("date", of: note), let text = date.text else { return nil }
            return Event(
                kind: kind,
                date: text,
                what: Self.text(JSONCursor.member("what", of: note)),
                place: Place(field: .events, item: date.contentOfString)
            )
        }
    }

    private static func text(_ value: UnsafeRawBufferPointer?) -> What? {
        value.flatMap { $0.contentOfString == nil ? nil : .text($0) }
    }

    private static func day(_ member: StaticString, of name: UnsafeRawBufferPointer) -> Day? {
        guard let date = JSONCursor.member(member, of: name)?.contentOfString else { return nil }
        return Day(bytes: date)
    }

    /// The names that took the place of another: full names in the primary language with a first day, where one is known to
    /// have gone before.
    private static func renamings(of record: DatedRecord, kind: String) -> [Event] {
        // most records have had one name, so that nothing needs to be put in order
        var names: [(from: Day?, to: Day?, name: UnsafeRawBufferPointer)] = []
        for name in record[.names]?.elements ?? [] {
            guard let kind = JSONCursor.member("kind", of: name)?.text, ["official", "former"].contains(kind),
                let language = JSONCursor.member("language", of: name)?.contentOfString,
                PrimaryLanguage.includes(language),
                let value = JSONCursor.member("value", of: name)?.contentOfString
            else { continue }
            let (from, to) = (day("from", of: name), day("to", of: name))
            if from != nil || to != nil { names.append((from, to, value)) }
        }
        guard names.count > 1 else { return [] }
        names.sort { (($0.from ?? $0.to)?.earliest ?? 0) < (($1.from ?? $1.to)?.earliest ?? 0) }
        return zip(names, names.dropFirst()).compactMap { former, next in
            guard let day = next.from, !former.name.equals(next.name) else { return nil }
            return Event(
                kind: kind,
                date: day.description,
                what: .renaming(from: former.name, to: next.name),
                place: Place(field: .names, item: next.name)
            )
        }
    }
}
