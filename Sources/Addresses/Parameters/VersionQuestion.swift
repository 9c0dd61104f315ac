package import Directory
internal import HTTPSemantics

/// Which version of the data a query asks about.
package enum VersionQuestion: Sendable, Equatable {
    /// None, or one that is no version: the reader of the route says so.
    case unasked
    /// The version in force, by its name.
    case newest
    /// That of a former release.
    case former(Release)

    /// The digits of a version that a query has to name at least and may name at most.
    package static let digits = 7...64
    /// What a version looks like, as a pattern of JSON Schema.
    package static let pattern = "^[0-9a-fA-F]{\(digits.lowerBound),\(digits.upperBound)}$"
    /// The versions that a problem names at most, the newest ones.
    private static let mostTold = 100

    /// Reads which version is asked for.
    ///
    /// - Throws: a problem where it is not one of those there are, or stands for several.
    package init(_ pairs: [Target.Pair], _ repository: Repository) throws(Problem) {
        let values = pairs.filter { $0.name == GeneralParameter.version.rawValue }.map(\.value)
        guard values.count == 1, let digits = Self.canonical(values[0]) else {
            self = .unasked
            return
        }
        // data may become what they were; their newest release then speaks for them
        var found: [String: VersionQuestion] = [:]
        for release in repository.formerReleases where release.version.hasPrefix(digits) {
            found[release.version] = .former(release)
        }
        if repository.version.hasPrefix(digits) { found[repository.version] = .newest }
        guard found.count <= 1 else {
            var faults: FaultList = []
            let versions = found.keys.sorted()
            faults.append(
                ParameterFault(
                    GeneralParameter.version.rawValue,
                    value: values[0],
                    "\(found.count) versions begin with \(digits). Give more digits.",
                    allowed: versions
                )
            )
            throw Problem(errors: faults)
        }
        guard let one = found.values.first else { throw Self.notHere(digits, repository) }
        self = one
    }

    /// The digits as versions have them; nil where a text is no version.
    package static func canonical(_ text: String) -> String? {
        let isVersion =
            digits.contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
        return isVersion ? text.lowercased() : nil
    }

    /// The versions there are, in words and digits, the newest first.
    package static func here(_ repository: Repository) -> [String] {
        [repository.shortVersion]
            + repository.formerReleases.reversed().prefix(mostTold - 1).map { String($0.version.prefix(12)) }
    }

    /// The problem of a version that is not here: another replica may have it already, or still.
    private static func notHere(_ digits: String, _ repository: Repository) -> Problem {
        if repository.isUnreleased { return unreleased(digits, repository) }
        var problem = Problem(
            .versionNotHere,
            "There is no version \(digits.prefix(12)) here. Use one of those under available, or ask again in a moment: this replica may be older than the one that named it."
        )
        problem.available = here(repository)
        problem.fields = [.init("Retry-After", "1")]
        return problem
    }

    /// The problem of a version that is not here since the data changed and no release tells of the change.
    private static func unreleased(_ digits: String, _ repository: Repository) -> Problem {
        let release = repository.releases.last { $0.version.hasPrefix(digits) }
        let asked =
            release.map { "Version \(digits.prefix(12)) is that of release \($0.number)" }
            ?? "There is no version \(digits.prefix(12)) here"
        var problem = Problem(
            .versionNotHere,
            "\(asked). The data of this server changed since the newest release, and no release tells of it, so that former versions are not served until its operator runs osce-directory release. Leave version out, or ask another server."
        )
        problem.available = here(repository)
        return problem
    }
}

extension ParameterReader {
    /// Reports a version that is none.
    mutating func check(version text: String) {
        guard VersionQuestion.canonical(text) == nil, faults.admit() else { return }
        faults.append(
            ParameterFault(
                GeneralParameter.version.rawValue,
                value: text,
                "version takes \(VersionQuestion.digits.lowerBound) to \(VersionQuestion.digits.upperBound) hexadecimal digits, the first of a version; \(Route.dataset.path) lists those there are."
            )
        )
    }

    /// Refuses what a resource without parameters but `version` is not asked with.
    ///
    /// - Throws: a problem with every fault.
    package static func versionAlone(_ pairs: [Target.Pair], _ route: RouteID) throws(Problem) {
        _ = try read(pairs, RouteTable[route].general) { _, _, _ in }
    }
}

extension [Target.Pair] {
    /// The pairs but for the one that names a version.
    package var withoutVersion: [Target.Pair] { filter { $0.name != GeneralParameter.version.rawValue } }
}
