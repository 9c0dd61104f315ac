/// A Seed that was read whole and found right.
package struct CheckedSeed {
    /// What is said of the data set as a whole.
    package let dataset: Dataset
    /// The records of each collection, in the order of their ids.
    package private(set) var records: [CollectionName: [CheckedRecord]]
    /// The content of the files that hold no records, where they are there; `dataset.json` among them.
    package let documents: [SeedDocument: JSON]
    /// The format of the files.
    package let format: Int
    /// The releases, the first first.
    package internal(set) var releases: [Release]
    /// Where records are named by former ids, in whose place `records` have those in force.
    package let formerReferences: [SeedFault]
    /// The digest that names the version.
    package let digest: String

    /// Hands the records over, so that they are gone when whoever takes them lets them go.
    mutating func takeRecords() -> [CollectionName: [CheckedRecord]] {
        defer { records = [:] }
        return records
    }

    /// The records of all collections as trees, in the order of files and lines.
    package var trees: [SeedRecord] {
        CollectionName.seeded.flatMap { name in
            (records[name] ?? []).sorted { $0.position < $1.position }.map(\.tree)
        }
    }
}
