/// The directory as it stood on a day: what existed then, as it was then.
///
/// Dated facts are taken as of the day: names, status, mandates, relations, events, figures. What has no date of its own,
/// such as prose, tasks and dimensions, stays as it is.
struct WorldOnDay {
    let day: Day
    let repository: Repository

    /// A collection on the day.
    func store(_ name: CollectionName) -> CollectionStore {
        let today = repository[name]
        guard today.schema.lifespan != nil else { return today }
        var undated = 0
        let records = today.records.compactMap { record -> [UInt8]? in
            let value = record.value
            switch Existence(of: value, in: today.schema, on: day) {
            case .certain: return self.value(value, today.schema).bytes
            case .unknown:
                undated += 1
                return nil
            case .notYet, .noMore: return nil
            }
        }
        return CollectionStore(records, ofPastDayOf: today, undated: undated)
    }

    /// A record that existed on the day, as it was.
    func record(_ record: Record) -> Record {
        Record(record.collection, value(record.value, CollectionSchema.named(record.collection)))
    }

    private func value(_ record: JSON, _ schema: CollectionSchema) -> JSON {
        let name = nameThen(record)
        var members: [JSON.Member] = []
        // what exists on the day has not ended before it, so how it ended is of later, but for its last day
        let isLastDay = Self.date(record["closed"]).map { $0.latest <= day.latest } ?? false
        for field in schema.fields {
            guard let value = record[field.name] else { continue }
            let isOfLater = !isLastDay && ["closing_decision", "closing_reason"].contains(field.name)
            if !isOfLater, let kept = then(value, field, name: name) ?? (field.isRequired ? value : nil) {
                members.append(JSON.Member(field.name, kept))
            }
        }
        if let place = members.firstIndex(where: { $0.name == "evidence" }) {
            let evidence = Self.evidence(members[place].value, for: .object(members), schema)
            members[place] = JSON.Member("evidence", evidence)
        }
        return .object(members)
    }

    /// The name that was in use, among those with dates; today's where none of them tells.
    private func nameThen(_ record: JSON) -> String {
        let dated = (record["names"]?.array ?? []).filter { entry in
            guard let kind = entry["kind"]?.string, ["official", "former", "predecessor"].contains(kind) else {
                return false
            }
            let (from, to) = (Self.date(entry["from"]), Self.date(entry["to"]))
            return (from != nil || to != nil) && from.map { $0.latest <= day.earliest } ?? true
                && to.map { day.latest <= $0.earliest } ?? true
        }
        let newest = dated.max { (Self.date($0["from"])?.earliest ?? 0) < (Self.date($1["from"])?.earliest ?? 0) }
        return newest?["value"]?.string ?? record["name"]?.string ?? ""
    }

    /// A field as it was; nil where it was not.
    private func then(_ value: JSON, _ field: Field, name: String) -> JSON? {
        switch field.name {
        case "name": return .string(name)
        case "status" where value == "closed" || value == "unknown": return "active"
        case "status_as_of", "status_note": return nil
        case "evidence": return value
        default: return then(value, field.type, ends: !["predecessors", "successors"].contains(field.name))
        }
    }

    /// - Parameter ends: whether a reference to what had ended by then is left out too.
    private func then(_ value: JSON, _ type: FieldType, ends: Bool) -> JSON? {
        switch type {
        case .date: return Self.date(value).map { $0.earliest > day.latest } == true ? nil : value
        case .reference(let collections): return wasThere(value, collections, ends: ends) ? value : nil
        case .list(.object(let fields, let key)):
            let kept = (value.array ?? []).filter { item in
                return isOfThen(item, key)
                    && fields.allSatisfy { field in
                        guard case .reference(let collections) = field.type, let id = item[field.name] else {
                            return true
                        }
                        return wasThere(id, collections, ends: ends)
                    }
            }
            return kept.isEmpty ? nil : .array(kept)
        case .object: return isOfThen(value, nil) ? value : nil
        case .list(let element):
            let kept = (value.array ?? []).compactMap { then($0, element, ends: ends) }
            return kept.isEmpty ? nil : .array(kept)
        default: return value
        }
    }

    /// Whether an object with dates of its own speaks of the day or of before: an event by then, a name in use by then, a
    /// figure of then. A figure whose date is not known speaks of no past day.
    ///
    /// - Parameter key: the name of the field that tells the items of a list apart.
    private func isOfThen(_ object: JSON, _ key: String?) -> Bool {
        if let key, ["as_of", "year"].contains(key), object[key] == nil { return false }
        return [key, "from", "as_of"].compactMap(\.self).allSatisfy { name in
            Self.date(object[name]).map { $0.earliest <= day.latest } ?? true
        }
    }

    private func wasThere(_ id: JSON, _ collections: [CollectionName], ends: Bool) -> Bool {
        guard let id = id.string else { return true }
        for name in collections {
            let store = repository[name]
            guard let record = store.record(id: id) else { continue }
            guard let lifespans = store.lifespans else { return true }
            guard lifespans.hadBegun(record.number, by: day.earliest) else { return false }
            return !ends || !lifespans.hadEnded(record.number, before: day.earliest)
        }
        return true
    }

    private static func date(_ value: JSON?) -> Day? { value?.string.flatMap { Day($0) } }

    /// Evidence without the entries and paths that speak of what is not there on the day.
    private static func evidence(_ evidence: JSON, for record: JSON, _ schema: CollectionSchema) -> JSON {
        .array(
            (evidence.array ?? []).compactMap { entry in
                let paths = (entry["fields"]?.array ?? []).filter { path in
                    EvidenceChecker.holds(record, schema, path.string ?? "")
                }
                guard !paths.isEmpty else { return nil }
                return .object(
                    (entry.members ?? []).map { $0.name == "fields" ? JSON.Member("fields", .array(paths)) : $0 }
                )
            }
        )
    }
}
