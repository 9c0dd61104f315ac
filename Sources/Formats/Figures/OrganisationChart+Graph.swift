package import Directory
package import Drawings

extension OrganisationChart {
    private static let bodyMembers = JSONProjection(
        ShortName.paths + ["kind", "parent", "role_level", "identifiers", "names"]
    )
    private static let operationMembers = JSONProjection(
        ShortName.paths + ["region", "status", "last_confirmed", "confirmation_due", "dated"]
    )

    /// The bodies of a part of the graph below those that they are part of, and its operations at work by region. A body
    /// whose wider one is not in the part stands by itself.
    ///
    /// - Parameter address: where a record leads.
    /// - Complexity: reads each record once.
    package init(_ part: Subgraph, _ repository: Repository, asOf: Day?, address: (Record) -> String) {
        let records = part.nodes.map(\.record)
        let bodies = records.filter { $0.collection == .institutions }.prefix(Self.mostBodies)
        let operations = records.filter { $0.collection == .operations }
        self.init(
            title: "Who stands where: \(bodies.count) bodies and the operations at work by region",
            roots: Self.tree(Array(bodies), repository, isPast: asOf != nil, address),
            regions: Self.regions(operations, repository, isPast: asOf != nil, address)
        )
    }

    private static func tree(
        _ bodies: [Record],
        _ repository: Repository,
        isPast: Bool,
        _ address: (Record) -> String
    ) -> [Body] {
        let schema = CollectionSchema.named(.institutions)
        let kinds = terms("kind", schema)
        let levels = terms("role_level", schema)
        let read = bodies.map { (record: $0, value: $0.value(bodyMembers)) }
        let ids = Set(bodies.map(\.id))
        // by kind, in the order of the vocabulary, then by name
        let ordered = read.sorted { left, right in
            func rank(_ value: JSON) -> Int { kinds.firstIndex { $0.id == value["kind"]?.string } ?? kinds.count }
            return (rank(left.value), left.record.name) < (rank(right.value), right.record.name)
        }
        let children = Dictionary(grouping: ordered) { body in
            body.value["parent"]?.string.flatMap { ids.contains($0) ? $0 : nil } ?? ""
        }
        func parts(of parent: String, _ depth: Int) -> [Body] {
            // the loader has seen to it that nothing is part of itself; the bound is for a past day, of which it has not
            guard depth < mostBodies else { return [] }
            return (children[parent] ?? []).map { body in
                let level = body.value["role_level"]?.string
                return Body(
                    name: ShortName.of(body.value, isPast: isPast) ?? body.record.name,
                    note: levels.first { $0.id == level }?.label ?? "",
                    address: address(body.record),
                    weight: level == "lead" ? .leads : level == "decision-making" ? .decides : .other,
                    isInferred: EvidenceRow.rows(of: body.record, schema).first { $0.path == "parent" }?.basis
                        == "inferred",
                    parts: parts(of: body.record.id, depth + 1)
                )
            }
        }
        return parts(of: "", 0)
    }

    private static func regions(
        _ operations: [Record],
        _ repository: Repository,
        isPast: Bool,
        _ address: (Record) -> String
    ) -> [Region] {
        let read = operations.map { (record: $0, value: $0.value(operationMembers)) }
        // on a past day every one that is there was at work
        let atWork = read.filter { isPast || $0.value["status"]?.string == "active" }
        let regions = terms("region", CollectionSchema.named(.operations))
        let groups = Dictionary(grouping: atWork) { $0.value["region"]?.string ?? "" }
        return (regions + [(id: "", label: "Region not named")]).compactMap { region in
            guard let own = groups[region.id], !own.isEmpty else { return nil }
            return Region(
                heading: region.label,
                entries: own.prefix(mostEntries).map { operation in
                    let seen = isPast ? nil : operation.value["last_confirmed"]?.string.flatMap { Day($0) }
                    return Entry(
                        name: ShortName.of(operation.value, isPast: isPast) ?? operation.record.name,
                        note: seen?.words(isShort: true) ?? "",
                        isCare: !isPast && operation.value["confirmation_due"] == true,
                        address: address(operation.record)
                    )
                }.sorted { $0.name < $1.name }
            )
        }
    }

    /// The terms of a field, in the order of its vocabulary.
    private static func terms(_ name: String, _ schema: CollectionSchema) -> [(id: String, label: String)] {
        let types = ParameterTable(schema)[name]?.types ?? []
        return types.flatMap(\.vocabularies).flatMap { $0.terms.map { ($0.id, $0.label) } }
    }
}

extension NeighbourhoodChart {
    /// What one edge ties to a record, in groups by what ties it.
    ///
    /// - Parameter address: where a record leads.
    package init(_ part: Subgraph, around record: Record, address: (Record) -> String) {
        var groups: [(heading: String, entries: [(name: String, address: String)])] = []
        func add(_ heading: String, _ other: Record) {
            let entry = (name: other.name, address: address(other))
            if let place = groups.firstIndex(where: { $0.heading == heading }) {
                if !groups[place].entries.contains(where: { $0.address == entry.address }) {
                    groups[place].entries.append(entry)
                }
            } else {
                groups.append((heading, [entry]))
            }
        }
        for edge in part.edges {
            let words = RelationWords.of(edge.relation)
            if edge.from.path == record.path, edge.to.path != record.path {
                add(words.forward, edge.to)
            } else if edge.to.path == record.path, edge.from.path != record.path {
                add(words.backward, edge.from)
            }
        }
        self.init(
            name: record.name,
            kind: CollectionSchema.named(record.collection).type,
            groups: groups.map { Group(heading: $0.heading, entries: $0.entries) }
        )
    }
}
