/// The records as nodes and what they say of each other as edges.
public struct Graph: Sendable {
    /// What one record says of another.
    public struct Edge: Sendable, Hashable {
        /// The place in `nodes` of the record that says it.
        public let from: Int
        /// The place in `nodes` of the record it is said of.
        public let to: Int
        /// The field that says it: `holder`, `host`, `builds_on`.
        public let relation: String
    }

    /// The records, in the order of collections and ids.
    public let nodes: [Record]
    /// The edges, in the order of the nodes they come from and of the fields.
    public let edges: [Edge]

    /// The relation between a record and the sources it rests on.
    public static let evidence = "evidence"

    /// The names of all relations: the fields of the tables that refer to records.
    public static let relations: [String] = {
        var relations: [String] = []
        for name in CollectionName.seeded {
            for reference in references(of: CollectionSchema.named(name)) where !relations.contains(reference.relation)
            {
                relations.append(reference.relation)
            }
        }
        return relations
    }()

    /// Reads the references of all records, as they were on a day where one is given.
    public init(_ repository: Repository, asOf day: Day? = nil) {
        let nodes = CollectionName.seeded.flatMap { repository.store($0, asOf: day).records }
        var places: [CollectionName: [String: Int]] = [:]
        for (place, record) in nodes.enumerated() { places[record.collection, default: [:]][record.id] = place }
        var edges: [Edge] = []
        var seen: Set<Edge> = []
        let references = Dictionary(
            uniqueKeysWithValues: CollectionName.seeded.map { ($0, Self.references(of: CollectionSchema.named($0))) }
        )
        for (place, record) in nodes.enumerated() {
            let value = record.value
            for reference in references[record.collection] ?? [] {
                for id in reference.leaf.values(in: value).compactMap(\.string) {
                    // an id is in one of the collections alone; the loader has seen to it
                    guard let target = reference.collections.lazy.compactMap({ places[$0]?[id] }).first else {
                        continue
                    }
                    let edge = Edge(from: place, to: target, relation: reference.relation)
                    if seen.insert(edge).inserted { edges.append(edge) }
                }
            }
        }
        self.nodes = nodes
        // a successor that names its predecessor has said it already
        self.edges = edges.filter { edge in
            edge.relation != "successors"
                || !seen.contains(Edge(from: edge.to, to: edge.from, relation: "predecessors"))
        }
    }

    /// A field, or a part of one, that refers to records.
    private struct Reference {
        let relation: String
        let leaf: Leaf
        let collections: [CollectionName]
    }

    private static func references(of schema: CollectionSchema) -> [Reference] {
        schema.fields.filter(\.isInSeed).flatMap { field in
            Leaf.leaves(ofField: field).compactMap { leaf in
                guard case .value(let type) = leaf.content, !type.referenced.isEmpty else { return nil }
                return Reference(relation: field.name, leaf: leaf, collections: type.referenced)
            }
        }
    }
}

extension FieldType {
    /// The collections that a value refers to.
    public var referenced: [CollectionName] {
        switch self {
        case .reference(let collections): collections
        case .either(let left, let right): left.referenced + right.referenced
        case .list(let element): element.referenced
        default: []
        }
    }
}
