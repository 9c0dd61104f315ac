/// Something that happened to a record's subject on a date that the record gives.
struct Event {
    /// What happened, where the kind does not say it all.
    enum What {
        /// A text of the record, as it is written, with its quotes.
        case text(UnsafeRawBufferPointer)
        /// A name that took the place of another, both as they are written, without quotes.
        case renaming(from: UnsafeRawBufferPointer, to: UnsafeRawBufferPointer)
        /// A value that took the place of another, both in words as a JSON string has them, without quotes.
        case change(from: String, to: String)
    }

    /// What the record's evidence calls the place of a date: a field, or a field and the key of an item, as it is written.
    struct Place {
        /// A field with dates.
        enum Field {
            case member(DatedRecord.Member)
            /// The field of a history, by its name.
            case history([UInt8])
        }

        let field: Field
        let item: UnsafeRawBufferPointer?

        init(field: DatedRecord.Member, item: UnsafeRawBufferPointer?) {
            self.field = .member(field)
            self.item = item
        }

        init(history: [UInt8], item: UnsafeRawBufferPointer?) {
            field = .history(history)
            self.item = item
        }

        /// Whether the field has this name.
        func isNamed(_ name: UnsafeRawBufferPointer) -> Bool {
            switch field {
            case .member(let member): member.isNamed(name)
            case .history(let own): name.equals(own)
            }
        }

        /// Whether a record may have several events of this kind.
        var isOfList: Bool { item != nil }
    }

    /// The id of the kind.
    let kind: String
    /// The date as the record has it.
    let date: String
    let what: What?
    let place: Place
    /// How many events of the kind and date the record has before this one. Only of names and notes may it have several.
    private(set) var repetition = 0

    /// The events of a record, in the order of the rules.
    static func events(of record: DatedRecord) -> [Event] {
        var events: [Event] = []
        for rule in EventRule.rules(of: record.collection) {
            switch rule.place {
            case .field(let field):
                guard let date = record.text(field) else { continue }
                events.append(Event(kind: rule.kind, date: date, what: nil, place: Place(field: field, item: nil)))
            case .names: events += numbered(renamings(of: record, kind: rule.kind))
            case .notes: events += numbered(notes(of: record, kind: rule.kind))
            case .history(let place):
                let history = EventRule.histories(of: record.collection)[place]
                if let list = record.histories[place] { events += numbered(changes(in: list, history)) }
            case .mandate: if let event = mandate(record) { events.append(event) }
            }
        }
        return events
    }

    /// Events of one kind with the number of those before them that have the same date.
    private static func numbered(_ events: [Event]) -> [Event] {
        guard events.count > 1 else { return events }
        var events = events
        var counts: [String: Int] = [:]
        for place in events.indices {
            let count = counts[events[place].date] ?? 0
            events[place].repetition = count
            counts[events[place].date] = count + 1
        }
        return events
    }

    /// Writes the end of its id, which tells it from the other events of the record.
    func writeIdentity(to output: inout TextBuilder) {
        output.append(kind)
        // of these a record may have several
        guard place.isOfList else { return }
        output.append(literal: "-")
        output.append(date)
        guard repetition > 0 else { return }
        output.append(literal: "-")
        output.append(repetition + 1)
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

    /// The values that took the place of another, with a first day.
    private static func changes(in list: UnsafeRawBufferPointer, _ history: EventRule.History) -> [Event] {
        var items: [(first: UnsafeRawBufferPointer?, order: Int32, value: UnsafeRawBufferPointer)] = []
        JSONCursor.forEachElement(of: list) { item in
            var (first, last, value): (UnsafeRawBufferPointer?, UnsafeRawBufferPointer?, UnsafeRawBufferPointer?)
            JSONCursor.forEachMember(of: item) { name, found in
                if name.equals(history.first) { first = found.contentOfString }
                if name.equals(history.last) { last = found.contentOfString }
                if name.equals(history.member) { value = found.contentOfString }
            }
            guard let value else { return }
            items.append((first, (first ?? last).flatMap { Day(bytes: $0) }?.earliest ?? 0, value))
        }
        items = items.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element)
        return zip(items, items.dropFirst()).compactMap { former, next in
            guard let first = next.first, !former.value.equals(next.value) else { return nil }
            return Event(
                kind: history.kind,
                date: String(decoding: first, as: UTF8.self),
                what: .change(from: words(former.value, history.type), to: words(next.value, history.type)),
                place: Place(history: history.name, item: first)
            )
        }
    }

    /// A value in words: a term by its label, anything else as it is written.
    private static func words(_ value: UnsafeRawBufferPointer, _ type: FieldType) -> String {
        let text = String(decoding: value, as: UTF8.self)
        guard case .term(let vocabulary) = type else { return text }
        return vocabulary.terms.first { $0.id == text }?.label ?? text
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
