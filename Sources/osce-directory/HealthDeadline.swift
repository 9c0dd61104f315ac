import Glibc
import Synchronization

/// Ends the process with a sentence and 1 where a check takes too long.
///
/// Opening a file, looking up a name, connecting and a handshake can each wait for ever. One clock beside them bounds all
/// of them, and each may block.
final class HealthDeadline: Sendable {
    private let current: Mutex<String>

    /// Starts the clock.
    init(_ limit: Duration, _ sentence: String) {
        current = Mutex(sentence)
        // on a thread of Swift's pool: a synchronous command blocks the main thread alone
        Task.detached { [self] in
            guard (try? await Task.sleep(for: limit)) != nil else { return }
            Console.complain("osce-directory: \(self.sentence)")
            _exit(1)
        }
    }

    /// What is said when the time is over.
    var sentence: String {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }
}
