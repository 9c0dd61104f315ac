internal import Glibc

/// How the lines of a log look.
package enum LogFormat: String, Sendable, CaseIterable {
    /// For people: `2026-11-24T22:18:06.123Z info Serving records=646`.
    case text
    /// For programs: one JSON object a line.
    case json

    /// Text where a person reads, otherwise JSON.
    package static func automatic(for descriptor: Int32) -> LogFormat { isatty(descriptor) == 1 ? .text : .json }
}
