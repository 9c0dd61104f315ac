internal import Directory
internal import Metrics

/// The figures of the server for Prometheus: every `MetricFamily`. What is asked with them is in docs/deploy.
struct MetricsDocument {
    let metrics: ServerMetrics
    let repository: Repository

    /// The text.
    var bytes: [UInt8] {
        let snapshot = MetricsSnapshot(metrics, repository)
        var text = Exposition()
        for family in MetricFamily.all {
            text.family(family.name, family.kind, family.help)
            family.write(snapshot, &text)
        }
        return text.bytes
    }
}
