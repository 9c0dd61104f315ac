/// Makes the records of the timeline of the dated records of other collections.
struct TimelineBuilder {
    let repository: Repository

    /// The events of all collections, in the order of their ids.
    func records() -> [[UInt8]] {
        repository.seeded.flatMap { store in
            Parallel.chunks(of: Array(store.records)) { records in records.flatMap(events) }
        }.sorted { $0.id < $1.id }.map(\.bytes)
    }

    /// The events of a record with their ids, which name its type and itself, so that no other record has them.
    private func events(of record: Record) -> [(id: String, bytes: [UInt8])] {
        let value = record.value
        let type = CollectionSchema.type(of: record.collection)
        var seen: Set<String> = []
        return Event.events(of: record, value).map { event in
            var id = "\(type)-\(record.id)-\(event.kind)"
            // of these a record may have several
            if ["renamed", "noted"].contains(event.kind) { id += "-\(event.date)" }
            var unique = id
            var count = 1
            while !seen.insert(unique).inserted {
                count += 1
                unique = "\(id)-\(count)"
            }
            return (id: unique, bytes: self.value(event, of: record, value, id: unique).bytes)
        }
    }

    private func value(_ event: Event, of record: Record, _ content: JSON, id: String) -> JSON {
        let schema = CollectionSchema.timeline
        let label = Vocabularies.event.terms.first { $0.id == event.kind }?.label ?? event.kind
        let name = "\(record.name): \(label)"
        var values = inherited(record, content)
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
    private func inherited(_ record: Record, _ content: JSON) -> [String: JSON] {
        var values: [String: JSON] = [:]
        func take(_ record: Record, _ content: JSON) {
            for name in ["status", "region"] where record.collection == .operations {
                values[name] = content[name]
            }
            for name in ["dimensions", "activities"] where values[name] == nil { values[name] = content[name] }
            let countries =
                content.values(at: ["host", "states"]) + content.values(at: ["host", "territories", "code"])
            if !countries.isEmpty {
                values["countries"] = .array(countries)
            } else if let country = content["seat"]?["country"] {
                values["countries"] = [country]
            }
            values[CollectionSchema.type(of: record.collection)] = .string(record.id)
        }
        take(record, content)
        if record.collection == .states { values["countries"] = [.string(record.id)] }
        values["kind"] = content["kind"]
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
