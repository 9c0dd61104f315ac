/// Checks what a table of fields cannot say: the sense of dates, names and confidence.
struct RuleChecker {
    let record: SeedRecord
    let schema: CollectionSchema

    /// The faults of a record.
    func faults() -> [SeedFault] { lifespan() + names() + confidence() }

    private func day(_ field: String, in value: JSON? = nil) -> Day? {
        (value ?? record.value)[field]?.string.flatMap { Day($0) }
    }

    private func lifespan() -> [SeedFault] {
        guard let lifespan = schema.lifespan, let to = lifespan.to.first, let end = day(to) else { return [] }
        return lifespan.from.compactMap { from in
            guard let start = day(from), end.latest < start.earliest else { return nil }
            return record.fault(to, "\(end) is before \(from) \(start); one of the two dates is wrong")
        }
    }

    private func names() -> [SeedFault] {
        guard schema.isEvidenced, let names = record.value["names"]?.array, let name = record.value["name"]?.string
        else { return [] }
        var faults = names.compactMap { entry -> SeedFault? in
            guard let from = day("from", in: entry), let to = day("to", in: entry), to.latest < from.earliest
            else { return nil }
            return record.fault("names", "\(entry["value"] ?? .null) was in use until \(to), before \(from)")
        }
        if !names.contains(where: { $0["kind"] == "official" && $0["value"]?.string == name }) {
            faults.append(record.fault("names", "no entry of kind official with the value \"\(name)\"; add it"))
        }
        return faults
    }

    private func confidence() -> [SeedFault] {
        guard record.value["confidence"] == "low", record.value["note"] == nil else { return [] }
        return [record.fault("note", "missing; a record of low confidence has to say why")]
    }
}
