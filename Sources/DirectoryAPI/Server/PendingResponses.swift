internal import Synchronization

/// The requests of one version of the data that wait for a response from the background: those that select the same one
/// wait for one making of it.
final class PendingResponses<Waiter: Sendable>: Sendable {
    private let waiting = Mutex<[ResponseSelection: [Waiter]]>([:])

    /// Whether the response of a selection is being made or waits to be.
    func isPending(_ selection: ResponseSelection) -> Bool { waiting.withLock { $0[selection] != nil } }

    /// Adds a request to those that wait.
    ///
    /// - Returns: whether it is the first, which has to have the response made and the others told by `take`.
    func add(_ waiter: Waiter, _ selection: ResponseSelection) -> Bool {
        waiting.withLock { waiting in
            let isFirst = waiting[selection] == nil
            waiting[selection, default: []].append(waiter)
            return isFirst
        }
    }

    /// Takes all requests out that wait for a selection, in the order they came. The next one is the first again.
    func take(_ selection: ResponseSelection) -> [Waiter] {
        waiting.withLock { $0.removeValue(forKey: selection) ?? [] }
    }

    /// Takes them out if nobody waits any more.
    ///
    /// - Parameter isGone: whether a request needs no answer.
    func take(_ selection: ResponseSelection, whereAll isGone: (Waiter) -> Bool) -> [Waiter]? {
        waiting.withLock { waiting in
            guard let waiters = waiting[selection], waiters.allSatisfy(isGone) else { return nil }
            waiting[selection] = nil
            return waiters
        }
    }
}
