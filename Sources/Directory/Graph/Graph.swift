/// The records as nodes and what they say of each other as edges.
package struct Graph: Sendable {
    /// What one record says of another.
    package struct Edge: Sendable, Hashable {
        /// The place in `nodes` of the record that says it.
        package let from: Int
        /// The place in `nodes` of the record it is said of.
        package let to: Int
        /// The place of the relation among `Graph.relations`.
        let number: Int

        /// The field that says it: `holder`, `host`, `builds_on`.
        package var relation: String { Graph.relations[number] }
    }

    /// The records, in the order of collections and ids.
    package let nodes: [Record]
    /// The edges, in the order of the nodes they come from and of the fields.
    package let edges: [Edge]

    /// The relation between a record and the sources it rests on.
    package static let evidence = "evidence"

    /// The names of all relations: the fields of the tables that refer to records.
    package static let relations: [String] = {
        var relations: [String] = []
        for name in CollectionName.seeded {
            for reference in Reference.all(of: CollectionSchema.named(name))
            where !relations.contains(reference.relation) {
                relations.append(reference.relation)
            }
        }
        return relations
    }()

    /// Reads the references of all records, as they were on a day where one is given. O(bytes of the records).
    ///
    /// - Parameter hasEvidence: false leaves the evidence of a past day out.
    package init(_ repository: Repository, asOf day: Day? = nil, hasEvidence: Bool = true) {
        let world = day.map { WorldOnDay(day: $0, repository: repository, hasEvidence: hasEvidence) }
        self.init(CollectionName.seeded.flatMap { world?.records($0) ?? repository[$0].records })
    }

    /// Reads the references between some records. O(bytes of the records).
    ///
    /// - Parameter nodes: the records in the order of collections and ids.
    init(_ nodes: [Record]) {
        self.nodes = nodes
        // the ids are found where they stand in the records, which the nodes keep
        edges = withExtendedLifetime(nodes) {
            var places = NodePlaces(nodes)
            var edges = EdgeCollector(nodeCount: nodes.count)
            for (place, record) in nodes.enumerated() {
                let schema = CollectionSchema.named(record.collection)
                let references = ReferencePlaces.of(schema)
                guard !references.references.isEmpty else { continue }
                var found = ReferenceVisitor(numbers: references.numbers)
                record.withBytes { references.shape.walk($0, &found) }
                for (number, id) in found.inOrder {
                    let reference = references.references[number]
                    if let target = places.place(of: id, among: reference.collections) {
                        edges.add(from: place, to: target, references.relations[number])
                    }
                }
            }
            return edges.withoutEchoes
        }
    }
}

/// A field, or a part of one, that refers to records.
private struct Reference: Sendable {
    let relation: String
    let leaf: Leaf
    let collections: [CollectionName]

    /// Those of a table, in its order.
    static func all(of schema: CollectionSchema) -> [Reference] {
        schema.fields.filter(\.isInSeed).flatMap { field in
            Leaf.leaves(ofField: field).compactMap { leaf in
                guard case .value(let type) = leaf.content, !type.referenced.isEmpty else { return nil }
                return Reference(relation: field.name, leaf: leaf, collections: type.referenced)
            }
        }
    }
}

/// The references of a table by the leaves of its records.
private struct ReferencePlaces: Sendable {
    let references: [Reference]
    /// The relation of each, as its place among all relations.
    let relations: [Int]
    /// For each leaf of the shape the place of its reference; nil for a leaf that refers to nothing.
    let numbers: [Int?]
    /// Where they stand in a record; a walk along it passes over everything else.
    let shape: RecordShape

    private init(_ schema: CollectionSchema) {
        let references = Reference.all(of: schema)
        self.references = references
        relations = references.map { Graph.relations.firstIndex(of: $0.relation) ?? 0 }
        shape = RecordShape(schema, leadingTo: references.map(\.leaf))
        numbers = shape.leaves.map { leaf in references.firstIndex { $0.leaf.path == leaf.path } }
    }

    private static let all = CollectionSchema.table { ReferencePlaces($0) }

    static func of(_ schema: CollectionSchema) -> ReferencePlaces { all[schema.name] ?? ReferencePlaces(schema) }
}

/// Finds the ids that a record refers to.
private struct ReferenceVisitor: LeafVisitor {
    let numbers: [Int?]
    private var found: [(number: Int, id: UnsafeRawBufferPointer)] = []
    private var isInOrder = true

    init(numbers: [Int?]) { self.numbers = numbers }

    mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
        guard kind == .string, let number = numbers[leaf] else { return }
        if let last = found.last, last.number > number { isInOrder = false }
        found.append((number, bytes))
    }

    /// What was found in the order of the table; of one reference in the order of the record.
    var inOrder: [(number: Int, id: UnsafeRawBufferPointer)] {
        if isInOrder { return found }
        return found.enumerated().sorted { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
            .map(\.element)
    }
}

/// Finds the nodes of ids.
private struct NodePlaces {
    private var identifiers = InternTable()
    /// For each collection and number of an id, one more than the place of the node.
    private var places: [CollectionName: [UInt32]] = [:]

    init(_ nodes: [Record]) {
        let numbers = nodes.map { node in
            node.withBytes { Int(identifiers.number(of: JSONCursor.id(of: $0))) }
        }
        for name in CollectionName.seeded { places[name] = [UInt32](repeating: 0, count: identifiers.count) }
        for (place, node) in nodes.enumerated() { places[node.collection]?[numbers[place]] = UInt32(place + 1) }
    }

    /// The node with an id in the first of some collections that has it; an id is in one of them alone, the loader has seen
    /// to it.
    mutating func place(of id: UnsafeRawBufferPointer, among collections: [CollectionName]) -> Int? {
        let number = Int(identifiers.number(of: id))
        for name in collections {
            guard let places = places[name], number < places.count, places[number] != 0 else { continue }
            return Int(places[number]) - 1
        }
        return nil
    }
}

/// Collects edges, each once.
private struct EdgeCollector {
    private var edges: [Graph.Edge] = []
    /// For each node the last one that said something of it, counted from 1, and which relations that one named.
    private var latest: [(from: Int, relations: UInt64)]

    init(nodeCount: Int) { latest = [(from: Int, relations: UInt64)](repeating: (0, 0), count: nodeCount) }

    /// Adds an edge. Those from one node come one after another.
    mutating func add(from: Int, to: Int, _ relation: Int) {
        if latest[to].from != from + 1 { latest[to] = (from + 1, 0) }
        // the tables have some twenty relations
        let mark: UInt64 = 1 << UInt64(relation)
        guard latest[to].relations & mark == 0 else { return }
        latest[to].relations |= mark
        edges.append(Graph.Edge(from: from, to: to, number: relation))
    }

    /// The edges without those that say from the other side what another one says: a successor that names its predecessor
    /// has said it already.
    var withoutEchoes: [Graph.Edge] {
        guard let successors = Graph.relations.firstIndex(of: "successors"),
            let predecessors = Graph.relations.firstIndex(of: "predecessors")
        else { return edges }
        let said = Set(edges.filter { $0.number == predecessors })
        return edges.filter { edge in
            edge.number != successors
                || !said.contains(Graph.Edge(from: edge.to, to: edge.from, number: predecessors))
        }
    }
}
