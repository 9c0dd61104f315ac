package import HTTPSemantics

/// The routes, an entry for each. Router, OpenAPI document, site map, robots, static export, metrics and navigation read
/// this table; `Responder.answer` has a handler for each.
package enum RouteTable {
    /// All of them, in the order of `RouteID`.
    package static let entries = RouteID.allCases.map(entry)

    /// The entry of a route. O(1).
    package static subscript(id: RouteID) -> RouteEntry { entries[id.rawValue] }

    /// The methods that any resource answers, in the order of their enumeration.
    package static let methods = APIRequest.Method.allCases.filter { method in
        entries.contains { $0.methods.contains(method) }
    }

    /// The resources whose addresses are the same whatever the data hold, by the segments of their paths.
    package static let resources: [[String]: Route] = {
        var resources: [[String]: Route] = [:]
        for route in RouteID.allCases.flatMap(\.resources) { resources[segments(of: route.path)] = route }
        return resources
    }()

    /// The last segments of the addresses of a few resources of one kind, by those before it: the pages of `/docs`, the
    /// schemas. A mistyped one is compared with these.
    package static let families: [[String]: [String]] = {
        var families: [[String]: [String]] = [:]
        for entry in entries where entry.template.firstSegment != nil && !entry.template.variables.isEmpty {
            for route in entry.id.resources {
                let segments = segments(of: route.path)
                families[Array(segments.dropLast()), default: []].append(segments[segments.count - 1])
            }
        }
        return families
    }()

    /// What the first segments of addresses are, each once: of the collections, then of the others.
    package static let firstSegments: [String] = {
        var seen: Set<String> = []
        let others = entries.compactMap(\.template.firstSegment)
        return (RouteID.collection.resources.map { segments(of: $0.path)[0] } + others).filter {
            seen.insert($0).inserted
        }
    }()

    /// The segments of a path of the table, none of which has an escape.
    private static func segments(of path: String) -> [String] {
        path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    }
}
