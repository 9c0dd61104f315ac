internal import Addresses
internal import Directory
internal import HTTPSemantics

/// The versions of a resource that there are (RFC 7089: mementos), the oldest first.
struct Mementos {
    /// The releases that have the resource, the newest last.
    let releases: [Release]

    /// Looks in the log for the releases that have a resource: of a record those between its coming and its going.
    ///
    /// - Parameter newest: the version in force.
    init(_ route: Route, _ newest: Repository) {
        var releases = Array(newest.formerReleases)
        if let last = newest.releases.last, last.version == newest.version { releases.append(last) }
        switch route {
        case .record(let name, let id) where !name.isDerived, .part(_, let name, let id):
            let record = Route.record(name, id: id).path
            var isThere = false
            var changes: [Int: Bool] = [:]
            for release in newest.releases {
                for change in release.changes {
                    if change.path == record { isThere = change.kind != .removed }
                    if change.formerPath == record { isThere = false }
                }
                changes[release.number] = isThere
            }
            self.releases = releases.filter { changes[$0.number] ?? false }
        default: self.releases = releases
        }
    }

    /// The one in force at a moment: the newest of those released by its day; the first where there was none yet.
    func at(_ moment: HTTPDate?) -> Release? {
        guard let moment else { return releases.last }
        return releases.last { HTTPDate($0.date) <= moment } ?? releases.first
    }

    /// The first, the last and the neighbours of a version, each once with all its relations (RFC 7089, 2.2; RFC 5829).
    ///
    /// - Parameter version: in twelve digits.
    func around(_ version: String) -> [(relation: String, release: Release)] {
        guard let place = releases.firstIndex(where: { $0.shortVersion == version }) else { return [] }
        var relations: [(place: Int, words: [String])] = []
        func add(_ place: Int, _ word: String) {
            guard releases.indices.contains(place) else { return }
            if let known = relations.firstIndex(where: { $0.place == place }) {
                relations[known].words.append(word)
            } else {
                relations.append((place, [word]))
            }
        }
        add(0, "first")
        add(place - 1, "prev")
        add(place + 1, "next")
        add(releases.count - 1, "last")
        return relations.map { entry in
            let versions =
                entry.place == place - 1
                ? ["predecessor-version"] : entry.place == place + 1 ? ["successor-version"] : []
            return ((entry.words + ["memento"] + versions).joined(separator: " "), releases[entry.place])
        }
    }
}
