internal import APIDescription
import Directory
internal import Words

/// What `serve` was told: flags win over the environment, the environment over the file, the file over the defaults.
struct Configuration {
    /// Who set something.
    private enum Origin {
        case flag(String)
        case variable(String)
        case file(path: String, line: Int)
    }

    private struct Given {
        let text: String
        let origin: Origin
    }

    /// What is set, by the name of the setting.
    private var given: [String: Given] = [:]

    /// Joins the sources.
    ///
    /// - Throws: `Failure` with every value that cannot be used, every name that is unknown, all at once; or where the
    ///   file cannot be read.
    init(flags: [String: String], environment: Environment) throws {
        var faults: [String] = []
        if let path = flags[Settings.config.name] ?? environment[Settings.config] {
            let file = try ConfigurationFile(path: path)
            faults += file.faults
            for line in file.lines { take(line, of: file, &faults) }
        }
        for (variable, text) in environment.values.sorted(by: { $0.key < $1.key }) {
            guard let setting = Settings.all.first(where: { $0.variable == variable }) else {
                faults.append("\(variable) is no setting\(Self.hint(variable, among: Settings.all.map(\.variable)))")
                continue
            }
            take(text, for: setting, from: .variable(variable), &faults)
        }
        for setting in Settings.all {
            if let text = flags[setting.name] { take(text, for: setting, from: .flag("--\(setting.name)"), &faults) }
        }
        guard faults.isEmpty else { throw Failure(faults.joined(separator: "\n"), code: .usage) }
    }

    private mutating func take(_ line: ConfigurationFile.Line, of file: ConfigurationFile, _ faults: inout [String]) {
        let place = "\(file.path):\(line.number)"
        guard let setting = Settings.named(line.name), line.name != Settings.config.name else {
            let names = Settings.all.map(\.name).filter { $0 != Settings.config.name }
            faults.append("\(place): \(line.name) is no setting\(Self.hint(line.name, among: names))")
            return
        }
        if case .file(_, let first)? = given[setting.name]?.origin {
            faults.append("\(place): \(setting.name) is already set on line \(first). Take one of the two away.")
            return
        }
        take(line.value, for: setting, from: .file(path: file.path, line: line.number), &faults)
    }

    private mutating func take(
        _ text: String,
        for setting: some SettingDescription,
        from origin: Origin,
        _ faults: inout [String]
    ) {
        if text.isEmpty || !setting.accepts(text) {
            let name =
                switch origin {
                case .flag(let name), .variable(let name): name
                case .file(let path, let line): "\(path):\(line): \(setting.name)"
                }
            faults.append("\(name) takes \(setting.takes), not '\(text)'.")
        }
        given[setting.name] = Given(text: text, origin: origin)
    }

    private static func hint(_ name: String, among names: [String]) -> String {
        EditDistance.nearest(to: name, among: names).map { ". Did you mean \($0)?" }
            ?? "; osce-directory serve --help lists them."
    }

    /// The value of a setting.
    subscript<Value>(setting: Setting<Value>) -> Value {
        given[setting.name].flatMap { setting.read($0.text) } ?? setting.defaultValue
    }

    /// Whether somebody has set it.
    func isSet(_ setting: some SettingDescription) -> Bool { given[setting.name] != nil }

    /// What there is to know of a value that does not count as it is; nil for nothing.
    func note(_ setting: any SettingDescription) -> String? {
        guard setting.name == Settings.cacheSize.name else { return nil }
        let most = self[Settings.memory] / 4
        return self[Settings.cacheSize] > most ? "\(most) of it count: a quarter of \(Settings.memory.name)" : nil
    }

    /// Each setting with its value and where that comes from, as JSON; a value that is not set is left out.
    var json: JSON {
        let settings = Settings.all.map { setting -> JSON in
            let given = given[setting.name]
            var members: [JSON.Member] = [.init("name", .string(setting.name))]
            if let value = given?.text ?? setting.writtenDefault { members.append(.init("value", .string(value))) }
            switch given?.origin {
            case .flag?: members.append(.init("from", "flag"))
            case .variable?: members.append(.init("from", "environment"))
            case .file(let path, let line)?: members.append(.init("from", .string("\(path):\(line)")))
            case nil: members.append(.init("from", "default"))
            }
            if let note = note(setting) { members.append(.init("note", .string(note))) }
            return .object(members)
        }
        return .object([.init("version", .string(Version.current)), .init("settings", .array(settings))])
    }

    /// Each setting with its value and where that comes from, in the form of a configuration file.
    var listing: String {
        let lines = Settings.all.map { setting -> (String, String) in
            let given = given[setting.name]
            let note = note(setting).map { "; \($0)" } ?? ""
            let origin =
                switch given?.origin {
                case .flag(let name)?: "flag \(name)"
                case .variable(let name)?: "environment \(name)"
                case .file(let path, let line)?: "file \(path):\(line)"
                case nil: setting.writtenDefault == setting.defaultText ? "default" : "default: \(setting.defaultText)"
                }
            guard setting.name != Settings.config.name, let value = given?.text ?? setting.writtenDefault else {
                // what a file cannot say, or what is not set
                return ("# \(setting.name) =\(given.map { " " + $0.text } ?? "")", origin)
            }
            return ("\(setting.name) = \(value)", origin + note)
        }
        return lines.map { line, origin in "# \(origin)\n\(line)" }.joined(separator: "\n")
    }
}
