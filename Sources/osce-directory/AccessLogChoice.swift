internal import Addresses
import AccessLog
import Budget
import DirectoryAPI
import Glibc
import Logging
import MicroHTTP

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
    /// Finds the client that a proxy names which is trusted.
    private static func client(trusting trusted: AddressRanges) -> @Sendable (borrowing RequestHead) -> String? {
        guard !trusted.prefixes.isEmpty else { return { _ in nil } }
        return { head in
            let origin = ForwardedClient.client(
                peer: ClientAddress(high: head.peer.high, low: head.peer.low),
                forwarded: head.field(.forwarded),
                xForwardedFor: head.field(.xForwardedFor),
                trusted: trusted
            )
            guard case .forwarded(let address) = origin, address != ForwardedClient.disputed else { return nil }
            return "\(address)"
        }
    }

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
                routes: RouteTemplate.names,
                client: client(trusting: configuration[Settings.trustedProxies])
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
