/// A Seed that was read whole and found right.
struct CheckedSeed {
    /// What is said of the data set as a whole.
    let dataset: Dataset
    /// The records of each collection, in the order of their ids.
    private(set) var records: [CollectionName: [CheckedRecord]]
    /// The releases, the first first.
    let releases: [Release]
    /// Where records are named by former ids, in whose place `records` have those in force.
    let formerReferences: [SeedFault]
    /// The digest that names the version.
    let digest: String

    /// Hands the records over, so that they are gone when whoever takes them lets them go.
    mutating func takeRecords() -> [CollectionName: [CheckedRecord]] {
        defer { records = [:] }
        return records
    }

    /// The records of all collections as trees, in the order of files and lines.
    var trees: [SeedRecord] {
        CollectionName.seeded.flatMap { name in
            (records[name] ?? []).sorted { $0.position < $1.position }.map(\.tree)
        }
    }
}
