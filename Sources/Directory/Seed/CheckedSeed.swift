/// A Seed that was read whole and found right.
struct CheckedSeed {
    /// What is said of the data set as a whole.
    let dataset: Dataset
    /// The records of all collections, in the order of files and lines.
    let records: [SeedRecord]
    /// The releases, the first first.
    let releases: [Release]
    /// The digest that names the version.
    let digest: String
}
