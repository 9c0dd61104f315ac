// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the server does not depend on the packages of its peer. Its folder cannot be called
// Hummingbird: a package is known by its folder's name, and a package cannot depend on its own namesake.
let package = Package(
    name: "hummingbird-peer",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1")
    ],
    targets: [
        .executableTarget(
            name: "hummingbird-peer",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")]
        )
    ]
)
