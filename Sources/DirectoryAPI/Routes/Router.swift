internal import Directory
internal import Words

/// Finds the resource of a path.
struct Router: Sendable {
    let repository: Repository

    /// The paths of the resources that are not collections.
    static let singles: [String: Route] = {
        var singles: [String: Route] = [
            "": .serviceDocument, "search": .search, "graph": .graph, "map": .map, "dataset": .dataset,
            "openapi.json": .openAPI, "docs": .documentation, "context.jsonld": .linkedDataContext,
            "healthz": .health, "readyz": .readiness, "metrics": .metrics,
        ]
        for file in SiteFile.allCases { singles[file.rawValue] = .siteFile(file) }
        return singles
    }()

    /// The resources with two segments that are not records.
    static let doubles: [[String]: Route] = {
        var doubles: [[String]: Route] = [
            [".well-known", "api-catalog"]: .apiCatalog, ["dataset", "cite"]: .datasetCitation,
            ["dataset", "download"]: .download, ["docs", "open"]: .documentationForm,
        ]
        for topic in DocumentationTopic.all { doubles[["docs", topic.name]] = .documentationTopic(topic) }
        for schema in CollectionSchema.all { doubles[["schemas", "\(schema.type).json"]] = .schema(schema.name) }
        return doubles
    }()

    /// What addresses begin with.
    private static let firstSegments =
        CollectionName.allCases.map(\.rawValue) + singles.keys.filter { !$0.isEmpty }.sorted()

    /// Where the path of a target leads. O(bytes of the path).
    func destination(of target: Target) -> Destination {
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
        case let other: return other
        }
    }

    /// Where segments lead, none of which is empty but that of the root.
    func destination(of segments: [String]) -> Destination {
        switch segments.count {
        case 1:
            if let route = Self.singles[segments[0]] { return .resource(route) }
            if let name = CollectionName(rawValue: segments[0]) { return .resource(.collection(name)) }
            if let name = CollectionName(rawValue: segments[0].lowercased()) { return .moved(.collection(name)) }
            return fileName(segments) ?? nowhere(segments)
        case 2:
            if let route = Self.doubles[segments] { return .resource(route) }
            if segments[0] == PageAsset.folder, let asset = PageAsset.at(segments[1]) {
                let route = Route.asset(asset.fileName)
                return asset.fileName == segments[1] ? .resource(route) : .moved(route)
            }
            if segments[0] == "docs" {
                let near = EditDistance.nearest(to: segments[1], among: DocumentationTopic.all.map(\.name))
                return nowhere(segments, nearest: near.map { "/docs/\($0)" } ?? "/docs")
            }
            if segments[0] == "schemas" {
                let near = EditDistance.nearest(to: segments[1], among: CollectionSchema.all.map { "\($0.type).json" })
                return nowhere(segments, nearest: near.map { "/schemas/\($0)" })
            }
            if let single = Self.singles[segments[0]] { return fileName(segments) ?? beyond(segments, nearest: single) }
            return record(segments[0], segments[1])
        case 3: return part(segments)
        default: return beyond(segments)
        }
    }

    /// A part of a record; also where the record is written in another way.
    private func part(_ segments: [String]) -> Destination {
        guard let part = RecordPart(rawValue: segments[2].lowercased()) else {
            return fileName(segments) ?? beyond(segments)
        }
        switch destination(of: Array(segments.prefix(2))) {
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
        switch destination(of: Array(segments.prefix(2))) {
        case .resource(.record(let name, let id)), .moved(.record(let name, let id)),
            .renamed(.record(let name, let id)), .found(.record(let name, let id)):
            let parts = name.isDerived ? [] : RecordPart.allCases.map(\.rawValue)
            let near = EditDistance.nearest(to: segments[2], among: parts).flatMap(RecordPart.init(rawValue:))
            return beyond(segments, nearest: near.map { .part($0, name, id: id) } ?? .record(name, id: id))
        case .resource(let route), .moved(let route), .renamed(let route), .found(let route):
            return beyond(segments, nearest: route)
        case .gone(let record): return .gone(record)
        case .nowhere: return nowhere(segments)
        }
    }

    func nowhere(_ segments: [String], nearest: String? = nil) -> Destination {
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
