import Foundation
import Synchronization

extension Process {
    /// Starts it; after five minutes it is killed, so that a test that waits for what it prints ends.
    func runLimited() throws {
        try run()
        ProcessLimit.watch(self)
    }
}

/// Kills what tests have started once its time is over.
private enum ProcessLimit {
    private struct Watched: Sendable {
        let process: Process
        let end: ContinuousClock.Instant
    }

    private static let watched = Mutex<[Watched]>([])

    /// A thread of its own: those that tests share may all be waiting for what is to be killed.
    private static let thread: Void = Thread.detachNewThread {
        while true {
            sleep(1)
            let now = ContinuousClock.now
            watched.withLock { watched in
                for item in watched where item.end < now && item.process.isRunning {
                    kill(item.process.processIdentifier, SIGKILL)
                }
                watched.removeAll { $0.end < now || !$0.process.isRunning }
            }
        }
    }

    static func watch(_ process: Process) {
        _ = thread
        watched.withLock { $0.append(Watched(process: process, end: .now + .seconds(300))) }
    }
}
