internal import Directory

/// Finds what the releases of a Seed do not tell of its content.
enum ReleaseReview {
    /// The findings; none for a Seed that keeps no releases.
    static func findings(in seed: CheckedSeed) -> [SeedFault] {
        guard let newest = seed.releases.last else { return [] }
        func finding(_ record: String?, _ problem: String) -> SeedFault {
            SeedFault(file: Release.file, line: nil, record: record, field: nil, problem: problem)
        }
        guard newest.version == seed.digest else {
            let problem =
                "the data are version \(seed.digest.prefix(12)), the newest release made \(newest.version.prefix(12)); write the change down with make release"
            return [finding("release \(newest.number)", problem)]
        }
        let failure = FormerSeed.failure(in: seed)
        let present = Set(seed.records.values.joined().map { "/\($0.collection)/\($0.label)" })
        let told = replay(seed.releases)
        return told.subtracting(present).sorted().map { finding($0, "added by a release, but not there") }
            + present.subtracting(told).sorted().map { finding($0, "there, but added by no release") }
            + (failure.map { [finding(nil, "\($0)")] } ?? [])
    }

    /// The records that there are after all releases, by what they tell.
    private static func replay(_ releases: [Release]) -> Set<String> {
        var records: Set<String> = []
        for change in releases.flatMap(\.changes) where !change.id.isEmpty {
            switch change.kind {
            case .added: records.insert(change.path)
            case .removed: records.remove(change.path)
            case .renamed:
                if let former = change.formerPath { records.remove(former) }
                records.insert(change.path)
            case .changed: break
            }
        }
        return records
    }
}
