internal import Directory

/// Finds what the releases of a Seed do not tell of its content.
enum ReleaseReview {
    /// What to say of data that changed since the newest release; nil where they did not, or none was made. That is no
    /// finding: a release is made where branches meet.
    static func unreleased(in seed: CheckedSeed) -> String? {
        guard let newest = seed.releases.last, newest.version != seed.digest else { return nil }
        return "not released: the data are version \(seed.digest.prefix(12)), release \(newest.number) made "
            + "\(newest.version.prefix(12)); make release tells of the change where branches meet"
    }

    /// The findings; none for a Seed that changed since the newest release.
    static func findings(in seed: CheckedSeed) -> [SeedFault] {
        func finding(_ record: String?, _ problem: String) -> SeedFault {
            SeedFault(file: Release.file, line: nil, record: record, field: nil, problem: problem)
        }
        guard let newest = seed.releases.last else {
            return [
                finding(
                    nil,
                    "tells of no release; take it from the history, or write the first with osce-directory release"
                )
            ]
        }
        guard newest.version == seed.digest else { return [] }
        let failure = FormerSeed.failure(in: seed)
        let present = Set(seed.records.values.joined().map { "/\($0.collection)/\($0.label)" })
        let told = replay(seed.releases)
        return told.subtracting(present).sorted().map { finding($0, "added by a release, but not there") }
            + present.subtracting(told).sorted().map { finding($0, "there, but added by no release") }
            + lost(in: seed, present).map {
                finding(
                    $0,
                    "was released once and leads nowhere; give its record the former id, or note it under removed"
                )
            }
            + (failure.map { [finding(nil, "\($0)")] } ?? [])
    }

    /// The addresses that records had in some release and that neither a record, a former id nor `removed` has.
    private static func lost(in seed: CheckedSeed, _ present: Set<String>) -> [String] {
        var known = present
        for records in seed.records.values {
            for record in records { for id in record.formerIDs { known.insert("/\(record.collection)/\(id)") } }
        }
        for removed in seed.dataset.content["removed"]?.array ?? [] { known.insert(removed["record"]?.string ?? "") }
        let changes = seed.releases.flatMap(\.changes).filter { !$0.id.isEmpty }
        return Set(changes.flatMap { [$0.path] + [$0.formerPath].compactMap(\.self) }).subtracting(known).sorted()
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
