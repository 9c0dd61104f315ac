/// Checks the dates of those who head a body, and of the terms that mandates give.
struct TermRules {
    let record: SeedRecord

    /// The faults of the dates.
    func faults() -> [SeedFault] { heads() + mandate() }

    private func heads() -> [SeedFault] {
        (record.value["heads"]?.array ?? []).enumerated().compactMap { place, head in
            func day(_ member: String) -> Day? { head[member]?.string.flatMap { Day($0) } }
            let name = head["name"]?.string?.abbreviated ?? ""
            let path = "heads[\(place)]"
            let (from, to, seen) = (day("from"), day("to"), day("seen"))
            if from == nil, to == nil, seen == nil {
                return record.fault(
                    path,
                    "no date of \(name); give from or to, or in `seen` the day of a source that shows the person in office"
                )
            }
            if let from, let to, to.latest < from.earliest {
                return record.fault(path, "\(name) was in office until \(to), before \(from); one of the two is wrong")
            }
            if let from, let seen, seen.latest < from.earliest {
                return record.fault(path, "\(name) is seen on \(seen), before \(from), the first day; one is wrong")
            }
            if let to, let seen, seen.earliest > to.latest {
                return record.fault(path, "\(name) is seen on \(seen), after \(to), the last day; one is wrong")
            }
            return nil
        }
    }

    private func mandate() -> [SeedFault] {
        var faults: [SeedFault] = []
        func day(_ member: String) -> Day? { record.value[member]?.string.flatMap { Day($0) } }
        if let given = day("date"), let end = day("valid_until"), end.latest < given.earliest {
            faults.append(
                record.fault("valid_until", "\(end) is before \(given), when it was given; one of the two is wrong")
            )
        }
        if let extended = record.value["extends"]?.string, extended == record.value["id"]?.string {
            faults.append(record.fault("extends", "\(extended) extends itself; name the mandate whose term it extends"))
        }
        return faults
    }
}
