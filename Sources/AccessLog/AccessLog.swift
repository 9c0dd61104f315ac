internal import Glibc
internal import Logs
package import MicroHTTP

/// Writes a line for each exchange, without ever holding up a thread that answers.
///
/// Each of the listener's threads puts its lines into a buffer of its own; one more thread writes them out, a second later at
/// the latest and many at a time. Where that one cannot keep up, because whoever reads is slow or a disk is full, lines are
/// left out and counted. The lines of one thread are in order; those of several follow in turns.
package final class AccessLog: Sendable {
    /// Where the lines go.
    package enum Destination: Sendable, Equatable {
        /// A descriptor that stays the caller's.
        case descriptor(Int32)
        /// A file that is made where it is missing, and only added to.
        case file(path: String)
    }

    private let workers: [WorkerLines]
    private let client: @Sendable (borrowing RequestHead) -> String?
    private let writer: LineWriter

    /// Begins to write.
    ///
    /// - Parameters:
    ///   - format: how the lines look.
    ///   - destination: where they go.
    ///   - workers: the number of the listener's threads.
    ///   - routes: what is written for each label of an answer (`Exchange.label`), in order.
    ///   - client: the client that a trusted proxy names for a request; nil where none does.
    ///   - complain: told when lines can no longer be written, with what the system says, and when they can again, with nil.
    /// - Throws: where the file cannot be opened.
    package init(
        _ format: AccessLogFormat,
        to destination: Destination,
        workers: Int,
        routes: [String],
        client: @escaping @Sendable (borrowing RequestHead) -> String? = { _ in nil },
        complain: @escaping @Sendable (String?) -> Void
    ) throws(AccessLogError) {
        self.client = client
        self.workers = (0..<max(workers, 1)).map { _ in WorkerLines(format, routes: routes) }
        writer = try LineWriter(self.workers, to: destination, complain: complain)
    }

    deinit { close(within: .zero) }

    /// Writes a line; an observer of the listener.
    package func record(_ exchange: borrowing Exchange) {
        var entry = AccessEntry(exchange)
        if let client = client(exchange.head) { entry.client = Array(client.utf8) }
        let isCrowded = workers[exchange.worker].append(entry, endedAt: .now)
        if isCrowded { writer.wake() }
    }

    /// The lines left out so far, since there was no room for them or they could not be written.
    package var droppedLines: Int { workers.reduce(writer.lostLines) { $0 + $1.droppedLines } }

    /// Opens the file anew, for a file that was moved away to be written to no longer. Does nothing for a descriptor.
    package func reopen() { writer.reopen() }

    /// Writes what waits, and ends. Called when the listener's threads have ended.
    ///
    /// - Parameter deadline: how long that may take; what whoever reads does not take until then is lost.
    package func close(within deadline: Duration) { writer.close(within: deadline) }
}
