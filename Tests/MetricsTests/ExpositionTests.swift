import Metrics
import Testing

@Suite("Figures for Prometheus")
struct ExpositionTests {
    @Test("a family is described once, its figures follow with their labels")
    func family() {
        var text = Exposition()
        text.family("requests_total", .counter, "Requests")
        text.sample(3, [("route", "/a"), ("status", "200")])
        text.sample(UInt64.max)
        text.family("seconds", .histogram, "Time")
        text.sample(0.25, suffix: "_sum")
        #expect(
            String(decoding: text.bytes, as: UTF8.self) == """
                # HELP requests_total Requests
                # TYPE requests_total counter
                requests_total{route="/a",status="200"} 3
                requests_total 18446744073709551615
                # HELP seconds Time
                # TYPE seconds histogram
                seconds_sum 0.25

                """
        )
    }

    @Test("what would end a line or a value is escaped")
    func escapes() {
        var text = Exposition()
        text.family("a", .gauge, "one\ntwo \\ \"three\"")
        text.sample(1, [("name", "a\"b\\c\nd")])
        #expect(
            String(decoding: text.bytes, as: UTF8.self)
                == "# HELP a one\\ntwo \\\\ \"three\"\n# TYPE a gauge\na{name=\"a\\\"b\\\\c\\nd\"} 1\n"
        )
    }

    @Test("a duration as long as a bucket's end is in it")
    func buckets() {
        let buckets = DurationBuckets(nanoseconds: [100, 1_000_000_000])
        #expect(buckets.labels == ["1e-07", "1", "+Inf"])
        #expect([0, 100, 101, 1_000_000_000, 1_000_000_001].map { buckets.bucket(of: $0) } == [0, 0, 1, 1, 2])
    }

    @Test("each thread counts for itself and a reader adds up, while they count")
    func counters() async {
        let counters = WorkerCounters(count: 3, workers: 4)
        await withTaskGroup { group in
            for worker in 0..<4 {
                group.addTask {
                    for _ in 0..<10_000 { counters.add(2, to: 1, by: worker) }
                    counters.set(UInt64(worker), 2, by: worker)
                }
            }
            for _ in 0..<100 { #expect(counters.sum(1) <= 80_000) }
        }
        #expect(counters.sum(0) == 0)
        #expect(counters.sum(1) == 80_000)
        #expect(counters.sum(2) == 6)
    }

    @Test("the system tells of this process")
    func process() {
        let figures = ProcessFigures()
        #expect(figures.processorSeconds > 0)
        #expect(figures.residentMemory > 1 << 20 && figures.virtualMemory > figures.residentMemory)
        #expect(figures.openDescriptors > 2 && figures.descriptorLimit >= figures.openDescriptors)
        #expect(figures.startTime > 1_600_000_000)
    }
}
