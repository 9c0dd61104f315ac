import CMalloc
import Directory
import DirectoryAPI
import Dispatch
import Glibc
import Logging
import Logs
import Synchronization

/// Loads the seed and the certificate anew while the server goes on, one reload after the other.
final class Reloader: Sendable {
    private let server: DirectoryServer
    private let seed: String?
    private let limit: Int
    private let tls: TLSFiles?
    private let showsFaults: Bool
    private let logger: Logger
    private let notifier: ServiceNotifier
    private let queue = DispatchQueue(label: "osce-directory.reload")
    private let isWaiting = Atomic(false)

    /// - Parameters:
    ///   - limit: the most bytes that the files of the seed may hold together.
    ///   - showsFaults: whether pages tell that files which were to be loaded have faults.
    init(
        _ server: DirectoryServer,
        seed: String?,
        limit: Int,
        tls: TLSFiles?,
        showsFaults: Bool,
        _ logger: Logger,
        _ notifier: ServiceNotifier
    ) {
        self.server = server
        self.seed = seed
        self.limit = limit
        self.tls = tls
        self.showsFaults = showsFaults
        self.logger = logger
        self.notifier = notifier
    }

    /// Reloads soon and returns at once. Asked while a reload waits to begin, it does nothing; asked while one is under
    /// way, it reloads once more, since that one may have read files that were changed afterwards.
    func reload() {
        guard !isWaiting.exchange(true, ordering: .acquiringAndReleasing) else { return }
        queue.async { [self] in
            isWaiting.store(false, ordering: .releasing)
            notifier.notify(.reloading)
            if tls == nil, seed == nil { logger.notice("Nothing to reload: the embedded Seed is served") }
            let refusals = [reloadCertificate(), reloadSeed()].compactMap { $0 }
            let status = ["Serving version \(server.repository.shortVersion)"] + refusals
            notifier.notify(.ready, status.joined(separator: "; "))
        }
    }

    /// Loads the seed anew.
    ///
    /// - Returns: why it is not served, for `systemctl status`; nil where it is.
    private func reloadSeed() -> String? {
        guard let seed else { return nil }
        let start = ContinuousClock.now
        do {
            try server.reload { try Repository(checking: try Seed.folder(seed, limit: limit)) }
        } catch {
            refuse(error)
            let reason = (error as? InvalidSeed).map { "it has \($0.faults.count) faults" } ?? "it cannot be read"
            var moment: [UInt8] = []
            Timestamp.now.append(to: &moment)
            return
                "NOT the seed of \(String(decoding: moment, as: UTF8.self)), which was refused: \(reason) (see the log)"
        }
        // the old version is gone: its memory goes back to the system, which malloc would keep
        malloc_trim(0)
        let repository = server.repository
        logger.notice(
            "Reloaded",
            metadata: [
                "data_version": "\(repository.shortVersion)",
                "milliseconds": "\((ContinuousClock.now - start).milliseconds)",
                "records": "\(repository.seeded.reduce(0) { $0 + $1.records.count })",
            ]
        )
        logger.warn(ofUnreleased: repository)
        return nil
    }

    /// Tells people on pages why the files on disk are not shown.
    private func show(_ error: any Error) {
        guard showsFaults else { return }
        let lines = (error as? InvalidSeed).map { FaultReport($0.faults).lines } ?? ["\(error)"]
        let more = lines.count > 3 ? " (\(lines.count - 3) lines more in the log)" : ""
        server.show(
            notice: "The files on disk are not shown: \(lines.prefix(3).joined(separator: " · "))\(more). "
                + "What you see is version \(server.repository.shortVersion), loaded before."
        )
    }

    private func refuse(_ error: any Error) {
        show(error)
        let stays: Logger.Metadata = ["data_version": "\(server.repository.shortVersion)"]
        if let unreadable = error as? SeedUnreadable, unreadable.isStalled {
            logger.error(
                "Loading was given up: its file system does not answer; the data in force stay",
                metadata: stays.merging(["reason": "\(unreadable)"]) { $1 }
            )
            return
        }
        guard let invalid = error as? InvalidSeed else {
            logger.error("Not reloaded; the data in force stay", metadata: stays.merging(["reason": "\(error)"]) { $1 })
            return
        }
        for line in FaultReport(invalid.faults).lines {
            logger.error("Fault in the seed", metadata: ["fault": "\(line)"])
        }
        let number = "\(invalid.faults.count) \(invalid.faults.count == 1 ? "fault" : "faults")"
        logger.error(
            "Not reloaded; the data in force stay",
            metadata: stays.merging(["reason": "\(number) in \(invalid.origin)"]) { $1 }
        )
    }

    /// Reads the certificate anew.
    ///
    /// - Returns: that it is not shown; nil where it is.
    private func reloadCertificate() -> String? {
        guard let tls else { return nil }
        do {
            let shown = try tls.show()
            server.metrics.note(certificateUntil: shown.expires)
            shown.log(as: "Certificate read anew", at: .notice, to: logger)
            return nil
        } catch {
            server.metrics.noteUnusableCertificate()
            logger.error("Certificate not used; the one in force stays", metadata: ["reason": "\(error)"])
            return "NOT the certificate read last, which cannot be used (see the log)"
        }
    }
}

extension Duration {
    /// Whole milliseconds, the rest cut off.
    fileprivate var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}
