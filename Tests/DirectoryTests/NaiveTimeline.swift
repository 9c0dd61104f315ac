@testable import Directory

/// Makes the events of the timeline from the trees of records, as the timeline's definition reads: what its builder, which
/// makes none, has to agree with.
struct NaiveTimeline {
    let repository: Repository

    /// What happened, when, and where in the record it stands.
    private struct Event {
        let kind: String
        let date: String
        var what: String?
        let evidence: (field: String, item: String?)
    }

    /// The records of the timeline in the order of their ids.
    func records() -> [JSON] {
        let made = repository.seeded.flatMap { store in store.records.flatMap { events(of: $0) } }
        return made.sorted { $0.id < $1.id }.map(\.value)
    }

    private func events(of record: Record) -> [(id: String, value: JSON)] {
        let value = record.value
        let type = CollectionSchema.named(record.collection).type
        var seen: Set<String> = []
        return Self.events(record.collection, value).map { event in
            var id = "\(type)-\(record.id)-\(event.kind)"
            if ["renamed", "noted", "moved", "transformed"].contains(event.kind) { id += "-\(event.date)" }
            var unique = id
            var count = 1
            while !seen.insert(unique).inserted {
                count += 1
                unique = "\(id)-\(count)"
            }
            return (unique, self.value(event, of: record, value, id: unique))
        }
    }

    private static func events(_ collection: CollectionName, _ value: JSON) -> [Event] {
        func dated(_ field: String, _ kind: String) -> [Event] {
            value[field]?.string.map { [Event(kind: kind, date: $0, evidence: (field, nil))] } ?? []
        }
        switch collection {
        case .institutions:
            return dated("established", "founded") + renamings(value) + notes(value)
                + changes(value, "seat_history", "moved") { $0 }
        case .operations:
            return dated("established", "founded") + dated("started", "started") + renamings(value) + notes(value)
                + dated("mandate_ended", "mandate-ended") + dated("closed", "closed")
                + changes(value, "kind_history", "transformed") { id in
                    Vocabularies.operationKind.terms.first { $0.id == id }?.label ?? id
                } + changes(value, "seat_history", "moved") { $0 }
        case .mandates: return mandate(value) + dated("valid_until", "term-ends")
        case .documents: return dated("date", "adopted")
        case .states: return dated("admitted", "admitted") + dated("partner_since", "partnered") + renamings(value)
        default: return []
        }
    }

    private static func mandate(_ value: JSON) -> [Event] {
        let kinds = [
            "founding": "mandated", "reform": "re-mandated", "renewal": "re-mandated", "extension": "re-mandated",
            "tasking": "tasked", "guidance": "tasked", "preparation": "tasked", "agreement": "agreed",
            "closing": "end-decided",
        ]
        guard let date = value["date"]?.string, let kind = value["kind"]?.string.flatMap({ kinds[$0] }) else {
            return []
        }
        return [Event(kind: kind, date: date, what: value["role"]?.string, evidence: ("date", nil))]
    }

    private static func notes(_ value: JSON) -> [Event] {
        (value["events"]?.array ?? []).compactMap { note in
            note["date"]?.string.map {
                Event(kind: "noted", date: $0, what: note["what"]?.string, evidence: ("events", $0))
            }
        }
    }

    private static func changes(
        _ value: JSON,
        _ history: String,
        _ kind: String,
        _ words: (String) -> String
    ) -> [Event] {
        let items = (value[history]?.array ?? []).enumerated().sorted { left, right in
            func start(_ item: JSON) -> Int32 {
                (item["from"] ?? item["to"])?.string.flatMap { Day($0) }?.earliest ?? 0
            }
            return (start(left.element), left.offset) < (start(right.element), right.offset)
        }.map(\.element)
        return zip(items, items.dropFirst()).compactMap { former, next in
            guard let from = next["from"]?.string, let old = former["value"]?.string, let new = next["value"]?.string,
                old != new
            else { return nil }
            return Event(
                kind: kind,
                date: from,
                what: "From \(words(old)) to \(words(new)).",
                evidence: (history, from)
            )
        }
    }

    private static func renamings(_ value: JSON) -> [Event] {
        let names = (value["names"]?.array ?? []).compactMap { name -> (from: Day?, to: Day?, name: String)? in
            guard let kind = name["kind"]?.string, ["official", "former"].contains(kind),
                name["language"] == "en", let value = name["value"]?.string
            else { return nil }
            let (from, to) = (name["from"]?.string.flatMap { Day($0) }, name["to"]?.string.flatMap { Day($0) })
            return from == nil && to == nil ? nil : (from, to, value)
        }.sorted { (($0.from ?? $0.to)?.earliest ?? 0) < (($1.from ?? $1.to)?.earliest ?? 0) }
        return zip(names, names.dropFirst()).compactMap { former, next in
            guard let day = next.from, former.name != next.name else { return nil }
            return Event(
                kind: "renamed",
                date: day.description,
                what: "From \u{201C}\(former.name)\u{201D} to \u{201C}\(next.name)\u{201D}.",
                evidence: ("names", next.name)
            )
        }
    }

