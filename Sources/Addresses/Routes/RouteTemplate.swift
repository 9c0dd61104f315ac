internal import Directory

/// The address of a kind of resource, with a name for what varies: `/operations/{id}`. There are some eighty, whatever
/// clients ask for, so that figures can be kept for each.
package struct RouteTemplate: Sendable, Equatable {
    /// Its number, from zero up to the number of templates.
    package let number: Int

    /// What a request was for that leads nowhere or cannot be read.
    package static let none = RouteTemplate(number: 0)

    /// What is written for each, in order of their numbers.
    package static let names: [String] = {
        let names = RouteTable.entries.flatMap { entry in
            switch entry.counting {
            case .together: [entry.template.text]
            case .byCollection: CollectionName.allCases.map { entry.template.path([$0.rawValue]) }
            case .byAddress: entry.id.resources.map(\.path)
            }
        }
        return ["none"] + names.sorted()
    }()

    private static let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    /// Those of the addresses that are asked for most.
    private static let collections = CollectionSchema.table { numbers[Route.collection($0.name).template] ?? 0 }
    private static let records = CollectionSchema.table { numbers[Route.record($0.name, id: "").template] ?? 0 }

    private init(number: Int) { self.number = number }

    /// The template of a resource's address.
    package init(_ route: Route) {
        number =
            switch route {
            case .collection(let name): Self.collections[name] ?? 0
            case .record(let name, _): Self.records[name] ?? 0
            default: Self.numbers[route.template] ?? 0
            }
    }
}

extension Route {
    /// The path with a name in place of what varies among the addresses that have one figure.
    fileprivate var template: String {
        switch entry.counting {
        case .together: entry.template.text
        case .byCollection: entry.template.path([collection?.rawValue ?? ""])
        case .byAddress: path
        }
    }
}
