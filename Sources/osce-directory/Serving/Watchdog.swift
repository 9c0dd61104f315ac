import Glibc

/// Tells the service manager again and again that the program answers, where that has it watched (`WatchdogSec=`).
///
/// It asks the public listener as a client does, on a thread of its own. Where no answer comes, the manager is not told, and
/// starts the program anew.
struct Watchdog {
    private let target: HealthTarget
    private let notifier: ServiceNotifier
    private let pause: useconds_t

    /// Watches the listener at a port; nil where the manager does not ask for it (sd_watchdog_enabled(3)).
    init?(_ target: HealthTarget, _ notifier: ServiceNotifier, environment: (String) -> String? = Self.variable) {
        guard let text = environment("WATCHDOG_USEC"), let interval = UInt64(text), interval > 0 else { return nil }
        if let process = environment("WATCHDOG_PID"), Int32(process) != getpid() { return nil }
        self.target = target
        self.notifier = notifier
        // three times in the interval, so that one that is late does not end the program
        pause = useconds_t(min(interval / 3, 60_000_000))
    }

    /// Begins, until the process ends.
    func begin() {
        let context = Unmanaged.passRetained(Box(self))
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { context in
                var all = sigset_t()
                sigfillset(&all)
                pthread_sigmask(SIG_BLOCK, &all, nil)
                if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().watchdog.run() }
                return nil
            },
            context.toOpaque()
        )
        if status == 0 { pthread_detach(thread) } else { context.release() }
    }

    /// Any answer will do: a server that is about to end answers 503.
    private func run() -> Never {
        while true {
            if (try? target.ask()) != nil { notifier.notify(.alive) }
            usleep(pause)
        }
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private final class Box: Sendable {
        let watchdog: Watchdog
        init(_ watchdog: Watchdog) { self.watchdog = watchdog }
    }
}
