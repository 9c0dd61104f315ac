/// Why an access log could not begin.
package enum AccessLogError: Error, Sendable, Equatable {
    /// The file cannot be opened.
    case cannotOpen(path: String, reason: String)
    /// The system has no thread or descriptor left.
    case cannotStart(reason: String)
}

extension AccessLogError: CustomStringConvertible {
    /// One sentence for a person, with what to do.
    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "the access log cannot be written to \(path): \(reason). Choose another file, or leave it out for standard output."
        case .cannotStart(let reason): "the access log did not start: \(reason)."
        }
    }
}
