package import Directory

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
