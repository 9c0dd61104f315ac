internal import Addresses
internal import Directory
internal import HTTPSemantics

/// The versions of a resource that there are (RFC 7089: mementos), the oldest first.
struct Mementos {
    /// A resource in a release: a record may have had another id then.
    struct Memento: Sendable {
        let release: Release
        let route: Route
    }

    /// The resource in each release that has it, the newest last.
    let all: [Memento]

    /// Looks in the log for the releases that have a resource: of a record those between its coming and its going, under the
    /// id that it had. O(changes in the log).
    ///
    /// - Parameters:
    ///   - newest: the version in force.
    ///   - isAlone: whether no former version counts.
    init(_ route: Route, _ newest: Repository, ofNewestAlone isAlone: Bool = false) {
        var releases = isAlone ? [] : Array(newest.formerReleases)
        if let last = newest.releases.last, last.version == newest.version { releases.append(last) }
        switch route {
        case .record(let name, let id) where !name.isDerived, .part(_, let name, let id):
            let ids = Self.ids(of: name, id, newest)
            all = releases.compactMap { release in
                ids[release.number].map { Memento(release: release, route: route.with(id: $0)) }
            }
        default: all = releases.map { Memento(release: $0, route: route) }
        }
    }

    /// The id of a record in each release that has it, by number: its changes are undone one after the other.
    private static func ids(of collection: CollectionName, _ id: String, _ newest: Repository) -> [Int: String] {
        let record = newest.record(at: Route.record(collection, id: id).path)
        var (id, isThere) = (record?.id ?? id, record != nil)
        var ids: [Int: String] = [:]
        for release in newest.releases.reversed() {
            if isThere { ids[release.number] = id }
            for change in release.changes.reversed() where change.id == id && change.collection == collection.rawValue {
                switch change.kind {
                case .added: isThere = false
                case .removed: isThere = true
                case .changed, .renamed: break
                }
                id = change.formerID ?? id
            }
        }
        return ids
    }

    /// The one in force at a moment: the newest of those released by its day; the first where there was none yet.
    func at(_ moment: HTTPDate?) -> Memento? {
        guard let moment else { return all.last }
        return all.last { HTTPDate($0.release.date) <= moment } ?? all.first
    }

    /// The first, the last and the neighbours of a version, each once with all its relations (RFC 7089, 2.2; RFC 5829).
    ///
    /// - Parameter version: in twelve digits.
    func around(_ version: String) -> [(relation: String, memento: Memento)] {
        guard let place = all.firstIndex(where: { $0.release.shortVersion == version }) else { return [] }
        var relations: [(place: Int, words: [String])] = []
        func add(_ place: Int, _ word: String) {
            guard all.indices.contains(place) else { return }
            if let known = relations.firstIndex(where: { $0.place == place }) {
                relations[known].words.append(word)
            } else {
                relations.append((place, [word]))
            }
        }
        add(0, "first")
        add(place - 1, "prev")
        add(place + 1, "next")
        add(all.count - 1, "last")
        return relations.map { entry in
            let versions =
                entry.place == place - 1
                ? ["predecessor-version"] : entry.place == place + 1 ? ["successor-version"] : []
            return ((entry.words + ["memento"] + versions).joined(separator: " "), all[entry.place])
        }
    }
}

extension Route {
    /// The same of a record with another id.
    fileprivate func with(id: String) -> Route {
        switch self {
        case .record(let name, _): .record(name, id: id)
        case .part(let part, let name, _): .part(part, name, id: id)
        default: self
        }
    }
}
