internal import Addresses
import AccessLog
import DirectoryAPI
import Glibc
import Logging

/// What may be asked for as the access log.
enum AccessLogChoice: String, CaseIterable {
    case off, combined, json

    /// How the lines look; nil where there are to be none.
    var format: AccessLogFormat? {
        switch self {
        case .off: nil
        case .combined: .combined
        case .json: .json
        }
    }
}

extension AccessLog {
    /// The access log that is asked for; nil where none is.
    ///
    /// - Throws: `Failure` where its file cannot be opened.
    static func make(_ configuration: Configuration, _ logger: Logger) throws -> AccessLog? {
        guard let format = configuration[Settings.accessLog].format else { return nil }
        do throws(AccessLogError) {
            return try AccessLog(
                format,
                to: configuration[Settings.accessLogFile].map { .file(path: $0) } ?? .descriptor(STDOUT_FILENO),
                workers: configuration[Settings.threads],
                routes: RouteTemplate.names
            ) { reason in
                if let reason {
                    logger.error(
                        "The access log cannot be written; its lines are lost",
                        metadata: ["reason": "\(reason)"]
                    )
                } else {
                    logger.notice("The access log can be written again")
                }
            }
        } catch {
            throw Failure("\(error)", code: .cannotCreate)
        }
    }
}
