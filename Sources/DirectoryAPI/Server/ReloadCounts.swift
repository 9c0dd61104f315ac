/// How often new data were to be put in force.
public struct ReloadCounts: Sendable, Equatable {
    /// The times they were.
    public internal(set) var good = 0
    /// The times they had faults or could not be read, and the old data stayed.
    public internal(set) var bad = 0
}
