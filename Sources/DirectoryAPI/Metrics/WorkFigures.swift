/// What a server has to do for responses that are not cached: at the moment, and what they have cost so far.
struct WorkFigures: Sendable {
    /// The bytes that are booked for responses.
    var memoryUsed = 0
    /// The bytes that may be.
    var memoryLimit = 0
    /// The requests that wait for a worker in the background.
    var waiting = 0
    /// How many may.
    var waitingLimit = 0
    /// The nanoseconds of processor time that were booked to clients with a budget.
    var costOfBudgeted: UInt64 = 0
    /// Those of clients without one.
    var costOfExempt: UInt64 = 0
    /// The former versions of the data in memory, and the bytes that are booked for them.
    var formerVersions = (count: 0, bytes: 0)
}
