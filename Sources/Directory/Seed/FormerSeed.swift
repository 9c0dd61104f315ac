/// The Seed of an earlier release, made of a later one by undoing what the releases since then tell of.
package enum FormerSeed {
    /// Why an earlier Seed cannot be made.
    package enum Failure: Error, CustomStringConvertible {
        /// The Seed has faults.
        case invalid(InvalidSeed)
        /// The Seed is not that of its newest release.
        case unreleased
        /// There is no such release.
        case noRelease(Int, newest: Int)
        /// The log tells of something that is not in the data.
        case contradiction(release: Int, record: String, field: String?)
        /// What was made is not what the release made.
        case otherVersion(release: Int, made: String, expected: String)

        /// A sentence that says what to do.
        package var description: String {
            switch self {
            case .invalid(let faults): "\(faults)"
            case .unreleased: "the data changed since the newest release; write the change down with make release"
            case .noRelease(let number, let newest):
                "there is no release \(number); \(newest == 0 ? "none was made" : "name one from 1 to \(newest)")"
            case .contradiction(let release, let record, let field):
                "release \(release) cannot be undone at \(record)\(field.map { " \($0)" } ?? ""): "
                    + "the data are not what it left; take \(Release.file) from the history"
            case .otherVersion(let release, let made, let expected):
                "release \(release) undone makes version \(made.prefix(12)), not \(expected.prefix(12)); "
                    + "take \(Release.file) from the history"
            }
        }
    }

    /// Makes the Seed of a release.
    ///
    /// Its version is what the release made: it was looked at.
    ///
    /// - Parameters:
    ///   - number: that of the release, from 1.
    ///   - seed: the Seed of the newest release.
    package static func seed(ofRelease number: Int, from seed: Seed) throws(Failure) -> Seed {
        let newest = try check(seed, .all)
        guard let release = newest.releases.last, newest.digest == release.version else {
            guard newest.releases.isEmpty else { throw .unreleased }
            throw .noRelease(number, newest: 0)
        }
        guard newest.releases.indices.contains(number - 1) else {
            throw .noRelease(number, newest: newest.releases.count)
        }
        guard number < newest.releases.count else { return seed }
        let undoing = ReleaseUndoing(newest)
        let made = try Self.checked(ofRelease: number, from: undoing).seed
        return made.with(files: made.files.merging([Release.file: undoing.log(ofRelease: number)]) { $1 })
    }

    /// Makes the Seed of a release, and what it was checked to be.
    ///
    /// - Parameters:
    ///   - number: that of the release, from 1; one before the newest.
    ///   - undoing: undoes nothing yet.
    static func checked(
        ofRelease number: Int,
        from undoing: ReleaseUndoing
    ) throws(Failure) -> (seed: Seed, checked: CheckedSeed) {
        var undoing = undoing
        for release in undoing.releases[number...].reversed() { try undoing.undo(release) }
        return try made(ofRelease: number, undoing)
    }

    /// Why the log of a Seed cannot be undone down to its first release; nil where it can, or the newest release did not
    /// make the Seed.
    package static func failure(in seed: CheckedSeed) -> Failure? {
        guard let newest = seed.releases.last, newest.version == seed.digest else { return nil }
        var undoing = ReleaseUndoing(seed)
        do throws(Failure) {
            for release in seed.releases.dropFirst().reversed() {
                try undoing.undo(release)
                _ = try made(ofRelease: release.number - 1, undoing)
            }
            return nil
        } catch {
            return error
        }
    }

    /// The Seed of a release, whose version was compared with the log's.
    private static func made(
        ofRelease number: Int,
        _ undoing: ReleaseUndoing
    ) throws(Failure) -> (seed: Seed, checked: CheckedSeed) {
        let made = undoing.seed(ofRelease: number)
        var checked = try check(made, .shape)
        checked.releases = Array(undoing.releases[..<number])
        let expected = undoing.releases[number - 1].version
        guard checked.digest == expected else {
            throw .otherVersion(release: number + 1, made: checked.digest, expected: expected)
        }
        return (made, checked)
    }

    private static func check(_ seed: Seed, _ rules: SeedRules) throws(Failure) -> CheckedSeed {
        do throws(InvalidSeed) { return try SeedLoader.check(seed, rules) } catch { throw .invalid(error) }
    }
}
