internal import Directory

/// Finds dates of records that contradict those of the records they are tied to.
enum Chronology {
    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        let known = Dictionary(records.map { ("\($0.collection)/\($0.label)", $0) }) { first, _ in first }
        func record(_ collection: CollectionName, _ id: String?) -> SeedRecord? {
            id.flatMap { known["\(collection)/\($0)"] }
        }
        return records.flatMap { own -> [SeedFault] in
            switch own.collection {
            case .operations: return succession(own) { record(.operations, $0) } + names(own)
            case .institutions: return names(own)
            case .documents: return relations(own) { record(.documents, $0) }
            case .mandates:
                let holder = own.value["holder"]?.string
                return mandate(own, record(.operations, holder) ?? record(.institutions, holder))
            default: return []
            }
        }
    }

    private static func day(_ record: SeedRecord, _ names: [String]) -> Day? {
        names.lazy.compactMap { record.value[$0]?.string.flatMap { Day($0) } }.first
    }

    private static func begin(_ record: SeedRecord) -> Day? { day(record, ["established", "started"]) }

    private static func end(_ record: SeedRecord) -> Day? { day(record, ["closed", "mandate_ended"]) }

    private static func succession(_ own: SeedRecord, _ find: (String?) -> SeedRecord?) -> [SeedFault] {
        func ids(_ record: SeedRecord, _ field: String) -> [String] {
            record.value.values(at: [field, "id"]).compactMap(\.string)
        }
        var faults: [SeedFault] = []
        for id in ids(own, "predecessors") {
            guard let former = find(id) else { continue }
            if let start = begin(own), let earlier = begin(former), start.latest < earlier.earliest {
                faults.append(
                    own.fault("predecessors", "\(id) began on \(earlier), after \(start); one of the dates is wrong")
                )
            }
            if !ids(former, "successors").contains(own.label) {
                faults.append(own.fault("predecessors", "\(id) does not have it among its successors; add it there"))
            }
        }
        for id in ids(own, "successors") {
            guard let later = find(id), !ids(later, "predecessors").contains(own.label) else { continue }
            faults.append(own.fault("successors", "\(id) does not have it among its predecessors; add it there"))
        }
        return faults
    }

    private static func relations(_ own: SeedRecord, _ find: (String?) -> SeedRecord?) -> [SeedFault] {
        ["supersedes", "builds_on", "implements"].flatMap { field in
            own.value.values(at: [field]).compactMap(\.string).compactMap { id -> SeedFault? in
                guard let date = day(own, ["date"]), let other = find(id).flatMap({ day($0, ["date"]) }),
                    date.latest < other.earliest
                else { return nil }
                return own.fault(
                    field,
                    "\(id) is of \(other), after \(date); turn the relation round or use relates_to"
                )
            }
        }
    }

    private static func mandate(_ own: SeedRecord, _ holder: SeedRecord?) -> [SeedFault] {
        guard let holder, let date = day(own, ["date"]), let end = end(holder), end.latest < date.earliest else {
            return []
        }
        return [own.fault("date", "\(date) is after the end of \(holder.label) on \(end); one of the dates is wrong")]
    }

    /// Names of a body's own that are said to be in use before it began or after it ended.
    private static func names(_ own: SeedRecord) -> [SeedFault] {
        (own.value["names"]?.array ?? []).compactMap { name in
            guard ["official", "former"].contains(name["kind"]?.string) else { return nil }
            let (from, to) = (name["from"]?.string.flatMap { Day($0) }, name["to"]?.string.flatMap { Day($0) })
            if let from, let begin = begin(own), from.latest < begin.earliest {
                return own.fault(
                    "names",
                    "\(name["value"] ?? .null) was in use from \(from), before it began on \(begin)"
                )
            }
            if let to, let end = end(own), end.latest < to.earliest {
                return own.fault("names", "\(name["value"] ?? .null) was in use until \(to), after it ended on \(end)")
            }
            return nil
        }
    }
}
