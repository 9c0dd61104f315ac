/// Finds entries of evidence that say the same twice.
struct RepeatedEvidence {
    let record: SeedRecord

    /// The faults of the entries.
    func faults() -> [SeedFault] {
        let entries = record.value["evidence"]?.array ?? []
        // that entries differ, as they mostly do, is seen at little cost
        guard Set(entries.map(Self.mark(of:))).count < entries.count else { return [] }
        var first: [JSON: Int] = [:]
        return entries.enumerated().compactMap { place, entry in
            // the order of members and fields says nothing
            let members = (entry.members ?? []).sorted { $0.name < $1.name }.map { member -> JSON.Member in
                guard let texts = member.value.array else { return member }
                return .init(member.name, .array(texts.sorted { ($0.string ?? "") < ($1.string ?? "") }))
            }
            let known = first.updateValue(place, forKey: .object(members))
            guard let known else { return nil }
            return record.fault("evidence[\(place)]", "says the same as evidence[\(known)]; keep one of the two")
        }
    }

    /// A number that two entries which say the same share: the order of members and fields does not change it.
    private static func mark(of entry: JSON) -> Int {
        (entry.members ?? []).reduce(0) { mark, member in
            guard let texts = member.value.array else { return mark &+ (member.value.string?.hashValue ?? 0) }
            return texts.reduce(mark) { $0 &+ ($1.string?.utf8.count ?? 0) &+ 1 << 20 }
        }
    }
}
