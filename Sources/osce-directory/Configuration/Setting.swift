/// Something `serve` can be told: what it is called, what it takes, what it means.
///
/// The name is the same everywhere: `cache-size` is the flag `--cache-size`, the variable `OSCE_DIRECTORY_CACHE_SIZE` and
/// a line `cache-size = 8` of a configuration file.
struct Setting<Value: Sendable>: SettingDescription {
    let name: String
    let takes: String
    let meaning: String
    let defaultText: String
    /// What holds where it is not set.
    let defaultValue: Value
    /// The value that a text stands for; nil where the text cannot be used.
    let read: @Sendable (String) -> Value?
    /// A value as it would be written; nil for the absence of one.
    private let written: @Sendable (Value) -> String?

    /// Describes a setting.
    ///
    /// - Parameters:
    ///   - takes: what a value looks like, to follow "takes": "a number from 1 to 256".
    ///   - meaning: one or two sentences.
    ///   - defaultText: the default in words, where its value does not say it.
    init(
        _ name: String,
        takes: String,
        _ meaning: String,
        default defaultValue: Value,
        defaultText: String? = nil,
        read: @escaping @Sendable (String) -> Value?,
        written: @escaping @Sendable (Value) -> String?
    ) {
        self.name = name
        self.takes = takes
        self.meaning = meaning
        self.defaultValue = defaultValue
        self.defaultText = defaultText ?? written(defaultValue) ?? "none"
        self.read = read
        self.written = written
    }

    func accepts(_ text: String) -> Bool { read(text) != nil }

    var writtenDefault: String? { written(defaultValue) }
}

/// What is known of a setting whatever the type of its value.
protocol SettingDescription: Sendable {
    /// Its name in lower case with hyphens.
    var name: String { get }
    /// What a value looks like.
    var takes: String { get }
    /// What it does.
    var meaning: String { get }
    /// The default in words.
    var defaultText: String { get }
    /// The default as it would be set; nil where the default is that nothing is set.
    var writtenDefault: String? { get }
    /// Whether a text can be used as its value.
    func accepts(_ text: String) -> Bool
}

extension SettingDescription {
    /// The variable of the environment that sets it.
    var variable: String {
        Environment.prefix + String(name.map { $0 == "-" ? "_" : Character($0.uppercased()) })
    }

    /// What `--help` says.
    var help: String { "\(meaning) Takes \(takes). (default: \(defaultText))" }
}
