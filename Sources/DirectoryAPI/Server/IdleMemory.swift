internal import Budget
internal import CMalloc
internal import Dispatch
internal import Synchronization

/// Gives memory back to the system that responses took and nobody needs any more; malloc would keep it.
///
/// Once a second it looks at the ledger. Where at least `worthwhile` bytes were booked more than are now, and nothing was
/// booked since the last look, it trims the heap.
final class IdleMemory: Sendable {
    /// The bytes that are worth the milliseconds of trimming.
    private static let worthwhile = 8 << 20

    private struct State {
        var highest = 0
        var last = 0
    }

    private let ledger: MemoryLedger
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "osce-directory.memory")

    init(_ ledger: MemoryLedger) {
        self.ledger = ledger
        lookLater()
    }

    /// Looks once a second, until it is let go.
    private func lookLater() {
        queue.asyncAfter(deadline: .now() + 1) { [weak self] in
            self?.look()
            self?.lookLater()
        }
    }

    private func look() {
        let used = ledger.used
        let isWorthwhile = state.withLock { state in
            let isQuiet = used <= state.last
            state.highest = max(state.highest, used)
            state.last = used
            guard isQuiet, state.highest - used >= Self.worthwhile else { return false }
            state.highest = used
            return true
        }
        if isWorthwhile { malloc_trim(0) }
    }
}
