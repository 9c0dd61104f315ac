package import Directory

/// Writes a release of a Seed into its files.
package enum ReleaseWriter {
    /// Why a release cannot be made.
    package enum Failure: Error, CustomStringConvertible {
        /// One of the Seeds has faults.
        case invalid(InvalidSeed)
        /// The Seed to compare with is not that of the newest release.
        case otherVersion(found: String, expected: String)
        /// There are releases, and no Seed of the newest to compare with.
        case withoutFormer(release: Int)
        /// The day is before that of the newest release.
        case tooEarly(Day, newest: Day)
        /// The log cannot be undone.
        case log(FormerSeed.Failure)
        /// Evidence was read for values that changed since.
        case stale([SeedFault])
        /// Sources were read or compared after the day of the release.
        case later([SeedFault])
        /// Nothing changed.
        case unchanged
        /// `dataset.json` has no `released` to set.
        case withoutDate

        /// A sentence that says what to do.
        package var description: String {
            switch self {
            case .invalid(let faults): "\(faults)"
            case .otherVersion(let found, let expected):
                "the older Seed is version \(found.prefix(12)), but the newest release made \(expected.prefix(12)). Name the Seed of that release."
            case .withoutFormer(let release):
                "there is a release \(release) already. Name the Seed of that release with --since, or run make release."
            case .tooEarly(let day, let newest):
                "\(day) is before the newest release, of \(newest). Name that day or a later one."
            case .log(let failure): "\(failure)"
            case .stale(let findings):
                findings.map { "\($0)\n" }.joined() + "Look at the evidence of what changed, and release again."
            case .later(let findings):
                findings.map { "\($0)\n" }.joined() + "Correct these days, and release again."
            case .unchanged: "nothing changed since the newest release; there is nothing to release"
            case .withoutDate: "dataset.json has no line \"released\": \"YYYY-MM-DD\"; add it"
            }
        }
    }

    /// The files that a release changes, by name, and the release itself.
    ///
    /// - Parameters:
    ///   - seed: the Seed to release.
    ///   - old: the Seed of the newest release; nil for the first release.
    ///   - date: the day of the release.
    ///   - title: what it is about, in a line.
    package static func files(
        releasing seed: Seed,
        since old: Seed?,
        date: Day,
        title: String
    ) throws(Failure) -> (files: [String: [UInt8]], release: Release) {
        let formers = try releases(of: seed)
        if let newest = formers.last {
            guard old != nil else { throw .withoutFormer(release: newest.number) }
            guard newest.date <= date else { throw .tooEarly(date, newest: newest.date) }
        }
        guard let description = dated(seed.files["dataset.json"] ?? [], date) else { throw .withoutDate }
        // checked without the releases, whose last is not there yet
        var files = seed.files
        files["dataset.json"] = description
        files[Release.file] = nil
        let new = try check(seed.with(files: files))
        let before = try old.map { (old) throws(Failure) in try check(old, .shape) }
        if let before, let newest = formers.last, before.digest != newest.version {
            throw .otherVersion(found: before.digest, expected: newest.version)
        }
        if let old, let log = seed.files[Release.file] {
            var logged = old.files
            logged[Release.file] = log
            if let failure = FormerSeed.failure(in: try check(old.with(files: logged), .shape)) { throw .log(failure) }
        }
        let later = LaterReadings.findings(in: new.trees, than: date)
        guard later.isEmpty else { throw .later(later) }
        let changes = SeedDifference(old: before, new: new).changes
        guard !changes.isEmpty else { throw .unchanged }
        let stale = before.map { StaleEvidence.findings(from: $0, to: new) } ?? []
        guard stale.isEmpty else { throw .stale(stale) }
        let release = Release(
            number: formers.count + 1,
            version: new.digest,
            date: date,
            title: title,
            changes: changes
        )
        let all = JSON.array((formers + [release]).map(\.json))
        return ([Release.file: all.indentedBytes, "dataset.json": description], release)
    }

    /// The releases of a Seed, whatever day its description bears: that day is about to be set.
    private static func releases(of seed: Seed) throws(Failure) -> [Release] {
        var faults: [SeedFault] = []
        let releases = seed.files[Release.file].map { ReleaseReader.read($0, released: nil, faults: &faults) }
        guard faults.isEmpty else { throw .invalid(InvalidSeed(origin: seed.origin, faults: faults)) }
        return releases ?? []
    }

    private static func check(_ seed: Seed, _ rules: SeedRules = .all) throws(Failure) -> CheckedSeed {
        do throws(InvalidSeed) {
            return try SeedLoader.check(seed, rules)
        } catch {
            throw .invalid(error)
        }
    }

    /// The text of `dataset.json` with another day of release and every other byte as it is.
    private static func dated(_ bytes: [UInt8], _ date: Day) -> [UInt8]? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let range = text.firstRange(of: /"released":\s*"[0-9-]*"/) else { return nil }
        return Array(text.replacingCharacters(in: range, with: "\"released\": \"\(date)\"").utf8)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
