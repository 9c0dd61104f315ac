internal import Metrics
internal import MicroHTTP

extension MetricFamily {
    /// Connections of clients.
    static let connections = [
        MetricFamily("osce_directory_connections_open", .gauge, "Connections that are open") { $0.connections.open },
        MetricFamily(
            "osce_directory_connections_limit",
            .gauge,
            "Connections that are served at a time: --connection-limit, or what the system allows"
        ) { $0.metrics.connectionLimit },
        MetricFamily("osce_directory_connections_accepted_total", .counter, "Connections that were accepted") {
            $0.connections.accepted
        },
        MetricFamily(
            "osce_directory_connections_refused_total",
            .counter,
            "Connections for which there was no room; a probe on one is answered all the same"
        ) { $0.connections.refused },
        MetricFamily(
            "osce_directory_connections_late_total",
            .counter,
            "Connections that were cut off, since a head, content or the reading of an answer took too long"
        ) { $0.connections.late },
        MetricFamily("osce_directory_threads", .gauge, "Threads that answer requests") { $0.metrics.workers },
    ]

    /// Answers that are prepared.
    static let cache = [
        MetricFamily("osce_directory_cache_hits_total", .counter, "Answers that were prepared already") {
            $0.metrics.cacheHits
        },
        MetricFamily("osce_directory_cache_misses_total", .counter, "Answers that had to be made") {
            $0.metrics.cacheMisses
        },
        MetricFamily("osce_directory_cache_evictions_total", .counter, "Prepared answers that made room for others") {
            $0.metrics.cacheEvictions
        },
        MetricFamily("osce_directory_cache_bytes", .gauge, "Memory that prepared answers take") {
            $0.metrics.cacheSize
        },
    ]

    /// What answers cost that are not prepared.
    static let work = [
        MetricFamily(
            "osce_directory_cost_seconds_total",
            .counter,
            "Processor time of answers that were not cached, booked to clients with a budget or to those without",
            labels: ["client"]
        ) { snapshot, text in
            text.sample(Double(snapshot.work.costOfBudgeted) / 1e9, [("client", "budgeted")])
            text.sample(Double(snapshot.work.costOfExempt) / 1e9, [("client", "exempt")])
        },
        MetricFamily(
            "osce_directory_denied_total",
            .counter,
            "Requests that were told to come again: a client over its budget, too much work, no memory, a server that ends",
            labels: ["reason"]
        ) { snapshot, text in
            for (reason, count) in snapshot.metrics.denials { text.sample(count, [("reason", reason)]) }
        },
        MetricFamily(
            "osce_directory_deferred_total",
            .counter,
            "Requests whose answers were made in the background, so that others did not wait"
        ) { $0.metrics.deferred },
        MetricFamily("osce_directory_deferred_waiting", .gauge, "Those of them that wait for their turn") {
            $0.work.waiting
        },
        MetricFamily("osce_directory_deferred_limit", .gauge, "How many of them may wait") { $0.work.waitingLimit },
        MetricFamily(
            "osce_directory_response_memory_bytes",
            .gauge,
            "Memory that answers take, cached and under way"
        ) { $0.work.memoryUsed },
        MetricFamily("osce_directory_response_memory_limit_bytes", .gauge, "What they may take") {
            $0.work.memoryLimit
        },
        MetricFamily("osce_directory_former_versions", .gauge, "Former versions of the data that are in memory") {
            $0.work.formerVersions.count
        },
        MetricFamily(
            "osce_directory_former_versions_bytes",
            .gauge,
            "What is booked for them of the memory that answers take"
        ) { $0.work.formerVersions.bytes },
        MetricFamily("osce_directory_access_log_dropped_total", .counter, "Lines that the access log left out") {
            $0.metrics.droppedLines
        },
    ]
}
