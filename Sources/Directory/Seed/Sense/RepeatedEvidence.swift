/// Finds entries of evidence that say the same twice.
struct RepeatedEvidence {
    let record: SeedRecord

    /// The faults of the entries.
    func faults() -> [SeedFault] {
        let entries = record.value["evidence"]?.array ?? []
        // most entries differ in source or basis, which costs little to see
        let kinds = Set(entries.map { [$0["source"]?.string, $0["basis"]?.string] })
        guard kinds.count < entries.count else { return [] }
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
}
