/// How often new data were to be put in force.
package struct ReloadCounts: Sendable, Equatable {
    /// The times they were.
    package internal(set) var good = 0
    /// The times they had faults or could not be read, and the old data stayed.
    package internal(set) var bad = 0
}
