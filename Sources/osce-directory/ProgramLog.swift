import Glibc
import Logging
import Logs

/// What may be asked for as the format of the log.
enum ProgramLogFormat: String, CaseIterable {
    /// Text where standard error is a terminal, otherwise JSON.
    case auto
    case text, json
}

extension Logger {
    /// The program's log, on standard error.
    init(_ configuration: Configuration) {
        let format: LogFormat =
            switch configuration[Settings.logFormat] {
            case .auto: .automatic(for: STDERR_FILENO)
            case .text: .text
            case .json: .json
            }
        let level = configuration[Settings.logLevel]
        self.init(label: "osce-directory") { _ in
            LineLogHandler(format: format, level: level) { Console.write($0, to: STDERR_FILENO) }
        }
    }
}
