internal import Addresses
package import Directory
internal import Drawings

extension RelationTree {
    /// Reads the edges of a record in the graph of a day; sources are left out.
    package init(_ record: Record, _ repository: Repository, asOf: Day? = nil) {
        self.init(repository.ties(of: record, asOf: asOf), of: record, asOf: asOf)
    }

    /// - Parameters:
    ///   - ties: the record and what is tied to it.
    ///   - languages: the languages that the request names, which links keep; nil where it names none.
    package init(_ ties: Subgraph?, of record: Record, asOf: Day?, languages: NameLanguages? = nil) {
        let path = record.path
        var order: [String] = []
        var found: [String: [(name: String, address: String)]] = [:]
        func add(_ heading: String, _ other: Record) {
            let leaf = (name: other.name, address: other.path(asOf: asOf, languages: languages))
            if found[heading] == nil { order.append(heading) }
            if found[heading]?.contains(where: { $0.address == leaf.address }) != true {
                found[heading, default: []].append(leaf)
            }
        }
        // what rests on a source is too much to draw
        let edges = record.collection == .sources ? [] : ties?.edges ?? []
        for edge in edges where edge.from.path == path {
            add(RelationWords.of(edge.relation).forward, edge.to)
        }
        for edge in edges where edge.to.path == path {
            add(RelationWords.of(edge.relation).backward, edge.from)
        }
        var request = GraphRequest(asOf: asOf)
        request.languages = languages
        self.init(
            name: record.name,
            branches: order.map { Branch(heading: $0, leaves: found[$0] ?? []) },
            address: request.address(of: Route.part(.related, record.collection, id: record.id).path)
        )
    }
}

extension Repository {
    /// A record, on a day where one is given, and what one edge ties to it; nil where it did not exist. The evidence ties
    /// sources to what rests on them; of any other record it is left out.
    package func ties(of record: Record, asOf: Day?) -> Subgraph? {
        let isSource = record.collection == .sources
        return neighbourhood(
            of: record.collection,
            record.id,
            asOf: asOf,
            depth: 1,
            Set(CollectionName.seeded).subtracting(isSource ? [] : [.sources]),
            Set(Graph.relations).subtracting(isSource ? [] : [Graph.evidence])
        )
    }
}
