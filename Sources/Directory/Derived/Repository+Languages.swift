extension Repository {
    /// A collection of the repository in English, with names in the languages of this one.
    ///
    /// - Parameter day: the day that it is of.
    func localized(_ store: CollectionStore, asOf day: Day?, _ english: Repository) -> CollectionStore {
        guard let languages else { return store }
        let choice = NameChoice(languages: languages, day: day)
        switch store.schema.name {
        case .timeline: return CollectionStore(store, choice, .event(english.seeded))
        // a change is told in the words of its release
        case .changes: return store
        default: return CollectionStore(store, choice, .record)
        }
    }

    /// A record of the repository in English under its name in the languages of this one.
    ///
    /// - Parameter day: the day that it is of.
    package func localized(_ record: Record, asOf day: Day?) -> Record {
        guard let languages, record.collection != .changes else { return record }
        let choice = NameChoice(languages: languages, day: day)
        let schema = CollectionSchema.named(record.collection)
        let subject: LocalizedRecords.Subject =
            record.collection == .timeline ? .event((english ?? self).seeded) : .record
        let source = LocalizedRecords(.empty, schema, choice, subject)
        var output = TextBuilder(capacity: 4_096)
        guard record.withBytes({ source.write($0, to: &output) }) else { return record }
        return Record(record.collection, 0, in: RecordStorage([output.withBytes { Array($0) }]))
    }

    /// A part of the graph of the repository in English, with names in the languages of this one.
    func localized(_ part: Subgraph, asOf day: Day?) -> Subgraph {
        guard languages != nil else { return part }
        let nodes = part.nodes.map { Subgraph.Node(record: localized($0.record, asOf: day), distance: $0.distance) }
        let records = Dictionary(nodes.map { ($0.record.path, $0.record) }) { first, _ in first }
        func named(_ record: Record) -> Record { records[record.path] ?? record }
        return Subgraph(nodes: nodes, edges: part.edges.map { (named($0.from), named($0.to), $0.relation) })
    }

    /// The part of the graph that has nodes of some collections and edges of some relations alone.
    package func part(_ collections: Set<CollectionName>, _ relations: Set<String>, asOf day: Day?) -> Subgraph {
        localized((english ?? self).part(of: collections, relations, asOf: day), asOf: day)
    }
}
