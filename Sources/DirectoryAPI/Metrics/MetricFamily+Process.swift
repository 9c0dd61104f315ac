internal import Metrics

extension MetricFamily {
    /// The process, by the names that other programs give these figures.
    static let process = [
        MetricFamily("process_cpu_seconds_total", .counter, "Processor time, user and system") {
            $0.process.processorSeconds
        },
        MetricFamily("process_resident_memory_bytes", .gauge, "Memory in use") { $0.process.residentMemory },
        MetricFamily("process_virtual_memory_bytes", .gauge, "Address space") { $0.process.virtualMemory },
        MetricFamily("process_open_fds", .gauge, "Open file descriptors") { $0.process.openDescriptors },
        MetricFamily("process_max_fds", .gauge, "The limit to open file descriptors") { $0.process.descriptorLimit },
        MetricFamily("process_start_time_seconds", .gauge, "When the process began, in seconds since 1970") {
            $0.process.startTime
        },
    ]
}
