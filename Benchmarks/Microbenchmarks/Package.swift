// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that the server does not depend on what measures it. Without traits the benchmark package
// needs no allocator of its own, and therefore counts no allocations: make profile does.
let package = Package(
    name: "microbenchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
        .package(name: "osce-directory", path: "../.."),
    ],
    targets: [
        .executableTarget(
            name: "QueryEngine",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "Directory", package: "osce-directory"),
            ],
            path: "Benchmarks/QueryEngine",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ]
)
