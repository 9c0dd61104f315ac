/// The version of the program and of the interface that it offers.
package enum Version {
    /// By semver.org; raised with each release, and a heading of CHANGELOG.md then. `--version`, the OpenAPI document and
    /// the image have it from here.
    package static let current = "0.1.0"
}
