internal import APIDescription
internal import Directory
internal import HTTPSemantics
internal import Metrics

extension MetricFamily {
    /// The program and the data in force.
    static let data = [
        MetricFamily(
            "osce_directory_build_info",
            .gauge,
            "The version of the program, the newest format of the Seed that it reads, and the data that it serves; always 1",
            labels: ["version", "seed_format", "data_version"]
        ) { snapshot, text in
            let labels = [
                ("version", Version.current), ("seed_format", "\(SeedFormat.current)"),
                ("data_version", snapshot.repository.shortVersion),
            ]
            text.sample(1, labels)
        },
        MetricFamily(
            "osce_directory_dataset_info",
            .gauge,
            "The version of the data that is served; always 1",
            labels: ["version"]
        ) { snapshot, text in text.sample(1, [("version", snapshot.repository.shortVersion)]) },
        MetricFamily(
            "osce_directory_dataset_records",
            .gauge,
            "Records that are served, by collection",
            labels: ["collection"]
        ) { snapshot, text in
            for store in snapshot.repository.seeded {
                text.sample(store.records.count, [("collection", "\(store.schema.name)")])
            }
        },
        MetricFamily(
            "osce_directory_dataset_released_timestamp_seconds",
            .gauge,
            "The day on which the data in force were released"
        ) { HTTPDate($0.repository.dataset.released).seconds },
        MetricFamily("osce_directory_dataset_loaded_timestamp_seconds", .gauge, "When they were put in force") {
            $0.reloads.loaded
        },
        MetricFamily(
            "osce_directory_reloads_total",
            .counter,
            "Data sets read while serving, by whether they are served",
            labels: ["result"]
        ) { snapshot, text in
            text.sample(snapshot.reloads.good, [("result", "good")])
            text.sample(snapshot.reloads.bad, [("result", "bad")])
        },
        MetricFamily(
            "osce_directory_last_reload_successful",
            .gauge,
            "Whether the data set read last is served: 1, or 0 as long as older data are served in its place"
        ) { $0.reloads.isLastGood ? 1 : 0 },
        MetricFamily("osce_directory_last_reload_timestamp_seconds", .gauge, "When a data set was read last") {
            $0.reloads.last
        },
    ]

    /// The certificate; without TLS there are no figures.
    static let certificate = [
        MetricFamily(
            "osce_directory_certificate_expiry_timestamp_seconds",
            .gauge,
            "When the certificate that is shown is not valid any more; only with --tls-certificate"
        ) { $0.certificate?.expires },
        MetricFamily(
            "osce_directory_certificate_loaded_timestamp_seconds",
            .gauge,
            "When it was read; only with --tls-certificate"
        ) { $0.certificate?.loaded },
        MetricFamily(
            "osce_directory_certificate_last_reload_successful",
            .gauge,
            "Whether the files read last are what is shown: 1 or 0; only with --tls-certificate"
        ) { $0.certificate.map { $0.isLastGood ? 1 : 0 } },
    ]
}
