import Glibc
import Logging
import Logs
import Synchronization

/// What may be asked for as the format of the log.
enum ProgramLogFormat: String, CaseIterable {
    /// Text where standard error is a terminal, otherwise JSON.
    case auto
    case text, json
}

/// The program's log, on standard error. Who logs never waits for whoever reads.
enum ProgramLog {
    /// What writes the lines; nil until a logger was made.
    private static let queue = Mutex<LineQueue?>(nil)

    /// Begins the log.
    static func logger(_ configuration: Configuration) -> Logger {
        let format: LogFormat =
            switch configuration[Settings.logFormat] {
            case .auto: .automatic(for: STDERR_FILENO)
            case .text: .text
            case .json: .json
            }
        let level = configuration[Settings.logLevel]
        let lines = queue.withLock { queue in
            let lines = queue ?? LineQueue(to: STDERR_FILENO) { LineLogHandler.dropped($0, format) }
            queue = lines
            return lines
        }
        return Logger(label: "osce-directory") { _ in
            LineLogHandler(format: format, level: level) { lines.append($0) }
        }
    }

    /// Waits for what was logged to be written, but not for long: nobody may be reading.
    static func flush() { queue.withLock { $0 }?.flush(within: .seconds(1)) }
}
