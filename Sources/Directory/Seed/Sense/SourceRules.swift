/// Checks that a source was read after it was published.
struct SourceRules {
    let record: SeedRecord

    /// The faults of the dates.
    func faults() -> [SeedFault] {
        guard let published = record.value["published"]?.string.flatMap({ Day($0) }),
            let accessed = record.value["accessed"]?.string.flatMap({ Day($0) }),
            accessed.latest < published.earliest
        else { return [] }
        return [
            record.fault("published", "\(published) is after \(accessed), when it was read; one of the two is wrong")
        ]
    }
}
