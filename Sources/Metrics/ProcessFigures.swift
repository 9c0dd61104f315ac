internal import Glibc

/// What the system says of this process.
package struct ProcessFigures: Sendable {
    /// Seconds of processor time, user and system.
    package var processorSeconds = 0.0
    /// Bytes of address space.
    package var virtualMemory = 0
    /// Bytes of memory in use.
    package var residentMemory = 0
    /// Open file descriptors.
    package var openDescriptors = 0
    /// The limit to them.
    package var descriptorLimit = 0
    /// When the process began, in seconds since 1970.
    package var startTime = 0.0

    /// The figures of this moment; those that the system does not tell stay at zero.
    package init() {
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            processorSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            descriptorLimit = Int(clamping: limit.rlim_cur)
        }
        openDescriptors = Self.countDescriptors()
        let sizes = Self.read("/proc/self/statm").split(separator: " ").compactMap { Int($0) }
        if sizes.count > 1 {
            virtualMemory = sizes[0] * sysconf(Int32(_SC_PAGESIZE))
            residentMemory = sizes[1] * sysconf(Int32(_SC_PAGESIZE))
        }
        startTime = Self.startTime
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    /// It does not change; proc(5) tells it in ticks since the machine was started, and the clocks when that was: nothing but
    /// the folder of the process is read, which `ProcSubset=pid` of systemd leaves. Where that is hidden too, it is the moment
    /// at which it is asked for first.
    private static let startTime: Double = {
        let now = seconds(CLOCK_REALTIME)
        // the name of the process, in parentheses, may hold anything
        let rest = read("/proc/self/stat").split(separator: ")").last?.split(separator: " ") ?? []
        guard rest.count > 19, let ticks = Double(rest[19]) else { return now }
        return now - seconds(CLOCK_BOOTTIME) + ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }()

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func countDescriptors() -> Int {
        var status = stat()
        // Linux tells their number as the folder's size since 6.2
        if stat("/proc/self/fd", &status) == 0, status.st_size > 0 { return Int(status.st_size) }
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // the folder itself, the one above it and the descriptor that reads it
        return max(0, count - 3)
    }

    private static func read(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while true {
            let part = [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
                count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
            }
            guard !part.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
            bytes += part
        }
    }
}
