internal import Addresses
internal import Directory
internal import Metrics
internal import MicroHTTP

/// The figures of the server for Prometheus. Their names, and what is asked with them, are in docs/deploy.
struct MetricsDocument {
    let metrics: ServerMetrics
    let repository: Repository

    /// The text.
    var bytes: [UInt8] {
        var text = Exposition()
        writeRequests(to: &text)
        writeConnections(to: &text)
        writeCache(to: &text)
        writeWork(to: &text)
        writeDataset(to: &text)
        text.family("osce_directory_access_log_dropped_total", .counter, "Lines that the access log left out")
        text.sample(metrics.droppedLines)
        writeProcess(to: &text)
        return text.bytes
    }

    private func writeRequests(to text: inout Exposition) {
        text.family("osce_directory_requests_total", .counter, "Requests answered, by route and status")
        for (route, status, count) in metrics.requests {
            text.sample(count, [("route", RouteTemplate.names[route]), ("status", status)])
        }
        text.family(
            "osce_directory_request_duration_seconds",
            .histogram,
            "Time from the request line to the last byte of the answer handed to the system"
        )
        for (route, name) in RouteTemplate.names.enumerated() {
            let (buckets, sum) = metrics.durations(of: route)
            var count: UInt64 = 0
            guard buckets.contains(where: { $0 > 0 }) else { continue }
            for (label, bucket) in zip(ServerMetrics.buckets.labels, buckets) {
                count += bucket
                text.sample(count, [("route", name), ("le", label)], suffix: "_bucket")
            }
            text.sample(Double(sum) / 1e9, [("route", name)], suffix: "_sum")
            text.sample(count, [("route", name)], suffix: "_count")
        }
        text.family("osce_directory_response_bytes_total", .counter, "Bytes of content in answers, without their heads")
        text.sample(metrics.contentBytes)
        text.family(
            "osce_directory_requests_unanswered_total",
            .counter,
            "Requests that ended without an answer of the program: the client left or was too slow"
        )
        text.sample(metrics.unanswered)
    }

    private func writeConnections(to text: inout Exposition) {
        let connections = metrics.connections
        text.family("osce_directory_connections_open", .gauge, "Connections that are open")
        text.sample(connections.open)
        text.family("osce_directory_connections_accepted_total", .counter, "Connections that were accepted")
        text.sample(connections.accepted)
        text.family(
            "osce_directory_connections_refused_total",
            .counter,
            "Connections that were turned away, since there were too many"
        )
        text.sample(connections.refused)
        text.family(
            "osce_directory_connections_late_total",
            .counter,
            "Connections that were cut off, since a head, content or the reading of an answer took too long"
        )
        text.sample(connections.late)
    }

    private func writeCache(to text: inout Exposition) {
        text.family("osce_directory_cache_hits_total", .counter, "Answers that were prepared already")
        text.sample(metrics.cacheHits)
        text.family("osce_directory_cache_misses_total", .counter, "Answers that had to be made")
        text.sample(metrics.cacheMisses)
        text.family("osce_directory_cache_evictions_total", .counter, "Prepared answers that made room for others")
        text.sample(metrics.cacheEvictions)
        text.family("osce_directory_cache_bytes", .gauge, "Memory that prepared answers take")
        text.sample(metrics.cacheSize)
    }

    private func writeWork(to text: inout Exposition) {
        let work = metrics.work
        text.family(
            "osce_directory_denied_total",
            .counter,
            "Requests that were told to come again: a client over its budget, too much work, no memory, a server that ends"
        )
        for (reason, count) in metrics.denials { text.sample(count, [("reason", reason)]) }
        text.family(
            "osce_directory_deferred_total",
            .counter,
            "Requests whose answers were made in the background, so that others did not wait"
        )
        text.sample(metrics.deferred)
        text.family("osce_directory_deferred_waiting", .gauge, "Those of them that wait for their turn")
        text.sample(work.waiting)
        text.family("osce_directory_response_memory_bytes", .gauge, "Memory that answers take, cached and under way")
        text.sample(work.memoryUsed)
        text.family("osce_directory_response_memory_limit_bytes", .gauge, "What they may take")
        text.sample(work.memoryLimit)
    }

    private func writeDataset(to text: inout Exposition) {
        text.family("osce_directory_dataset_info", .gauge, "The version of the data that is served")
        text.sample(1, [("version", repository.shortVersion)])
        text.family("osce_directory_dataset_records", .gauge, "Records that are served, by collection")
        for store in repository.seeded {
            text.sample(store.records.count, [("collection", "\(store.schema.name)")])
        }
        text.family(
            "osce_directory_reloads_total",
            .counter,
            "Data sets read while serving, by whether they are served"
        )
        let reloads = metrics.reloads
        text.sample(reloads.good, [("result", "good")])
        text.sample(reloads.bad, [("result", "bad")])
    }

    private func writeProcess(to text: inout Exposition) {
        let process = ProcessFigures()
        text.family("process_cpu_seconds_total", .counter, "Processor time, user and system")
        text.sample(process.processorSeconds)
        text.family("process_resident_memory_bytes", .gauge, "Memory in use")
        text.sample(process.residentMemory)
        text.family("process_virtual_memory_bytes", .gauge, "Address space")
        text.sample(process.virtualMemory)
        text.family("process_open_fds", .gauge, "Open file descriptors")
        text.sample(process.openDescriptors)
        text.family("process_max_fds", .gauge, "The limit to open file descriptors")
        text.sample(process.descriptorLimit)
        text.family("process_start_time_seconds", .gauge, "When the process began, in seconds since 1970")
        text.sample(process.startTime)
    }
}
