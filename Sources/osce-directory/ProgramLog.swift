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
        isJSONSet.store(configuration[Settings.logFormat] == .json, ordering: .relaxed)
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

    /// Whether JSON was asked for in so many words: then nothing else is written on standard error.
    private static let asksForJSON: Bool = {
        let words = CommandLine.arguments
        let flag = "--\(Settings.logFormat.name)"
        let json = ProgramLogFormat.json.rawValue
        let isGiven =
            zip(words, words.dropFirst()).contains { $0 == flag && $1 == json } || words.contains("\(flag)=\(json)")
        if isGiven { return true }
        guard !words.contains(flag), words.dropFirst().first == "serve" else { return false }
        return getenv(Settings.logFormat.variable).map { String(cString: $0) == json } ?? false
    }()
    private static let isJSONSet = Atomic(false)

    /// Says why the program cannot go on: as it is, or as a line of the log where JSON was asked for.
    static func complain(_ message: String) {
        flush()
        guard asksForJSON || isJSONSet.load(ordering: .relaxed) else { return Console.complain(message) }
        let handler = LineLogHandler(format: .json, level: .critical) { line in
            Console.write(line, to: STDERR_FILENO, within: 5_000)
        }
        let logger = Logger(label: "osce-directory") { _ in handler }
        for line in message.split(separator: "\n") { logger.critical("\(line)") }
    }

    /// Waits for what was logged to be written, but not for long: nobody may be reading.
    static func flush() { queue.withLock { $0 }?.flush(within: .seconds(1)) }
}
