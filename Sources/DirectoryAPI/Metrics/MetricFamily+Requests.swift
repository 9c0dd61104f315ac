internal import Addresses
internal import Metrics

extension MetricFamily {
    /// What was asked and answered.
    static let requests = [
        MetricFamily(
            "osce_directory_requests_total",
            .counter,
            "Requests answered, by route and status",
            labels: ["route", "status"]
        ) { snapshot, text in
            for (route, status, count) in snapshot.metrics.requests {
                text.sample(count, [("route", RouteTemplate.names[route]), ("status", status)])
            }
        },
        MetricFamily(
            "osce_directory_responses_total",
            .counter,
            "Requests answered, by who asks (users, or probes of /healthz, /readyz and /metrics) and class of status; all of them from the start",
            labels: ["audience", "class"]
        ) { snapshot, text in
            for (key, count) in StatusClass.counts(snapshot.metrics.requests) {
                text.sample(count, [("audience", key.audience.rawValue), ("class", key.name)])
            }
        },
        MetricFamily(
            "osce_directory_request_duration_seconds",
            .histogram,
            "Time from the request line, and where it had waited longer than 10 ms from its arrival, to the last byte of the answer handed to the system",
            labels: ["route"]
        ) { snapshot, text in
            for (route, name) in RouteTemplate.names.enumerated() {
                let (buckets, sum) = snapshot.metrics.durations(of: route)
                guard buckets.contains(where: { $0 > 0 }) else { continue }
                text.histogram(buckets, ServerMetrics.buckets, sum: sum, [("route", name)])
            }
        },
        MetricFamily(
            "osce_directory_request_wait_seconds",
            .histogram,
            "Time that requests waited in the system before a thread read them, of those that waited 10 ms or longer",
            labels: []
        ) { snapshot, text in
            let (buckets, sum) = snapshot.metrics.waits
            guard buckets.contains(where: { $0 > 0 }) else { return }
            text.histogram(buckets, ServerMetrics.waitBuckets, sum: sum, [])
        },
        MetricFamily("osce_directory_requests_in_flight", .gauge, "Requests that have begun and are not answered yet") {
            $0.metrics.requestsInFlight
        },
        MetricFamily(
            "osce_directory_response_bytes_total",
            .counter,
            "Bytes of content in answers, without their heads"
        ) { $0.metrics.contentBytes },
        MetricFamily(
            "osce_directory_requests_unanswered_total",
            .counter,
            "Requests that ended without an answer of the program: the client left or was too slow"
        ) { $0.metrics.unanswered },
    ]
}

/// A class of status codes, for those who use the service or those who watch it.
struct StatusClass: Hashable {
    /// Who asks.
    enum Audience: String, CaseIterable {
        case users, probes
    }

    let audience: Audience
    /// The first digit, from 1 to 5.
    let digit: Int

    /// As it is written: `5xx`.
    var name: String { "\(digit)xx" }

    /// Whether requests of a route are probes, by its number.
    private static let isProbe: [Bool] = {
        let probes = Set(RouteTable.entries.filter { $0.cacheability == .moment }.map(\.template.text))
        return RouteTemplate.names.map(probes.contains)
    }()

    /// How many answers there were of each class, those without any among them.
    static func counts(
        _ requests: [(route: Int, status: String, count: UInt64)]
    ) -> [(key: StatusClass, count: UInt64)] {
        var counts: [StatusClass: UInt64] = [:]
        for (route, status, count) in requests {
            let digit = status.first?.wholeNumberValue ?? 0
            counts[StatusClass(audience: isProbe[route] ? .probes : .users, digit: digit), default: 0] += count
        }
        return Audience.allCases.flatMap { audience in
            (2...5).map { digit in
                let key = StatusClass(audience: audience, digit: digit)
                return (key, counts[key] ?? 0)
            }
        }
    }
}

extension Exposition {
    /// Writes the samples of a histogram.
    ///
    /// - Parameter sum: nanoseconds.
    fileprivate mutating func histogram(
        _ counts: [UInt64],
        _ buckets: DurationBuckets,
        sum: UInt64,
        _ labels: [(String, String)]
    ) {
        var count: UInt64 = 0
        for (label, bucket) in zip(buckets.labels, counts) {
            count += bucket
            sample(count, labels + [("le", label)], suffix: "_bucket")
        }
        sample(Double(sum) / 1e9, labels, suffix: "_sum")
        sample(count, labels, suffix: "_count")
    }
}
