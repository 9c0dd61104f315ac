// swift-tools-version: 6.2
import PackageDescription

/// Imports say who may see a dependency: `internal` unless written otherwise.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// What no request waits for twice, or only an editor uses: small code rather than fast code. It takes a megabyte less.
let small: [SwiftSetting] = strict + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

/// What C is compiled with: buffer overflows end the program instead of going on (`make check-hardening`). Checked copies
/// need the optimiser.
let hardened: [CSetting] = [
    .unsafeFlags(["-fstack-protector-strong", "-fstack-clash-protection", "-fcf-protection"]),
    .unsafeFlags(["-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=3"], .when(configuration: .release)),
]

/// What the program is linked with: every function is found at start, and the table of them is read-only from then on.
let bound: [LinkerSetting] = [
    .unsafeFlags(["-Xlinker", "-z", "-Xlinker", "relro", "-Xlinker", "-z", "-Xlinker", "now"])
]

let package = Package(
    name: "osce-directory",
    products: [
        .executable(name: "osce-directory", targets: ["osce-directory"])
    ],
    dependencies: [
        // Why each one, and what it costs to build: docs/dependencies.md. Pinned here, since Package.resolved is not kept.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CMicroHTTPD",
            pkgConfig: "libmicrohttpd",
            providers: [.apt(["libmicrohttpd-dev"])]
        ),
        // libmicrohttpd stands on it, and its development package brings it
        .systemLibrary(name: "CGnuTLS", pkgConfig: "gnutls", providers: [.apt(["libmicrohttpd-dev"])]),
        .target(name: "CMicroHTTPDShim", dependencies: ["CGnuTLS", "CMicroHTTPD"], cSettings: hardened),
        .target(
            name: "MicroHTTP",
            dependencies: ["CMicroHTTPD", "CMicroHTTPDShim"],
            swiftSettings: strict
        ),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        // malloc_trim, which Swift's Glibc leaves out
        .systemLibrary(name: "CMalloc"),
        // the header of Debian's libxxhash-dev is compiled into it; nothing is linked
        .target(name: "CXXHash", cSettings: hardened),
        .target(name: "ContentCoding", dependencies: ["CZlib", "CBrotli"], swiftSettings: strict),
        .target(name: "Archive", dependencies: ["CZlib"], swiftSettings: strict),
        .target(name: "SQLite", dependencies: ["CSQLite", "Memory"], swiftSettings: strict),
        // workbooks of spreadsheets
        .target(name: "Spreadsheets", dependencies: ["Archive", "Markup"], swiftSettings: small),
        .target(name: "CBitSets", cSettings: hardened),
        .target(name: "CAssets", exclude: ["map", "pages"], cSettings: hardened),
        .target(name: "Assets", dependencies: ["CAssets"], swiftSettings: strict),
        .target(name: "Files", swiftSettings: strict),
        .target(name: "Memory", dependencies: ["CMalloc"], swiftSettings: strict),
        .target(name: "HTTPSemantics", dependencies: ["ContentCoding", "Memory"], swiftSettings: strict),
        .target(name: "Words", swiftSettings: strict),
        .target(name: "Markup", swiftSettings: strict),
        .target(name: "Drawings", dependencies: ["Markup", "Memoization", "Words"], swiftSettings: strict),
        // values created once and cached
        .target(name: "Memoization", swiftSettings: strict),
        .target(
            name: "Directory",
            dependencies: ["Assets", "CBitSets", "CNettle", "Files", "Memoization", "Memory", "Words"],
            swiftSettings: strict
        ),
        // the work of an editor on seed files
        .target(name: "Editing", dependencies: ["Directory", "Files", "Words"], swiftSettings: small),
        .target(name: "Metrics", swiftSettings: strict),
        // every path, every parameter, every request; problems as values
        .target(
            name: "Addresses",
            dependencies: ["Assets", "Directory", "Drawings", "HTTPSemantics", "Memory", "Metrics", "Words"],
            swiftSettings: strict
        ),
        // records as JSON, NDJSON, CSV, GeoJSON, JSON-LD, Atom and drawings; citations; what machines look for
        .target(
            name: "Formats",
            dependencies: [
                "Addresses", "Assets", "Directory", "Drawings", "HTTPSemantics", "Markup", "Memoization", "Memory",
                "Spreadsheets",
                "Words",
            ],
            swiftSettings: strict
        ),
        // content of requests: forms, tables, media types
        .target(name: "Forms", swiftSettings: strict),
        // names that somebody has, and the records that they stand for
        .target(
            name: "Matching",
            dependencies: ["Addresses", "Directory", "Formats", "Forms", "HTTPSemantics", "Memory", "Words"],
            swiftSettings: strict
        ),
        // the Model Context Protocol: messages, tools, and what they read of the directory
        .target(
            name: "MCP",
            dependencies: ["Addresses", "Assets", "Directory", "Words"],
            swiftSettings: small
        ),
        // the OpenAPI document and the JSON Schemas
        .target(
            name: "APIDescription",
            dependencies: ["Addresses", "Directory", "Drawings", "HTTPSemantics", "Metrics", "Words"],
            swiftSettings: small
        ),
        // HTML for people
        .target(
            name: "Pages",
            dependencies: [
                "Addresses", "Directory", "Drawings", "Formats", "HTTPSemantics", "Markup", "Matching", "Memory",
                "Words",
            ],
            swiftSettings: small
        ),
        // /docs: the reference and the guides
        .target(
            name: "Manual",
            dependencies: [
                "Addresses", "APIDescription", "Assets", "Directory", "HTTPSemantics", "Markup", "Memory", "Pages",
            ],
            swiftSettings: small
        ),
        .target(name: "Budget", swiftSettings: strict),
        .target(
            name: "DirectoryAPI",
            dependencies: [
                "Addresses", "APIDescription", "Archive", "Assets", "Budget", "CMalloc", "ContentCoding", "CXXHash",
                "Directory",
                "Drawings",
                "Formats",
                "Forms",
                "HTTPSemantics",
                "Manual",
                "Markup",
                "Matching",
                "MCP",
                "Memoization",
                "Memory",
                "Metrics",
                "MicroHTTP",
                "Pages",
                "SQLite",
                "Spreadsheets",
                "Words",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Logs",
            dependencies: [.product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
        .target(name: "AccessLog", dependencies: ["Files", "Logs", "MicroHTTP"], swiftSettings: strict),
        .executableTarget(
            name: "osce-directory",
            dependencies: [
                "AccessLog",
                "Addresses",
                "APIDescription",
                "Budget",
                "CGnuTLS",
                "CMalloc",
                "Directory",
                "DirectoryAPI",
                "Editing",
                "Files",
                "Logs",
                "MicroHTTP",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: small,
            linkerSettings: bound
        ),
        .target(name: "RawHTTP", path: "Tests/RawHTTP", swiftSettings: strict),
        .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
        .testTarget(name: "MicroHTTPTests", dependencies: ["MicroHTTP", "RawHTTP"], swiftSettings: strict),
        .testTarget(
            name: "LogsTests",
            dependencies: ["Logs", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HTTPSemanticsTests",
            dependencies: ["ContentCoding", "HTTPSemantics"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WordsTests",
            dependencies: ["SeededRandom", "Words"],
            exclude: ["transliterations.txt"],
            swiftSettings: strict
        ),
        .testTarget(name: "FormsTests", dependencies: ["Forms"], swiftSettings: strict),
        .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: strict),
        .testTarget(name: "DrawingsTests", dependencies: ["Drawings", "Markup"], swiftSettings: strict),
        .testTarget(name: "MemoizationTests", dependencies: ["Memoization"], swiftSettings: strict),
        .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: strict),
        .testTarget(name: "MetricsTests", dependencies: ["Metrics"], swiftSettings: strict),
        .testTarget(name: "BudgetTests", dependencies: ["Budget"], swiftSettings: strict),
        .testTarget(
            name: "AccessLogTests",
            dependencies: ["AccessLog", "Logs", "MicroHTTP", "RawHTTP"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DirectoryTests",
            dependencies: ["Directory", "Files", "SeededRandom", "Words"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EditingTests",
            dependencies: ["Directory", "Editing", "Files", "SeededRandom", "Words"],
            exclude: ["Slips"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DirectoryAPITests",
            dependencies: [
                "Addresses", "APIDescription", "Archive", "Budget", "ContentCoding", "DirectoryAPI", "Directory",
                "Drawings", "Editing", "Formats", "Forms", "MCP", "Manual", "Markup", "Matching", "Memory", "Metrics",
                "MicroHTTP",
                "Pages", "RawHTTP",
                "SQLite", "Spreadsheets",
                "Words",
            ],
            exclude: ["Golden", "Inventory"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["osce-directory", "RawHTTP"],
            exclude: ["EditorSeed"],
            swiftSettings: strict
        ),
    ],
    cLanguageStandard: .c2x
)

// For `make fuzz` alone, with its sanitizers: an ordinary build knows nothing of it.
if Context.environment["OSCE_DIRECTORY_FUZZING"] != nil {
    package.products.append(.executable(name: "fuzz", targets: ["Fuzz"]))
    package.targets.append(.target(name: "CFuzzWork", path: "Tests/Fuzz/Work"))
    package.targets.append(
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "Addresses", "CFuzzWork", "ContentCoding", "Directory", "DirectoryAPI", "Formats", "Forms",
                "HTTPSemantics",
                "Markup", "Memory",
                "Words",
            ],
            path: "Tests/Fuzz/Targets",
            swiftSettings: strict
        )
    )
}

// For `make microbench` alone. Without traits the benchmark package needs no allocator of its own, and therefore counts no
// allocations: `make profile` does.
if Context.environment["OSCE_DIRECTORY_MICROBENCHMARKS"] != nil {
    package.dependencies.append(.package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []))
    package.targets.append(
        .executableTarget(
            name: "QueryEngine",
            dependencies: ["Directory", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/QueryEngine",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    )
}
