import APIDescription
import AccessLog
import ArgumentParser
import Budget
import Directory
import DirectoryAPI
import Glibc
import Logging
import MicroHTTP

/// Serves the directory until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the directory over HTTP.",
        discussion: """
            Each option can also be set in the environment, under its name in capitals with the prefix \
            OSCE_DIRECTORY_ (OSCE_DIRECTORY_CACHE_SIZE=16), and in the file that --config names (cache-size = 16). \
            A flag wins over the environment, the environment over the file.

            SIGHUP loads the seed and the certificate anew; SIGUSR1 opens the file of the access log anew and nothing \
            else. SIGTERM and SIGINT end it once the requests under way are \
            answered; a second one ends it at once.
            """
    )

    @OptionGroup var flags: ServeFlags

    @Flag(help: "Print each setting with its value and where that comes from, and end.")
    var printConfig = false

    func run() async throws {
        let configuration = try Configuration(flags: flags.given, environment: .current)
        guard !printConfig else { return Console.print(configuration.listing) }
        // taken before anything that may take long, so that no early signal is lost or cuts a connection off
        let signals = EndSignals.begin()
        // whoever reads what is logged may go; the program stays
        signal(SIGPIPE, SIG_IGN)
        let logger = ProgramLog.logger(configuration)
        let notifier = ServiceNotifier()
        let socket = try SocketActivation.take()
        let tls = try TLSFiles(configuration)
        let shown = try tls?.show()
        if let shown { shown.log(as: "Certificate read", at: .info, to: logger) }
        let seed = configuration[Settings.seed]
        let limit = configuration[Settings.seedLimit] << 20
        let repository = try SeedOption.load(seed, limit: limit)
        let accessLog = try AccessLog.make(configuration, logger)

        EndSignals.takeOver()
        let (server, listener, admin): (DirectoryServer, Listener, Listener?)
        do throws(ListenerError) {
            (server, listener, admin) = try listen(repository, configuration, accessLog, socket)
        } catch {
            throw Failure("\(error)", code: .unavailable)
        }
        if let shown { server.metrics.note(certificateUntil: shown.expires) }
        let reloader = Reloader(
            server,
            seed: seed,
            limit: limit,
            tls: tls,
            showsFaults: configuration[Settings.preview],
            logger,
            notifier
        )
        let watched = configuration[Settings.watch] ? [seed, tls?.certificate, tls?.key].compactMap { $0 } : []
        let watcher = watched.isEmpty ? nil : FileWatcher(watched) { reloader.reload() }
        defer { withExtendedLifetime(watcher) {} }
        // a log for programs on standard output is for nothing else
        if accessLog == nil || configuration[Settings.accessLogFile] != nil {
            greet(repository, configuration, port: listener.port)
        }
        logger.info("Serving", metadata: start(repository, configuration, listener, admin))
        if configuration[Settings.publicURL] == nil {
            logger.notice("Citations name no host: say where this is reached with --\(Settings.publicURL.name)")
            logger.warning(
                "The reconciliation service names the host that each client asks at, and clients store that: set --\(Settings.publicURL.name) before anybody adds it"
            )
        }
        logger.warn(ofUnreleased: repository)
        if configuration.isSet(Settings.cacheSize), let note = configuration.note(Settings.cacheSize) {
            logger.warning(
                "cache-size is more than the cache may take: lower it or raise memory",
                metadata: ["cache_size": "\(configuration[Settings.cacheSize])", "note": "\(note)"]
            )
        }
        if listener.connectionLimit < configuration[Settings.connectionLimit] {
            logger.warning(
                """
                The system allows fewer open files than the connections need: raise the limit (ulimit -n, LimitNOFILE= of \
                systemd) or lower --connection-limit
                """,
                metadata: [
                    "connections": "\(listener.connectionLimit)",
                    "wanted": "\(configuration[Settings.connectionLimit])",
                ]
            )
        }
        let own = HealthTarget(host: configuration[Settings.host], port: listener.port, usesTLS: tls != nil)
        Watchdog(own, notifier)?.begin()
        notifier.notify(.ready, "Serving version \(repository.shortVersion)")
        for await signal in signals {
            if signal == SIGUSR1 {
                accessLog?.reopen()
                logger.info("The file of the access log was opened anew")
                continue
            }
            if signal == SIGHUP {
                accessLog?.reopen()
                reloader.reload()
                continue
            }
            // whoever does not want to wait says it again (`EndSignals`)
            let name = signal == SIGTERM ? "SIGTERM" : "SIGINT"
            logger.info("Ending once the requests under way are answered", metadata: ["signal": "\(name)"])
            break
        }
        notifier.notify(.stopping)
        server.end()
        try? await Task.sleep(for: .seconds(configuration[Settings.drainDelay]))
        listener.stop(within: .seconds(configuration[Settings.drainTimeout]))
        server.stop()
        // last, so that it can be seen how the end goes
        admin?.stop(within: .zero)
        accessLog?.close(within: .seconds(2))
        logger.info("Ended")
        ProgramLog.flush()
    }

    private func listen(
        _ repository: Repository,
        _ configuration: Configuration,
        _ accessLog: AccessLog?,
        _ socket: Int32?
    ) throws(ListenerError) -> (DirectoryServer, Listener, Listener?) {
        let server = try DirectoryServer(
            repository,
            workers: configuration[Settings.threads],
            limits: ServerLimits(configuration),
            publicAddress: configuration[Settings.publicURL],
            securityContact: configuration[Settings.securityContact],
            assistantOrigins: configuration[Settings.mcpOrigin],
            contact: configuration[Settings.contact],
            doi: configuration[Settings.doi],
            edge: EdgePolicy(configuration)
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
        let admin = try AdminListener(server, configuration)?.listener
        var listening = ListenerConfiguration(configuration)
        listening.inheritedSocket = socket
        let listener = try Listener(
            configuration: listening,
            observer: observer,
            content: server.contentPolicy
        ) { head in
            server.respond(to: head)
        }
        server.metrics.watch(connections: { [weak listener] in listener?.connections ?? ConnectionFigures() })
        server.metrics.watch(
            requestsInFlight: { [weak listener] in listener?.requestsInFlight ?? 0 },
            connectionLimit: listener.connectionLimit
        )
        if let accessLog { server.metrics.watch(droppedLines: { accessLog.droppedLines }) }
        return (server, listener, admin)
    }

    /// What the first line of the log tells.
    private func start(
        _ repository: Repository,
        _ configuration: Configuration,
        _ listener: Listener,
        _ admin: Listener?
    ) -> Logger.Metadata {
        var start: Logger.Metadata = [
            "host": "\(configuration[Settings.host])", "port": "\(listener.port)",
            "threads": "\(configuration[Settings.threads])", "data_version": "\(repository.shortVersion)",
            "version": "\(Version.current)",
        ]
        if let admin {
            start["admin_host"] = "\(configuration[Settings.adminHost])"
            start["admin_port"] = "\(admin.port)"
        }
        return start
    }

    private func greet(_ repository: Repository, _ configuration: Configuration, port: Int) {
        let host = configuration[Settings.host]
        let scheme = configuration[Settings.tlsCertificate] == nil ? "http" : "https"
        let base = "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        let records = repository.seeded.reduce(0) { $0 + $1.records.count }
        Console.announce(
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
        otherDescriptors = configuration[Settings.adminPort] == nil ? 0 : AdminListener.descriptors
        connectionMemory = configuration[Settings.connectionMemory]
        connectionLimit = configuration[Settings.connectionLimit]
        if !configuration.isSet(Settings.connectionLimit), let memory = MemoryLimit.ofThisProcess() {
            // a quarter of the memory, and what the program keeps of a connection beside its heads
            connectionLimit = min(connectionLimit, max(64, memory / 4 / (connectionMemory + 4_096)))
        }
        connectionsPerAddress = configuration[Settings.connectionsPerAddress]
        if !configuration.isSet(Settings.connectionsPerAddress) {
            let uncounted = configuration[Settings.budgetExempt].union(configuration[Settings.trustedProxies])
            uncountedNetworks = uncounted.prefixes.map { prefix in
                PeerNetwork(PeerAddress(high: prefix.base.high, low: prefix.base.low), bits: prefix.length)
            }
        }
        headerTimeout = configuration[Settings.headerTimeout]
        idleTimeout = configuration[Settings.idleTimeout]
        usesTLS = configuration[Settings.tlsCertificate] != nil
    }
}

extension EdgePolicy {
    /// What the settings say of caches in between and of encryption.
    init(_ configuration: Configuration) {
        self.init()
        negotiation = configuration[Settings.negotiate]
        hasTags = configuration[Settings.cacheTags]
        if configuration[Settings.tlsCertificate] != nil { scheme = "https" }
    }
}

extension ServerLimits {
    /// What the settings say of what clients are given.
    init(_ configuration: Configuration) {
        self.init()
        memory = configuration[Settings.memory] << 20
        cacheSize = configuration[Settings.cacheSize] << 20
        versions = configuration[Settings.versions]
        clientBudget = configuration[Settings.clientBudget]
        budgetExempt = configuration[Settings.budgetExempt]
        trustedProxies = configuration[Settings.trustedProxies]
    }
}
