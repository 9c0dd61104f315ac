package import Logging

/// Writes each event as one line, whole and at once.
///
/// In JSON the members `time`, `level` and `message` come first and those of the metadata follow, in order of their
/// names; where one has the name of one of the three, it gets an underscore at its end.
package struct LineLogHandler: LogHandler {
    /// The least level that is written.
    package var logLevel: Logger.Level
    /// What every line tells.
    package var metadata: Logger.Metadata = [:]
    /// Gives more of what every line tells.
    package var metadataProvider: Logger.MetadataProvider?

    private let format: LogFormat
    private let write: @Sendable ([UInt8]) -> Void

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - format: how the lines look.
    ///   - level: the least level that is written.
    ///   - write: takes a line with its end; called on any thread.
    package init(format: LogFormat, level: Logger.Level, write: @escaping @Sendable ([UInt8]) -> Void) {
        self.format = format
        logLevel = level
        self.write = write
    }

    /// A part of what every line tells.
    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes an event.
    package func log(event: LogEvent) {
        var details = metadata
        if let provided = metadataProvider?.get() { details.merge(provided) { $1 } }
        if let given = event.metadata { details.merge(given) { $1 } }
        if let error = event.error { details["error"] = .string("\(error)") }
        write(line(event, details.sorted { $0.key < $1.key }))
    }

    private func line(_ event: LogEvent, _ details: [(key: String, value: Logger.MetadataValue)]) -> [UInt8] {
        Self.line(format, event.level, event.message.description, details)
    }

    /// The line, with its end, that says that so many before it were dropped.
    package static func dropped(_ count: Int, _ format: LogFormat) -> [UInt8] {
        line(format, .warning, "Lines of the log were dropped: nobody took them in time", [("lines", "\(count)")])
    }

    private static func line(
        _ format: LogFormat,
        _ level: Logger.Level,
        _ message: String,
        _ details: [(key: String, value: Logger.MetadataValue)]
    ) -> [UInt8] {
        var line: [UInt8] = []
        switch format {
        case .text:
            Timestamp.now.append(to: &line)
            line.append(contentsOf: " \(level) ".utf8)
            line.appendPlain(message)
            for (name, value) in details {
                line.appendPlain(" \(name)=")
                line.appendPlain(value.description)
            }
        case .json:
            line.append(contentsOf: "{\"time\":\"".utf8)
            Timestamp.now.append(to: &line)
            line.append(contentsOf: "\",\"level\":\"\(level)\",\"message\":".utf8)
            line.appendJSON(message)
            for (name, value) in details {
                line.append(UInt8(ascii: ","))
                line.appendJSON(["time", "level", "message"].contains(name) ? name + "_" : name)
                line.append(UInt8(ascii: ":"))
                line.appendJSON(value)
            }
            line.append(UInt8(ascii: "}"))
        }
        line.append(UInt8(ascii: "\n"))
        return line
    }
}

extension [UInt8] {
    /// Writes a piece of metadata as JSON; what is neither list nor dictionary becomes a string.
    fileprivate mutating func appendJSON(_ value: Logger.MetadataValue) {
        switch value {
        case .array(let values):
            append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                appendJSON(value)
            }
            append(UInt8(ascii: "]"))
        case .dictionary(let values):
            append(UInt8(ascii: "{"))
            for (index, (name, value)) in values.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                appendJSON(name)
                append(UInt8(ascii: ":"))
                appendJSON(value)
            }
            append(UInt8(ascii: "}"))
        default: appendJSON(value.description)
        }
    }
}
