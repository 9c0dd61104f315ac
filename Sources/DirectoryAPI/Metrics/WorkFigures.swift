/// What a server has to do for responses that are not cached, at the moment.
struct WorkFigures: Sendable {
    /// The bytes that are booked for responses.
    var memoryUsed = 0
    /// The bytes that may be.
    var memoryLimit = 0
    /// The requests that wait for a worker in the background.
    var waiting = 0
}
