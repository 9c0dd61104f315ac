/// How much memory the system grants this process.
package enum MemoryLimit {
    /// The smallest memory limit in bytes of the control groups that this process is in; nil if none has a limit, or the
    /// system has no control groups.
    ///
    /// Reads cgroup v2 (`memory.max`, `memory.high`), v1 (`memory.limit_in_bytes`, and `memory.stat` for the groups above
    /// the mount) and both side by side, each from the process's group up to the mount point. A group that the mount does
    /// not show counts as the mount point's: a container that sees only its own group has its limits there.
    package static func ofThisProcess() -> Int? { smallest(read: SystemFile.text) }

    /// The smallest limit that these files tell.
    ///
    /// - Parameter read: the content of the file at a path; nil if there is none.
    package static func smallest(read: (String) -> String?) -> Int? {
        let membership = ControlGroups(
            memberships: read("/proc/self/cgroup") ?? "",
            mounts: read("/proc/self/mountinfo") ?? ""
        )
        var limits: [Int] = []
        for folder in membership.folders(.v2) {
            limits += ["memory.max", "memory.high"].compactMap { read("\(folder)/\($0)").flatMap(number) }
        }
        for folder in membership.folders(.v1) {
            limits += [read("\(folder)/memory.limit_in_bytes").flatMap(number)].compactMap(\.self)
            limits += [read("\(folder)/memory.stat").flatMap(hierarchicalLimit)].compactMap(\.self)
        }
        return limits.min()
    }

    /// A limit; nil for `max` and for the numbers beyond any memory that v1 writes in its place, such as
    /// 9223372036854771712.
    private static func number(_ text: String) -> Int? {
        guard let line = text.split(whereSeparator: \.isWhitespace).first, let value = Int(line), value > 0,
            value < 1 << 60
        else { return nil }
        return value
    }

    /// What `memory.stat` of v1 says of the group and all above it, those that the mount does not show among them.
    private static func hierarchicalLimit(_ text: String) -> Int? {
        let name = "hierarchical_memory_limit "
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line.flatMap { number(String($0.dropFirst(name.count))) }
    }
}
