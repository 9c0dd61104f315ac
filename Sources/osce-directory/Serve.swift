import AccessLog
import ArgumentParser
import Directory
import DirectoryAPI
import Glibc
import Logging
import MicroHTTP
import UnixSignals

/// Serves the directory until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the directory over HTTP.",
        discussion: """
            Each option can also be set in the environment, under its name in capitals with the prefix \
            OSCE_DIRECTORY_ (OSCE_DIRECTORY_CACHE_SIZE=16), and in the file that --config names (cache-size = 16). \
            A flag wins over the environment, the environment over the file.

            SIGTERM and SIGINT end it once the requests under way are answered.
            """
    )

    @OptionGroup var flags: ServeFlags

    @Flag(help: "Print each setting with its value and where that comes from, and end.")
    var printConfig = false

    func run() async throws {
        let configuration = try Configuration(flags: flags.given, environment: .current)
        guard !printConfig else { return Console.print(configuration.listing) }
        let logger = Logger(configuration)
        let repository = try SeedOption.load(configuration[Settings.seed])
        // whoever reads what is logged may go; the program stays
        signal(SIGPIPE, SIG_IGN)
        let accessLog = try AccessLog.make(configuration, logger)

        // taken over before the first connection, so that no early signal cuts one off
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let listener: Listener
        do throws(ListenerError) {
            let server = try DirectoryServer(
                repository,
                workers: configuration[Settings.threads],
                cacheSize: configuration[Settings.cacheSize] << 20
            )
            let observer: Listener.Observer =
                if let accessLog {
                    { exchange in
                        server.metrics.record(exchange)
                        accessLog.record(exchange)
                    }
                } else {
                    { exchange in server.metrics.record(exchange) }
                }
            listener = try Listener(configuration: ListenerConfiguration(configuration), observer: observer) { head in
                server.respond(to: head)
            }
            server.metrics.watch(connections: { [weak listener] in listener?.connections ?? ConnectionFigures() })
            if let accessLog { server.metrics.watch(droppedLines: { accessLog.droppedLines }) }
        } catch {
            throw Failure("\(error)", code: .unavailable)
        }
        // a log for programs on standard output is for nothing else
        if accessLog == nil || configuration[Settings.accessLogFile] != nil {
            greet(repository, host: configuration[Settings.host], port: listener.port)
        }
        logger.info(
            "Serving",
            metadata: [
                "host": "\(configuration[Settings.host])", "port": "\(listener.port)",
                "threads": "\(configuration[Settings.threads])", "data_version": "\(repository.shortVersion)",
            ]
        )
        for await signal in signals {
            logger.info("Ending once the requests under way are answered", metadata: ["signal": "\(signal)"])
            break
        }
        listener.stop(within: .seconds(30))
        accessLog?.close(within: .seconds(2))
        logger.info("Ended")
    }

    private func greet(_ repository: Repository, host: String, port: Int) {
        let base = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        let records = repository.seeded.reduce(0) { $0 + $1.records.count }
        Console.print(
            """
            Serving \(records) records, version \(repository.shortVersion), on \(base)
            Try
              \(base)/
              \(base)/institutions/ttd
              \(base)/operations?dimension=human
            """
        )
    }
}

extension ListenerConfiguration {
    /// What the settings say of the listener.
    init(_ configuration: Configuration) {
        self.init()
        host = configuration[Settings.host]
        port = UInt16(configuration[Settings.port])
        threads = configuration[Settings.threads]
        connectionMemory = configuration[Settings.connectionMemory]
    }
}
