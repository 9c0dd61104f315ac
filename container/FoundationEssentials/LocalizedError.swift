// ArgumentParser imports FoundationEssentials for the two things in this folder, and a static program carries 5 MB for them.
// container/essentials.sh compiles this folder under the same name, and a static build that is pointed at it links it in
// place of the toolchain's. All else, tests included, is built with the toolchain's. What ArgumentParser comes to use
// beyond it fails that build. (docs/dependencies.md)

/// An error with a text for people, as Foundation declares it. ArgumentParser asks each error whether it is one.
public protocol LocalizedError: Error {
    /// What went wrong.
    var errorDescription: String? { get }
}
