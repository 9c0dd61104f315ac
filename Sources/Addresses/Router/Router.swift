package import Directory
internal import Words

/// Finds the resource of a path.
package struct Router: Sendable {
    package let repository: Repository
    /// Whether the question counts by fields, so that more formats are there.
    var isGrouped = false

    /// Joins its parts.
    package init(repository: Repository) {
        self.repository = repository
    }

    /// What addresses of one segment are: collections, then the others.
    private static let firstSegments: [String] = {
        let singles = RouteTable.resources.keys.filter { $0.count == 1 }.map { $0[0] }
        let collections = CollectionName.allCases.map(\.rawValue)
        return collections + singles.filter { !$0.isEmpty && !collections.contains($0) }.sorted()
    }()

    /// Where the path of a target leads. O(bytes of the path).
    package func destination(of target: Target) -> Destination {
        var router = self
        router.isGrouped = target.pairs.contains { $0.name == GeneralParameter.group.rawValue }
        return router.destination(ofPath: target)
    }

    private func destination(ofPath target: Target) -> Destination {
        let named = target.segments.filter { !$0.isEmpty }
        // no address has so many segments, even with slashes too many
        guard !target.hasMoreSegments else { return nowhere(named) }
        guard target.segments.count > 1, named.count < target.segments.count else {
            return destination(of: target.segments)
        }
        guard !named.isEmpty else { return nowhere(named) }
        // slashes too many leave empty segments; the address without them is the resource's own
        switch destination(of: named) {
        case .resource(let route), .moved(let route): return .moved(route)
        case .withEnding(let ending, .resource(let route)): return .withEnding(ending, .moved(route))
        case let other: return other
        }
    }

    /// Where segments lead, none of which is empty but that of the root.
    ///
    /// - Parameter endings: whether the last may end in the name of a format.
    func destination(of segments: [String], endings: Bool = true) -> Destination {
        let withEnding = endings ? self.withEnding : { _ in nil }
        switch segments.count {
        case 1:
            if let route = RouteTable.resources[segments] { return .resource(route) }
            if let name = CollectionName(rawValue: segments[0].lowercased()) { return .moved(.collection(name)) }
            return withEnding(segments) ?? nowhere(segments)
        case 2:
            if let route = RouteTable.resources[segments] { return .resource(route) }
            if segments[0] == RouteTable[.asset].template.firstSegment, let asset = PageAsset.at(segments[1]) {
                let route = Route.asset(asset.fileName)
                return asset.fileName == segments[1] ? .resource(route) : .moved(route)
            }
            if segments[0] == RouteTable[.identifier].template.firstSegment {
                return .resource(.identifier(segments[1]))
            }
            // no collection has a family: the first segment of its records varies
            let parent = RouteTable.resources[[segments[0]]]
            if let family = RouteTable.families[[segments[0]]] {
                if let found = withEnding(segments) { return found }
                let near = EditDistance.nearest(to: segments[1], among: family)
                return nowhere(segments, nearest: near.map { "/\(segments[0])/\($0)" } ?? parent?.path)
            }
            if let parent, parent.collection == nil {
                return withEnding(segments) ?? nearest(below: segments) ?? beyond(segments, nearest: parent)
            }
            return record(segments[0], segments[1], endings: endings)
        case 3:
            if let route = RouteTable.resources[segments] { return .resource(route) }
            guard let family = RouteTable.families[Array(segments.dropLast())] else {
                return part(segments, endings: endings)
            }
            let near = EditDistance.nearest(to: segments[2], among: family)
            return nowhere(segments, nearest: near.map { "/\(segments[0])/\(segments[1])/\($0)" })
        default: return RouteTable.resources[segments].map { .resource($0) } ?? beyond(segments)
        }
    }

    /// A resource of the same first segment whose second is spelled alike: `/dataset/downlod`.
    private func nearest(below segments: [String]) -> Destination? {
        let others = RouteTable.resources.keys.filter { $0.count == 2 && $0[0] == segments[0] }.map { $0[1] }.sorted()
        return EditDistance.nearest(to: segments[1], among: others).map { near in
            nowhere(segments, nearest: "/\(segments[0])/\(near)")
        }
    }

    /// A part of a record; also where the record is written in another way.
    private func part(_ segments: [String], endings: Bool) -> Destination {
        guard let part = RecordPart(rawValue: segments[2].lowercased()) else {
            return (endings ? withEnding(segments) : nil) ?? beyond(segments)
        }
        switch destination(of: Array(segments.prefix(2)), endings: false) {
        case .resource(.record(let name, let id)) where !name.isDerived:
            let route = Route.part(part, name, id: id)
            return part.rawValue == segments[2] ? .resource(route) : .moved(route)
        case .moved(.record(let name, let id)) where !name.isDerived: return .moved(.part(part, name, id: id))
        case .renamed(.record(let name, let id)): return .renamed(.part(part, name, id: id))
        case .gone(let record): return .gone(record)
        case .found(.record(let name, let id)) where !name.isDerived: return .found(.part(part, name, id: id))
        case .nowhere(let detail, let nearest, let suggestions) where !suggestions.isEmpty:
            return .nowhere(
                detail: detail,
                nearest: nearest.map { "\($0)/\(part)" },
                suggestions: suggestions.map { $0.below(part.rawValue) }
            )
        default: return beyond(segments)
        }
    }

    /// Nothing is below a resource that has no parts; it is what was nearest.
    private func beyond(_ segments: [String], nearest route: Route) -> Destination {
        .nowhere(
            detail: "Nothing has this address. Did you mean \(route.path)? See / for what there is.",
            nearest: route.path
        )
    }

    /// Records have nothing else under them: a part of a similar name, or the record itself, is what was nearest.
    private func beyond(_ segments: [String]) -> Destination {
        if let found = symbol(segments) { return found }
        switch destination(of: Array(segments.prefix(2)), endings: false) {
        case .resource(.record(let name, let id)), .moved(.record(let name, let id)),
            .renamed(.record(let name, let id)), .found(.record(let name, let id)):
            let parts = name.isDerived ? [] : RecordPart.allCases.map(\.rawValue)
            let near = EditDistance.nearest(to: segments[2], among: parts).flatMap(RecordPart.init(rawValue:))
            return beyond(segments, nearest: near.map { .part($0, name, id: id) } ?? .record(name, id: id))
        case .resource(let route), .moved(let route), .renamed(let route), .found(let route):
            return beyond(segments, nearest: route)
        case .gone(let record): return .gone(record)
        case .nowhere, .withEnding: return nowhere(segments)
        }
    }

    /// Where a symbol leads whose slashes were typed as they are: `/documents/PC.DEC/526`, `/documents/S/RES/1373`.
    private func symbol(_ segments: [String]) -> Destination? {
        guard segments.count > 2, let last = segments.last, last.utf8.contains(where: { (0x30...0x39).contains($0) })
        else { return nil }
        switch record(segments[0], segments.dropFirst().joined(separator: "/"), endings: false) {
        case .found(let route), .resource(let route): return .found(route)
        default: return nil
        }
    }

    package func nowhere(_ segments: [String], nearest: String? = nil) -> Destination {
        let near =
            nearest
            ?? segments.first.flatMap { EditDistance.nearest(to: $0, among: Self.firstSegments) }.map { "/\($0)" }
        return .nowhere(
            detail: "Nothing has this address. " + (near.map { "Did you mean \($0)? " } ?? "")
                + "See / for what there is.",
            nearest: near
        )
    }
}
