import ArgumentParser
import Directory
import DirectoryAPI
import MicroHTTP
import UnixSignals

/// Serves the directory until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the directory over HTTP.",
        discussion: """
            Each option can also be set in the environment, under its name in capitals with the prefix \
            OSCE_DIRECTORY_: OSCE_DIRECTORY_PORT=9000. A flag wins over the environment.

            SIGTERM and SIGINT end it once the requests under way are answered.
            """
    )

    @Option(help: "The address to listen on: an IP address or a host name. (default: 127.0.0.1)")
    var host: String?

    @Option(help: "The port, 0 to 65535; 0 picks a free one. (default: 8080)")
    var port: UInt16?

    @Option(help: "A folder with the seed files. (default: the embedded Seed)")
    var seed: String?

    @Option(help: "Threads that answer requests, 1 to 256. (default: one for each core)")
    var threads: Int?

    @Option(help: "Megabytes that prepared answers may take, 0 to 1048576; 0 keeps none. (default: 8)")
    var cacheSize: Int?

    @Option(
        help: """
            Bytes that a connection may take for the head of a request and of its answer, 4096 to 1048576. \
            (default: 10240, for request lines of 8,000 bytes)
            """
    )
    var connectionMemory: Int?

    func run() async throws {
        var configuration = ListenerConfiguration()
        configuration.host = try Environment.value(host, "HOST") ?? configuration.host
        configuration.port = try Environment.value(port, "PORT") ?? configuration.port
        configuration.threads = try Environment.value(threads, "THREADS") ?? configuration.threads
        guard (1...256).contains(configuration.threads) else {
            throw ValidationError("--threads takes a number from 1 to 256, not \(configuration.threads).")
        }
        configuration.connectionMemory =
            try Environment.value(connectionMemory, "CONNECTION_MEMORY") ?? configuration.connectionMemory
        guard (4_096...1_048_576).contains(configuration.connectionMemory) else {
            throw ValidationError(
                "--connection-memory takes bytes from 4096 to 1048576, not \(configuration.connectionMemory)."
            )
        }
        let cacheSize = try Environment.value(cacheSize, "CACHE_SIZE") ?? DirectoryServer.defaultCacheSize >> 20
        guard (0...1_048_576).contains(cacheSize) else {
            throw ValidationError("--cache-size takes megabytes from 0 to 1048576, not \(cacheSize).")
        }
        let repository = try SeedOption.load(try Environment.value(seed, "SEED"))

        // taken over before the first connection, so that no early signal cuts one off
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let listener: Listener
        do throws(ListenerError) {
            let server = try DirectoryServer(repository, workers: configuration.threads, cacheSize: cacheSize << 20)
            listener = try Listener(configuration: configuration) { head in server.respond(to: head) }
        } catch {
            throw Failure("\(error)", code: .unavailable)
        }
        greet(repository, host: configuration.host, port: listener.port)
        for await _ in signals { break }
        listener.stop(within: .seconds(30))
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
