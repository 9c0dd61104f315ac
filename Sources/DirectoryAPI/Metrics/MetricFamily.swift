internal import Metrics

/// A family of figures: its name, what it says, and where its figures come from. `/metrics`, docs/operations.md and
/// docs/deploy/metrics.txt have it from here.
struct MetricFamily: Sendable {
    /// The name, by Prometheus's rules.
    let name: String
    /// What kind of figure it is.
    let kind: Exposition.Kind
    /// What it says, in a sentence without its full stop.
    let help: String
    /// The names of its labels.
    let labels: [String]
    /// Writes its figures.
    let write: @Sendable (MetricsSnapshot, inout Exposition) -> Void

    /// A family of figures that labels tell apart.
    init(
        _ name: String,
        _ kind: Exposition.Kind,
        _ help: String,
        labels: [String],
        write: @escaping @Sendable (MetricsSnapshot, inout Exposition) -> Void
    ) {
        self.name = name
        self.kind = kind
        self.help = help
        self.labels = labels
        self.write = write
    }

    /// A single figure; none where it is nil.
    init<Value: Figure & SendableMetatype>(
        _ name: String,
        _ kind: Exposition.Kind,
        _ help: String,
        _ value: @escaping @Sendable (MetricsSnapshot) -> Value?
    ) {
        self.init(name, kind, help, labels: []) { snapshot, text in
            if let value = value(snapshot) { text.sample(value) }
        }
    }

    /// Every family, in the order in which they are written.
    static let all = requests + connections + cache + work + data + certificate + process
}
