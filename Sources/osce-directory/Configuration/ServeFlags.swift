import ArgumentParser

/// The settings as flags. ArgumentParser wants a property for each; what it says of it comes from the table.
///
/// Every value is read as text, so that flag, variable and file are judged alike, by the table.
struct ServeFlags: ParsableArguments {
    @Option(help: "\(Settings.config.help)") var config: String?
    @Option(help: "\(Settings.host.help)") var host: String?
    @Option(help: "\(Settings.port.help)") var port: String?
    @Option(help: "\(Settings.publicURL.help)") var publicUrl: String?
    @Option(help: "\(Settings.securityContact.help)") var securityContact: String?
    @Option(help: "\(Settings.contact.help)") var contact: String?
    @Option(help: "\(Settings.doi.help)") var doi: String?
    @Option(help: "\(Settings.mcpOrigin.help)") var mcpOrigin: String?
    @Option(help: "\(Settings.seed.help)") var seed: String?
    @Option(help: "\(Settings.seedLimit.help)") var seedLimit: String?
    @Flag(inversion: .prefixedNo, help: "\(Settings.watch.meaning) (default: \(Settings.watch.defaultText))")
    var watch: Bool?
    @Flag(inversion: .prefixedNo, help: "\(Settings.preview.meaning) (default: \(Settings.preview.defaultText))")
    var preview: Bool?
    @Option(help: "\(Settings.tlsCertificate.help)") var tlsCertificate: String?
    @Option(help: "\(Settings.tlsKey.help)") var tlsKey: String?
    @Option(help: "\(Settings.drainDelay.help)") var drainDelay: String?
    @Option(help: "\(Settings.drainTimeout.help)") var drainTimeout: String?
    @Option(help: "\(Settings.threads.help)") var threads: String?
    @Option(help: "\(Settings.memory.help)") var memory: String?
    @Option(help: "\(Settings.cacheSize.help)") var cacheSize: String?
    @Option(help: "\(Settings.versions.help)") var versions: String?
    @Option(help: "\(Settings.clientBudget.help)") var clientBudget: String?
    @Option(help: "\(Settings.budgetExempt.help)") var budgetExempt: String?
    @Option(help: "\(Settings.trustedProxies.help)") var trustedProxies: String?
    @Option(help: "\(Settings.connectionMemory.help)") var connectionMemory: String?
    @Option(help: "\(Settings.connectionLimit.help)") var connectionLimit: String?
    @Option(help: "\(Settings.connectionsPerAddress.help)") var connectionsPerAddress: String?
    @Option(help: "\(Settings.headerTimeout.help)") var headerTimeout: String?
    @Option(help: "\(Settings.idleTimeout.help)") var idleTimeout: String?
    @Option(help: "\(Settings.logFormat.help)") var logFormat: String?
    @Option(help: "\(Settings.logLevel.help)") var logLevel: String?
    @Option(help: "\(Settings.accessLog.help)") var accessLog: String?
    @Option(help: "\(Settings.accessLogFile.help)") var accessLogFile: String?

    /// The values of the flags that were given, by the name of the setting.
    var given: [String: String] {
        var given: [String: String] = [:]
        for (label, value) in Mirror(reflecting: self).children {
            guard let label else { continue }
            if let option = value as? Option<String?> {
                given[Self.name(ofProperty: label)] = option.wrappedValue
            } else if let flag = value as? Flag<Bool?> {
                given[Self.name(ofProperty: label)] = flag.wrappedValue.map { String($0) }
            }
        }
        return given
    }

    /// The names of the settings that have a flag.
    var names: [String] { Mirror(reflecting: self).children.compactMap(\.label).map(Self.name(ofProperty:)) }

    /// `cache-size` for the property `cacheSize`, whose storage is called `_cacheSize`, as ArgumentParser does it.
    private static func name(ofProperty label: String) -> String {
        label.drop { $0 == "_" }.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
    }
}
