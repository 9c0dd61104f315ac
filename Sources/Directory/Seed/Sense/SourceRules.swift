/// Checks that a source was read after it was published, and that a copy is another address.
struct SourceRules {
    let record: SeedRecord

    /// The faults of dates and addresses.
    func faults() -> [SeedFault] { dates() + copy() }

    private func copy() -> [SeedFault] {
        guard let copy = record.value["read_at"], copy == record.value["source_url"] else { return [] }
        return [record.fault("read_at", "the same as source_url; leave it out, it is for the address of a copy")]
    }

    private func dates() -> [SeedFault] {
        guard let published = record.value["published"]?.string.flatMap({ Day($0) }),
            let accessed = record.value["accessed"]?.string.flatMap({ Day($0) }),
            accessed.latest < published.earliest
        else { return [] }
        return [
            record.fault("published", "\(published) is after \(accessed), when it was read; one of the two is wrong")
        ]
    }
}
