/// The control groups of a process: cgroups(7), and proc_pid_mountinfo(5) for where they are mounted.
struct ControlGroups {
    enum Version {
        /// One tree for each controller; here the memory controller's.
        case v1
        /// One tree for all.
        case v2
    }

    private struct Mount {
        /// The group that the mount point shows, as the process's cgroup namespace names it.
        let root: [Substring]
        let point: String
        let version: Version
    }

    private var groups: [(version: Version, path: [Substring])] = []
    private var mounts: [Mount] = []

    /// - Parameters:
    ///   - memberships: the content of `/proc/self/cgroup`.
    ///   - mounts: the content of `/proc/self/mountinfo`. Where it tells of no control groups, or was too long to be read
    ///     whole, they are looked for at their usual places.
    init(memberships: String, mounts: String) {
        for line in memberships.split(separator: "\n") {
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            let path = Self.components(fields[2])
            if fields[0] == "0", fields[1].isEmpty { groups.append((.v2, path)) }
            if fields[1].split(separator: ",").contains("memory") { groups.append((.v1, path)) }
        }
        self.mounts = mounts.split(separator: "\n").compactMap(Self.mount)
        if !self.mounts.contains(where: { $0.version == .v2 }) {
            self.mounts.append(Mount(root: [], point: "/sys/fs/cgroup", version: .v2))
        }
        if !self.mounts.contains(where: { $0.version == .v1 }) {
            self.mounts.append(Mount(root: [], point: "/sys/fs/cgroup/memory", version: .v1))
        }
    }

    /// The folders of the process's group and of those above it, up to where they are mounted; not all need exist.
    ///
    /// At most 8 mounts with at most 64 folders each are named.
    func folders(_ version: Version) -> [String] {
        var folders: [String] = []
        for group in groups where group.version == version {
            for mount in mounts.filter({ $0.version == version }).prefix(8) {
                let below = Self.path(group.path, below: mount.root).prefix(63)
                for depth in (0...below.count).reversed() {
                    folders.append(([mount.point] + below.prefix(depth).map(String.init)).joined(separator: "/"))
                }
            }
        }
        return folders
    }

    /// The way from a mount's root to a group; empty if the mount does not show the group.
    ///
    /// Within a cgroup namespace, groups above its root have names such as `/../..`.
    private static func path(_ group: [Substring], below root: [Substring]) -> ArraySlice<Substring> {
        guard group.starts(with: root) else { return [] }
        let below = group.dropFirst(root.count)
        return below.contains("..") ? [] : below
    }

    private static func components(_ path: Substring) -> [Substring] { path.split(separator: "/") }

    /// A line such as `35 31 0:32 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory`, if it is of a
    /// tree that limits memory.
    private static func mount(_ line: Substring) -> Mount? {
        let fields = line.split(separator: " ")
        // any number of optional fields ends with a hyphen
        guard fields.count > 6, let hyphen = fields[6...].firstIndex(of: "-"), fields.count > hyphen + 3 else {
            return nil
        }
        let version: Version
        switch fields[hyphen + 1] {
        case "cgroup2": version = .v2
        case "cgroup" where fields[hyphen + 3].split(separator: ",").contains("memory"): version = .v1
        default: return nil
        }
        let point = unescaped(fields[4])
        return Mount(root: components(unescaped(fields[3])[...]), point: point == "/" ? "" : point, version: version)
    }

    /// The kernel writes space, tab, line feed and backslash as a backslash and three octal digits.
    private static func unescaped(_ field: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = field.utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            guard byte == UInt8(ascii: "\\"), digits.count == 3,
                let value = Substring(digits).octalByte
            else {
                bytes.append(byte)
                continue
            }
            bytes.append(value)
            rest = rest.dropFirst(3)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Substring {
    /// The byte that the octal digits write.
    fileprivate var octalByte: UInt8? {
        utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) } ? UInt8(self, radix: 8) : nil
    }
}
