import Budget
import Glibc
import Testing

@Suite("The memory limit of the process")
struct MemoryLimitTests {
    private static let v2Mount = "29 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n"
    private static let v1Mount = "35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n"
    private static let none = "9223372036854771712\n"

    @Test(
        "the smallest limit from the process's group upwards counts",
        arguments: [
            // v2: the own group, one above, memory.high, and max for none
            (
                1_000, "0::/a/b\n", v2Mount,
                ["/sys/fs/cgroup/a/b/memory.max": "1000\n", "/sys/fs/cgroup/a/memory.max": "max\n"]
            ),
            (
                500, "0::/a/b\n", v2Mount,
                ["/sys/fs/cgroup/a/b/memory.max": "1000\n", "/sys/fs/cgroup/a/memory.max": "500\n"]
            ),
            (
                300, "0::/a/b\n", v2Mount,
                ["/sys/fs/cgroup/a/b/memory.max": "1000\n", "/sys/fs/cgroup/a/b/memory.high": "300\n"]
            ),
            (
                nil, "0::/a\n", v2Mount,
                ["/sys/fs/cgroup/a/memory.max": "max\n", "/sys/fs/cgroup/a/memory.high": "max\n"]
            ),
            (nil, "0::/a\n", v2Mount, ["/sys/fs/cgroup/b/memory.max": "1\n", "/sys/fs/cgroup/a/c/memory.max": "1\n"]),
            // in a cgroup namespace the group is the mount point, or above it
            (7_000, "0::/\n", v2Mount, ["/sys/fs/cgroup/memory.max": "7000\n"]),
            (7_000, "0::/../..\n", v2Mount, ["/sys/fs/cgroup/memory.max": "7000\n"]),
            (
                7_000, "0::/../sibling\n", v2Mount,
                ["/sys/fs/cgroup/memory.max": "7000\n", "/sys/fs/cgroup/sibling/memory.max": "1\n"]
            ),
            (
                7_000, "0::/../..\n", "29 23 0:26 /../.. /sys/fs/cgroup rw - cgroup2 none rw\n",
                ["/sys/fs/cgroup/memory.max": "7000\n"]
            ),
            // a container that sees the host's names but only its own group
            (
                800, "0::/docker/abc/x\n", "9 1 0:2 /docker/abc /cg rw - cgroup2 cgroup rw\n",
                ["/cg/x/memory.max": "800\n"]
            ),
            (800, "0::/docker/abc\n", "9 1 0:2 /docker/abc /cg rw - cgroup2 cgroup rw\n", ["/cg/memory.max": "800\n"]),
            (800, "0::/kubepods/pod1/c1\n", v2Mount, ["/sys/fs/cgroup/memory.max": "800\n"]),
            // a mount point with a space
            (800, "0::/a\n", "9 1 0:2 / /my\\040cg rw a:1 b:2 - cgroup2 cgroup rw\n", ["/my cg/a/memory.max": "800\n"]),
            // v1: a huge number is none; what stands above the mount is in memory.stat
            (
                4_096, "4:memory:/a/b\n", v1Mount,
                [
                    "/sys/fs/cgroup/memory/a/b/memory.limit_in_bytes": none,
                    "/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "4096\n",
                ]
            ),
            (
                nil, "4:memory:/a\n", v1Mount,
                [
                    "/sys/fs/cgroup/memory/a/memory.limit_in_bytes": none,
                    "/sys/fs/cgroup/memory/memory.limit_in_bytes": none,
                ]
            ),
            (
                nil, "4:memory:/a\n", v1Mount,
                ["/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "18446744073709551615\n"]
            ),
            (nil, "4:memory:/a\n", v1Mount, ["/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "9223372036854710272\n"]),
            (
                2_048, "4:memory:/\n", v1Mount,
                [
                    "/sys/fs/cgroup/memory/memory.stat":
                        "cache 1\nhierarchical_memory_limit 2048\nhierarchical_memsw_limit 1\n"
                ]
            ),
            (
                512, "11:cpu,cpuacct:/x\n5:hugetlb,memory:/a\n", v1Mount,
                ["/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "512\n"]
            ),
            (nil, "5:cpu:/a\n", v1Mount, ["/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "512\n"]),
            // both side by side, where the memory controller is in v1
            (
                512, "4:memory:/a\n0::/b\n", v1Mount + "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n",
                ["/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "512\n"]
            ),
            (
                256, "4:memory:/a\n0::/b\n", v1Mount + "41 31 0:38 / /cg2 rw - cgroup2 cgroup2 rw\n",
                ["/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "512\n", "/cg2/b/memory.max": "256"]
            ),
            // without a table of mounts, the usual places
            (99, "0::/a\n", "", ["/sys/fs/cgroup/a/memory.max": "99\n"]),
            (99, "3:memory:/a\n", "", ["/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "99\n"]),
            // files that say nothing
            (nil, "", "", [:]),
            (nil, "x\n0:\n:::\n", "a b c\n- - -\n1 2 3 4 5 6 - cgroup2\n", ["/sys/fs/cgroup/memory.max": "1\n"]),
            (nil, "0::/\n", v2Mount, ["/sys/fs/cgroup/memory.max": "", "/sys/fs/cgroup/memory.high": "-5\n"]),
            (nil, "0::/\n", v2Mount, ["/sys/fs/cgroup/memory.max": "many\n", "/sys/fs/cgroup/memory.high": "0\n"]),
        ] as [(Int?, String, String, [String: String])]
    )
    func smallest(limit: Int?, groups: String, mounts: String, files: [String: String]) {
        let files = files.merging(["/proc/self/cgroup": groups, "/proc/self/mountinfo": mounts]) { one, _ in one }
        #expect(MemoryLimit.smallest { files[$0] } == limit)
    }

    @Test("a hostile tree is read a bounded number of times")
    func bounds() {
        var reads = 0
        let deep = "0::/" + String(repeating: "a/", count: 5_000) + "\n"
        let mounts = (0..<500).map { "1 1 0:1 / /cg\($0) rw - cgroup2 cgroup2 rw\n" }.joined()
        #expect(
            MemoryLimit.smallest { path in
                reads += 1
                return path == "/proc/self/cgroup" ? deep : path == "/proc/self/mountinfo" ? mounts : nil
            } == nil
        )
        #expect(reads <= 2 + 2 * 8 * 64)
    }

    @Test("this machine's files are read, and the limit is none or more than the process uses")
    func thisProcess() {
        if let limit = MemoryLimit.ofThisProcess() { #expect(limit > 1 << 20) }
        #expect(MemoryLimit.ofThisProcess() == MemoryLimit.ofThisProcess())
    }

    @Test("the clocks go forward, that of the thread only by its work")
    func clocks() {
        let start = (MonotonicClock.now(), CPUTime.ofThread())
        usleep(50_000)
        let rested = (MonotonicClock.now(), CPUTime.ofThread())
        #expect(rested.0 - start.0 >= 50_000_000)
        #expect(rested.1 - start.1 < 40_000_000)
        var sum = 0.0
        while CPUTime.ofThread() - rested.1 < 5_000_000 { sum += 1 }
        #expect(sum > 0)
        #expect(MonotonicClock.now() - rested.0 >= 4_900_000)
    }
}