    private func value(_ event: Event, of record: Record, _ content: JSON, id: String) -> JSON {
        let schema = CollectionSchema.named(.timeline)
        let label = Vocabularies.event.terms.first { $0.id == event.kind }?.label ?? event.kind
        let name = "\(record.name): \(label)"
        var values = inherited(record, content, on: event.date)
        values["id"] = .string(id)
        values["type"] = .string(schema.type)
        values["url"] = .string(Record.path(.timeline, id))
        values["name"] = .string(name)
        values["date"] = .string(event.date)
        values["event"] = .string(event.kind)
        values["what"] = event.what.map(JSON.string)
        values["collection"] = .string(record.collection.rawValue)
        values["record"] = .string(record.path)
        values["evidence"] = evidence(event, content)
        return .object(
            schema.fields.compactMap { field in values[field.name].map { JSON.Member(field.name, $0) } }
        )
    }

    /// What an event is filtered by: of the record itself and, for a mandate, of its holder.
    private func inherited(_ record: Record, _ content: JSON, on date: String) -> [String: JSON] {
        var values: [String: JSON] = [:]
        func take(_ record: Record, _ content: JSON) {
            for name in ["status", "region"] where record.collection == .operations {
                values[name] = content[name]
            }
            for name in ["dimensions", "activities"] where values[name] == nil { values[name] = content[name] }
            let countries =
                (content["host"]?["states"]?.array ?? [])
                + (content["host"]?["territories"]?.array ?? []).compactMap { $0["code"] }
            if !countries.isEmpty {
                values["countries"] = .array(countries)
            } else if let history = content["seat_history"]?.array {
                values["countries"] = Self.value("country", of: history, on: date).map { [$0] }
            } else if let country = content["seat"]?["country"] {
                values["countries"] = [country]
            }
            values[CollectionSchema.named(record.collection).type] = .string(record.id)
        }
        take(record, content)
        if record.collection == .states { values["countries"] = [.string(record.id)] }
        values["kind"] =
            content["kind_history"]?.array.map { Self.value("value", of: $0, on: date) } ?? content["kind"]
        if record.collection == .mandates {
            values["document"] = content["document"]
            if let holder = content["holder"]?.string {
                let records = [CollectionName.institutions, .operations].compactMap {
                    repository[$0].record(id: holder)
                }
                if let record = records.first { take(record, record.value) }
            }
        }
        return values
    }

    /// What a history has for a date: what began on it, what alone may have held, or the last value after all.
    private static func value(_ member: String, of history: [JSON], on date: String) -> JSON? {
        guard let day = Day(date) else { return nil }
        let items = history.enumerated().map { place, item in
            (place, item["from"]?.string.flatMap { Day($0) }, item["to"]?.string.flatMap { Day($0) }, item[member])
        }.sorted { (($0.1 ?? $0.2)?.earliest ?? 0, $0.0) < (($1.1 ?? $1.2)?.earliest ?? 0, $1.0) }
        if let begun = items.last(where: { $0.1 == day }) { return begun.3 }
        let meant = items.filter { !($0.1.map { $0.earliest > day.latest } ?? false) }
            .filter { !($0.2.map { $0.latest < day.earliest } ?? false) }
        let values = Set(meant.map { String(decoding: ($0.3 ?? .null).bytes, as: UTF8.self) })
        if values.count == 1 { return meant[0].3 }
        guard meant.isEmpty, let end = items.last?.2, end.latest < day.earliest else { return nil }
        return items.last?.3
    }

    /// The record's evidence for the place that the event is taken from, told of the event's own fields.
    private func evidence(_ event: Event, _ record: JSON) -> JSON? {
        let fields: JSON = event.what == nil || event.evidence.item == nil ? ["date"] : ["date", "what"]
        let entries = (record["evidence"]?.array ?? []).compactMap { entry -> JSON? in
            let paths = entry["fields"]?.array?.compactMap(\.string) ?? []
            let isMeant = paths.contains { path in
                let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
                return parts[0] == event.evidence.field && (parts.count == 1 || parts[1] == event.evidence.item)
            }
            guard isMeant, let members = entry.members else { return nil }
            return .object(members.map { $0.name == "fields" ? JSON.Member("fields", fields) : $0 })
        }
        return entries.isEmpty ? nil : .array(entries)
    }
}
