internal import Directory
internal import Metrics
internal import MicroHTTP

/// What figures are made of, read once for all of them.
struct MetricsSnapshot {
    let metrics: ServerMetrics
    let repository: Repository
    let connections: ConnectionFigures
    let work: WorkFigures
    let reloads: ReloadCounts
    let certificate: CertificateFigures?
    let process = ProcessFigures()

    init(_ metrics: ServerMetrics, _ repository: Repository) {
        self.metrics = metrics
        self.repository = repository
        connections = metrics.connections
        work = metrics.work
        reloads = metrics.reloads
        certificate = metrics.certificate
    }
}
