internal import Logs
internal import Synchronization

/// The lines of one of the listener's threads, on their way out. The thread adds lines while the writer writes those that
/// it took before: each holds the lock only for as long as a line is copied or two buffers are exchanged.
final class WorkerLines: Sendable {
    private struct State {
        var line: AccessLine
        var waiting = LineBuffer()
    }

    private let state: Mutex<State>

    init(_ format: AccessLogFormat, routes: [String]) { state = Mutex(State(line: AccessLine(format, routes: routes))) }

    /// The lines that found no room.
    var droppedLines: Int { state.withLock(\.waiting.droppedLines) }

    /// Adds a line.
    ///
    /// - Returns: whether the buffer has become half full with it.
    func append(_ entry: AccessEntry, endedAt end: Timestamp) -> Bool {
        state.withLock { state in
            state.line.write(entry, endedAt: end)
            let before = state.waiting.count
            state.waiting.append(state.line.bytes)
            let half = LineBuffer.capacity / 2
            return before < half && state.waiting.count >= half
        }
    }

    /// Takes what waits, and leaves an empty buffer in its place.
    ///
    /// - Parameter buffer: an empty one; the lines afterwards.
    func exchange(_ buffer: inout LineBuffer) { state.withLock { $0.waiting.exchange(&buffer) } }
}

/// Lines in memory of a bounded size. What finds no room is left out whole and counted.
struct LineBuffer: Sendable {
    /// The bytes it holds at most: lines enough for some milliseconds of everything a thread can answer. Only what is used
    /// of it takes memory.
    static let capacity = 1 << 20

    private let capacity: Int
    private(set) var bytes: [UInt8] = []
    /// The lines that found no room, over all exchanges.
    private(set) var droppedLines = 0

    init(capacity: Int = LineBuffer.capacity) {
        self.capacity = capacity
        bytes.reserveCapacity(capacity)
    }

    var count: Int { bytes.count }

    /// Adds a line, where there is room for it.
    mutating func append(_ line: [UInt8]) {
        if line.count <= capacity - bytes.count { bytes += line } else { droppedLines += 1 }
    }

    /// Exchanges the lines for those of another buffer; what was left out stays counted here.
    mutating func exchange(_ other: inout LineBuffer) { swap(&bytes, &other.bytes) }

    /// Forgets the lines and keeps the memory.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
