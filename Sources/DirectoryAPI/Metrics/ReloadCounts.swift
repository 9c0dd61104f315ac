/// How often new data were to be put in force, and when. Times are seconds since 1970.
package struct ReloadCounts: Sendable, Equatable {
    /// The times they were.
    package internal(set) var good = 0
    /// The times they had faults or could not be read, and the old data stayed.
    package internal(set) var bad = 0
    /// Whether the data read last are those in force.
    package internal(set) var isLastGood = true
    /// When data were read last, those of the start among them.
    package internal(set) var last = 0
    /// When those in force were read.
    package internal(set) var loaded = 0
}
