/// Checks the names of a record: that the name in use is among them, and that of each language one was in use on a day.
struct NameRules {
    let record: SeedRecord

    /// The faults of the names.
    func faults() -> [SeedFault] {
        guard let names = record.value["names"]?.array, let name = record.value["name"]?.string else { return [] }
        let entries = names.enumerated().map { Entry($1, place: $0) }
        let own = entries.filter(\.isNameOfItsOwn)
        let ordered =
            own.count < 2 ? [] : Dictionary(grouping: own, by: \.language).sorted { $0.key < $1.key }.map(\.value)
        return entries.compactMap(turned) + nameInUse(name, entries) + ordered.flatMap(overlaps)
    }

    /// A name as the rules see it.
    private struct Entry {
        let place: Int
        let value: String
        let kind: String
        let language: String
        let from: Day?
        let to: Day?

        init(_ value: JSON, place: Int) {
            self.place = place
            self.value = value["value"]?.string ?? ""
            kind = value["kind"]?.string ?? ""
            language = value["language"]?.string?.lowercased() ?? ""
            from = value["from"]?.string.flatMap { Day($0) }
            to = value["to"]?.string.flatMap { Day($0) }
        }

        /// Whether one such name follows another. A record may have several acronyms and aliases at a time.
        var isNameOfItsOwn: Bool { kind == "official" || kind == "former" }

        /// The first and the last day on which it was in use for certain, as yyyymmdd; nil where no day is certain. An
        /// official name without an end is in use for good.
        var certain: (from: Int32, to: Int32)? {
            let end = to?.earliest ?? (kind == "official" ? .max : from?.latest)
            guard let end, let start = from?.latest ?? to?.earliest ?? (kind == "official" ? .max : nil), start <= end
            else { return nil }
            return (start, end)
        }
    }

    private func turned(_ entry: Entry) -> SeedFault? {
        guard let from = entry.from, let to = entry.to, to.latest < from.earliest else { return nil }
        return fault(entry, "\"\(entry.value)\" was in use until \(to), before \(from); one of the two dates is wrong")
    }

    private func nameInUse(_ name: String, _ entries: [Entry]) -> [SeedFault] {
        let own = entries.filter { $0.kind == "official" && $0.value == name }
        guard let first = own.first else {
            return [record.fault("names", "no entry of kind official with the value \"\(name)\"; add it")]
        }
        // of a tag that is none nobody knows which language it means; the codes are judged with the texts
        guard !own.contains(where: { PrimaryLanguage.includes($0.language) }),
            LanguageTag.problem(in: first.language) == nil
        else { return [] }
        return [
            record.fault(
                "name",
                "\"\(name)\" is the official name in \(first.language); `name` is the one in \(PrimaryLanguage.code), names in other languages stand in `names` alone"
            )
        ]
    }

    /// Names of one language that were in use on one day. O(n log n).
    private func overlaps(_ entries: [Entry]) -> [SeedFault] {
        let dated = entries.compactMap { entry in entry.certain.map { (entry: entry, from: $0.from, to: $0.to) } }
            .sorted { ($0.from, $0.entry.place) < ($1.from, $1.entry.place) }
        var longest = dated.first
        return dated.dropFirst().compactMap { next in
            guard let former = longest else { return nil }
            defer { if next.to > former.to { longest = next } }
            guard next.from <= former.to else { return nil }
            return overlap(former.entry, next.entry)
        }
    }

    private func overlap(_ former: Entry, _ next: Entry) -> SeedFault {
        let both = "\"\(former.value)\" and \"\(next.value)\" (\(next.language))"
        guard former.kind == "official", next.kind == "official" else {
            let day = next.from.map { " from \($0) on" } ?? ""
            return fault(
                next,
                "\(both) were in use on one day\(day); `to` is the last day of a name, the day before the first of the next"
            )
        }
        return fault(
            next,
            "\(both) are official names on one day; say until when the former one was in use (`to`), or make it former, an alias or a variant"
        )
    }

    private func fault(_ entry: Entry, _ problem: String) -> SeedFault {
        record.fault("names[\(entry.place)]", problem)
    }
}
