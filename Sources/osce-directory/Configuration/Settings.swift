internal import Addresses
import Budget
import Directory
import DirectoryAPI
import Logging
import MicroHTTP

/// Every setting of `serve`: the one table that flags, environment, configuration file, `--print-config`, `--help` and
/// docs/operations.md read. A new one is a row here, its place in `all` and a property of `ServeFlags`.
enum Settings {
    private static let listener = ListenerConfiguration()
    private static let limits = ServerLimits()

    static let config = Setting(
        path: "config",
        takes: "the path of a file",
        "A file with settings, one a line: name = value.",
        defaultText: "none"
    )
    static let host = Setting(
        text: "host",
        takes: "an IP address or a host name",
        "The address to listen on; 0.0.0.0 and :: are every address of the machine.",
        default: listener.host
    )
    static let port = Setting(
        "port",
        0...65_535,
        "The port to listen on; 0 picks a free one and prints it.",
        default: Int(listener.port)
    )
    static let adminPort = Setting<Int?>(
        "admin-port",
        takes: "a number from 0 to 65535",
        "A port for the operator alone: /healthz, /readyz, /metrics and /debug/config on a thread and connections of their own, without TLS; 0 picks a free one and logs it. At the public port the first three stay.",
        default: nil,
        defaultText: "none; probes ask the public port",
        read: { Int($0).flatMap { (0...65_535).contains($0) ? .some($0) : nil } },
        written: { $0.map { String($0) } }
    )
    static let adminHost = Setting(
        text: "admin-host",
        takes: "an IP address or a host name",
        "The address that admin-port is listened on. What can be read there is not for the public.",
        default: "127.0.0.1"
    )
    static let seed = Setting(
        path: "seed",
        takes: "the path of a folder",
        "A folder with the seed files.",
        defaultText: "the embedded Seed"
    )
    static let seedLimit = Setting(
        "seed-limit",
        1...1_048_576,
        of: "megabytes",
        "What the files of that folder may hold together; more is not loaded.",
        default: SeedBounds.folder >> 20
    )
    static let watch = Setting(
        switch: "watch",
        "Whether to load the seed and the certificate anew when their files change.",
        default: false
    )
    static let preview = Setting(
        switch: "preview",
        "Whether pages say that the seed files on disk have faults and older data are shown; no cache keeps such answers. For those who edit, with watch.",
        default: false
    )
    static let publicURL = Setting<PublicAddress?>(
        "public-url",
        takes: "an http or https address, with the path that it is served under where there is one",
        "Where the service is reached from outside; citations, feeds and descriptions name addresses with it. A path in it stands before every address in answers; the proxy takes it away.",
        default: nil,
        defaultText: "none; addresses begin at the root",
        read: { PublicAddress($0).map { .some($0) } },
        written: { $0?.base }
    )
    static let securityContact = Setting<SecurityContact?>(
        "security-contact",
        takes: "addresses that begin with mailto:, https:// or tel:, separated by commas, the dearest first",
        "Whom to tell of a weakness: served at /.well-known/security.txt (RFC 9116), which is otherwise missing.",
        default: nil,
        read: { SecurityContact($0).map { .some($0) } },
        written: { $0?.text }
    )
    static let mcpOrigin = Setting<AllowedOrigins?>(
        "mcp-origin",
        takes: "origins such as https://example.org, separated by commas, or *",
        "The sites whose pages may ask at /mcp, beside that of public-url; * for any. Programs, which name no origin, always may.",
        default: nil,
        defaultText: "none",
        read: { AllowedOrigins($0).map { .some($0) } },
        written: { $0?.text }
    )
    static let contact = Setting<ContactTemplate?>(
        "contact",
        takes:
            "an address that begins with https:// or mailto:, in which {record}, {field}, {value} and {version} are filled in",
        "Where readers tell of a mistake or fill a gap: pages have a link to it on every record and fact. Mail without a subject gets one.",
        default: nil,
        defaultText: "none; pages say where to look",
        read: { ContactTemplate($0).map { .some($0) } },
        written: { $0?.text }
    )
    static let negotiate = Setting(
        choice: "negotiate",
        "Whether Accept and Accept-Language select the format and the language of an answer. off and pages are for caches that take no notice of Vary: the address alone decides, by an ending (.csv, .html) or format=; where it says nothing, off is JSON and pages is a page.",
        default: EdgePolicy.Negotiation.on
    )
    static let cacheTags = Setting(
        switch: "cache-tags",
        "Whether answers bear Surrogate-Key and Cache-Tag: data, version-VERSION, the collection and the record, so that a cache can be told to throw away what a release changed.",
        default: false
    )
    static let doi = Setting<DigitalObjectIdentifier?>(
        "doi",
        takes:
            "a DOI such as 10.5281/zenodo.1234567; behind a comma the pattern of those of versions, in which {version} and {release} are filled in",
        "What citations name beside the address: the DOI of the version, where a pattern is given, otherwise that of the directory.",
        default: nil,
        defaultText: "none",
        read: { DigitalObjectIdentifier($0).map { .some($0) } },
        written: { $0?.text }
    )
    static let tlsCertificate = Setting(
        path: "tls-certificate",
        takes: "the path of a PEM file",
        "The certificate to speak TLS with, and after it those that certify it.",
        defaultText: "none; HTTP without TLS"
    )
    static let tlsKey = Setting(
        path: "tls-key",
        takes: "the path of a PEM file",
        "The private key of the certificate, without a passphrase.",
        defaultText: "none"
    )
    static let drainDelay = Setting(
        "drain-delay",
        0...3_600,
        of: "seconds",
        "How long connections are still accepted after the signal to end, while /readyz says 503.",
        default: 0
    )
    static let drainTimeout = Setting(
        "drain-timeout",
        0...3_600,
        of: "seconds",
        "How long the requests under way may take after that.",
        default: 30
    )
    static let threads = Setting(
        "threads",
        1...256,
        "Threads that answer requests.",
        default: listener.threads,
        defaultText: "one for each core"
    )
    static let memory = Setting(
        "memory",
        16...1_048_576,
        of: "megabytes",
        "What answers may take together, cached, being sent and made of all the data; one more is told 503.",
        default: MemoryLimit.ofThisProcess().map { min(max(16, ($0 / 2) >> 20), 1_048_576) } ?? limits.memory >> 20,
        defaultText: "half of what the control group allows, otherwise \(limits.memory >> 20)"
    )
    static let cacheSize = Setting(
        "cache-size",
        0...1_048_576,
        of: "megabytes",
        "What cached answers may take of the memory, at most a quarter of it; 0 caches none.",
        default: limits.cacheSize >> 20
    )
    static let versions = Setting(
        "versions",
        0...64,
        of: "versions",
        "Former versions of the data that are kept in memory once somebody asks for them with version=, fewer where they take more than a third of what memory has beyond 24 MB; the least recently used leaves for another. 0 serves the newest alone.",
        default: limits.versions
    )
    static let clientBudget = Setting(
        "client-budget",
        0...1_000_000,
        of: "milliseconds",
        "Processor time a second that an address may use for answers that are not cached; beyond it, and while others wait, it is told 429. 0 for any.",
        default: limits.clientBudget
    )
    static let budgetExempt = Setting(
        addresses: "budget-exempt",
        "Addresses without a budget.",
        default: limits.budgetExempt,
        defaultText: "loopback"
    )
    static let trustedProxies = Setting(
        addresses: "trusted-proxies",
        "Proxies whose Forwarded and X-Forwarded-For say who asks; they have no budget of their own.",
        default: limits.trustedProxies,
        defaultText: "none"
    )
    static let connectionMemory = Setting(
        "connection-memory",
        4_096...1_048_576,
        of: "bytes",
        "What a connection may take for the heads of a request and its answer; 10240 has room for lines of 8,000 bytes.",
        default: listener.connectionMemory
    )
    static let connectionLimit = Setting(
        "connection-limit",
        1...1_000_000,
        of: "connections",
        "How many are served at a time; one more is told 503 and when to come again.",
        default: listener.connectionLimit
    )
    static let connectionsPerAddress = Setting(
        "connections-per-address",
        0...1_000_000,
        of: "connections",
        "How many an address may have at a time, an IPv6 network of 64 bits counting as one; 0 for any number. Unless it is set, addresses without a budget and trusted proxies may have any number.",
        default: listener.connectionsPerAddress
    )
    static let headerTimeout = Setting(
        "header-timeout",
        1...3_600,
        of: "seconds",
        "How long a request's head may take from its first byte to its last, and its content after that.",
        default: listener.headerTimeout
    )
    static let idleTimeout = Setting(
        "idle-timeout",
        1...3_600,
        of: "seconds",
        "How long a connection stays open without a byte; more than the 60 s that balancers keep theirs.",
        default: listener.idleTimeout
    )
    static let logFormat = Setting(
        choice: "log-format",
        "How the log on standard error looks.",
        default: ProgramLogFormat.auto,
        defaultText: "auto: text on a terminal, otherwise json"
    )
    static let logLevel = Setting(choice: "log-level", "The least level that is logged.", default: Logger.Level.info)
    static let accessLog = Setting(
        choice: "access-log",
        "Whether a line is written for each request, and how it looks.",
        default: AccessLogChoice.off
    )
    static let accessLogFile = Setting(
        path: "access-log-file",
        takes: "the path of a file",
        "Where the access log goes; the file is added to.",
        defaultText: "standard output"
    )

    /// Every setting, in the order it is listed.
    static let all: [any SettingDescription] = [
        config, host, port, adminPort, adminHost, publicURL, securityContact, contact, doi, mcpOrigin, seed, seedLimit,
        watch, preview, negotiate, cacheTags,
        tlsCertificate,
        tlsKey,
        drainDelay, drainTimeout,
        threads, memory, cacheSize, versions, clientBudget, budgetExempt, trustedProxies, connectionMemory,
        connectionLimit,
        connectionsPerAddress, headerTimeout, idleTimeout, logFormat,
        logLevel, accessLog, accessLogFile,
    ]

    /// The setting of a name; nil where there is none.
    static func named(_ name: String) -> (any SettingDescription)? { all.first { $0.name == name } }
}
