/// The work that waits for a background worker. Clients take turns; one client's work is done in the order it came.
///
/// Who takes an item out of the queue owns it, and calls either its work or its `dropped`. Items are taken out under one
/// lock, so that exactly one of the two is called, once. Neither is called under the lock.
final class WorkQueue: Sendable {
    typealias Work = @Sendable (Ticket) -> Void

    struct Item: Sendable {
        let ticket: Ticket
        let work: Work
        let dropped: Work
    }

    /// What the worker's thread is to do next.
    enum Step: Sendable {
        case work(Item)
        /// The queue has been empty for a while since the last work.
        case idle
        case end
    }

    private struct State {
        var waiting: [Item] = []
        /// When each client had its last turn, counted in turns; of the clients since the queue was last empty.
        var turns: [ClientAddress?: UInt64] = [:]
        var turn: UInt64 = 0
        var accepted: UInt64 = 0
        var thread = WorkerThread.State.absent
        var isStopped = false
        /// When the pause after the last work is long enough; nil before the first work and after it was told.
        var idleAt: UInt64?
    }

    private let state = Monitor(State())
    private let capacity: Int
    private let share: Int
    private let idleAfter: UInt64
    private let clock: @Sendable () -> UInt64

    init(capacity: Int, share: Int, idleAfter: UInt64, clock: @escaping @Sendable () -> UInt64) {
        self.capacity = capacity
        self.share = share
        self.idleAfter = idleAfter
        self.clock = clock
    }

    /// Appends work; nil if there is no room, it is stopped, or no thread could be started.
    ///
    /// - Parameter start: starts the thread, where there is none yet.
    func submit(
        _ client: ClientAddress?,
        _ work: @escaping Work,
        dropped: @escaping Work,
        start: () -> WorkerThread.State
    ) -> Ticket? {
        state.change { state in
            guard hasRoom(for: client, state) else { return nil }
            if case .absent = state.thread { state.thread = start() }
            guard case .running = state.thread else { return nil }
            state.accepted += 1
            let ticket = Ticket(id: state.accepted, client: client, submitted: clock(), queue: self)
            state.waiting.append(Item(ticket: ticket, work: work, dropped: dropped))
            state.idleAt = nil
            return ticket
        }
    }

    /// Takes an abandoned ticket's item out, if it is still there.
    ///
    /// - Returns: what to call.
    func abandon(_ ticket: Ticket) -> Work? {
        state.change { state in
            ticket.setAbandoned()
            guard let index = state.waiting.firstIndex(where: { $0.ticket === ticket }) else { return nil }
            if state.waiting.count == 1, state.idleAt == nil { state.idleAt = idleTime() }
            ticket.leave(at: clock())
            return state.waiting.remove(at: index).dropped
        }
    }

    /// Waits for what to do next. For the worker's thread alone.
    func next() -> Step {
        state.wait(deadline: \.idleAt) { state in
            if state.isStopped { return .end }
            guard !state.waiting.isEmpty else {
                guard let idleAt = state.idleAt, MonotonicClock.now() >= idleAt else { return nil }
                state.idleAt = nil
                return .idle
            }
            let item = state.waiting.remove(at: Self.indexOfNext(state))
            state.turn += 1
            state.turns[item.ticket.client] = state.turn
            // bounded: clients that are forgotten come first once more
            if state.waiting.isEmpty || state.turns.count > 4 * capacity { state.turns = [:] }
            item.ticket.leave(at: clock())
            return .work(item)
        }
    }

    /// The index of the first item of the client whose last turn is the longest ago.
    private static func indexOfNext(_ state: State) -> Int {
        var next: (index: Int, turn: UInt64) = (0, .max)
        for (index, item) in state.waiting.enumerated() {
            guard let turn = state.turns[item.ticket.client] else { return index }
            if turn < next.turn { next = (index, turn) }
        }
        return next.index
    }

    /// Says that the work is done. For the worker's thread alone.
    func workEnded() {
        state.withLock { state in
            if state.waiting.isEmpty { state.idleAt = idleTime() }
        }
    }

    /// Accepts nothing more, and takes all out that waits.
    ///
    /// - Returns: what was taken out, for the caller to drop.
    func stop() -> [Item] {
        state.change { state in
            state.isStopped = true
            let items = state.waiting
            state.waiting = []
            for item in items { item.ticket.leave(at: clock()) }
            return items
        }
    }

    /// Says that the thread does nothing more. For the worker's thread alone, at its end.
    func threadEnded() {
        state.change { state in
            if case .running(let thread) = state.thread { state.thread = .ended(thread) }
        }
    }

    /// Waits until the thread has nothing more to do, if there is one.
    ///
    /// - Returns: the thread, once, to be joined.
    func waitForThread() -> WorkerThread? {
        let isOwn = state.withLock { state in
            if case .running(let thread) = state.thread { thread.isCurrent } else { false }
        }
        // work that stops its own worker would wait for itself
        guard !isOwn else { return nil }
        let ended: WorkerThread? = state.wait { state in
            switch state.thread {
            case .running: return nil
            case .absent, .joined: return .some(nil)
            case .ended(let thread):
                state.thread = .joined
                return .some(thread)
            }
        }
        return ended
    }

    /// Where the last reference to the worker ends on its own thread, nobody is left to join that.
    func detachOwnThread() {
        state.withLock { state in
            guard case .running(let thread) = state.thread, thread.isCurrent else { return }
            thread.detach()
            state.thread = .joined
        }
    }

    /// Whether an item of this client would be accepted now.
    func hasRoom(for client: ClientAddress?) -> Bool {
        state.withLock { hasRoom(for: client, $0) }
    }

    /// The last quarter of the queue is kept for clients with nothing in it, so that many that ask much do not shut out one
    /// that asks little.
    private func hasRoom(for client: ClientAddress?, _ state: State) -> Bool {
        guard !state.isStopped, state.waiting.count < capacity else { return false }
        guard let client else { return true }
        let own = state.waiting.count { $0.ticket.client == client }
        return own == 0 || own < share && state.waiting.count < capacity - capacity / 4
    }

    /// How many items wait.
    var depth: Int { state.withLock(\.waiting.count) }

    /// How long the first item that is not this client's has waited; zero if there is none.
    func oldestWait(at now: UInt64, othersThan client: ClientAddress?) -> UInt64 {
        state.withLock { state in
            let oldest = state.waiting.first { $0.ticket.client == nil || $0.ticket.client != client }
            guard let submitted = oldest?.ticket.submitted, now > submitted else { return 0 }
            return now - submitted
        }
    }

    /// How long the first item of this client has waited; zero if there is none.
    func wait(at now: UInt64, of client: ClientAddress?) -> UInt64 {
        state.withLock { state in
            guard let submitted = state.waiting.first(where: { $0.ticket.client == client })?.ticket.submitted,
                now > submitted
            else { return 0 }
            return now - submitted
        }
    }

    private func idleTime() -> UInt64 {
        let (time, isOverflow) = MonotonicClock.now().addingReportingOverflow(idleAfter)
        return isOverflow ? .max : time
    }
}
