internal import Directory

/// What a record says of others and others of it, in words: a tree of two levels.
struct RelationTree: Sendable {
    /// What is tied to the record in the same way.
    struct Branch: Sendable {
        /// The way, as a heading: "Mandates", "Follows".
        let heading: String
        /// The records.
        let leaves: [(name: String, address: String)]
    }

    /// The record.
    let record: Record
    /// The branches: what the record says of others first, in the order of its fields, then what others say of it.
    let branches: [Branch]

    /// The day that it is of; nil for today.
    let asOf: Day?

    /// Reads the edges of a record in the graph of a day; sources are left out.
    init(_ record: Record, _ repository: Repository, asOf: Day? = nil) {
        self.init(repository.ties(of: record, asOf: asOf), of: record, asOf: asOf)
    }

    /// - Parameter ties: the record and what is tied to it.
    init(_ ties: Subgraph?, of record: Record, asOf: Day?) {
        self.record = record
        self.asOf = asOf
        let path = record.path
        var order: [String] = []
        var found: [String: [(name: String, address: String)]] = [:]
        func add(_ heading: String, _ other: Record) {
            let leaf = (name: other.name, address: other.path(asOf: asOf))
            if found[heading] == nil { order.append(heading) }
            if found[heading]?.contains(where: { $0.address == leaf.address }) != true {
                found[heading, default: []].append(leaf)
            }
        }
        // what rests on a source is too much to draw
        let edges = record.collection == .sources ? [] : ties?.edges ?? []
        for edge in edges where edge.from.path == path { add(RelationWords.of(edge.relation).forward, edge.to) }
        for edge in edges where edge.to.path == path { add(RelationWords.of(edge.relation).backward, edge.from) }
        branches = order.map { Branch(heading: $0, leaves: found[$0] ?? []) }
    }

    /// The tree in one sentence for each branch.
    var words: String {
        branches.map { branch in
            let names = branch.leaves.prefix(8).map(\.name).joined(separator: "; ")
            let rest = branch.leaves.count > 8 ? "; and \(branch.leaves.count - 8) more" : ""
            return "\(branch.heading): \(names)\(rest)."
        }.joined(separator: " ")
    }
}

/// The names of relations for people, seen from either side.
enum RelationWords {
    /// What a record is to the one it names, and the other way round.
    static func of(_ relation: String) -> (forward: String, backward: String) {
        switch relation {
        case "parent": ("Part of", "Its parts")
        case "founding_document": ("Founded by", "Founded")
        case "founding_decision": ("Founded by", "Founded")
        case "closing_decision": ("Ended by", "Ended")
        case "holder": ("Mandate of", "Mandates")
        case "document": ("Stands in", "Mandates in it")
        case "documents": ("Rests on", "Basis of")
        case "wording_over_time": ("Worded in", "Words")
        case "host": ("Host", "Hosts")
        case "seat": ("Seat", "Seat of")
        case "dimensions": ("Dimensions", "Works in it")
        case "activities": ("Strands of work", "Works on it")
        case "lead": ("Led by", "Leads")
        case "also_involved": ("Also involved", "Involved in")
        case "adopting_body": ("Adopted by", "Adopted")
        case "predecessors": ("Follows", "Followed by")
        case "successors": ("Followed by", "Follows")
        case "supersedes": ("Replaces", "Replaced by")
        case "builds_on": ("Builds on", "Built on by")
        case "implements": ("Puts into practice", "Put into practice by")
        case "relates_to": ("Tied to", "Tied to")
        default: (label(relation), "\(label(relation)): named by")
        }
    }

    /// A field's name as words: "founding_document" reads "Founding document".
    private static func label(_ relation: String) -> String {
        let words = relation.map { $0 == "_" ? " " : $0 }
        return String(words.prefix(1)).uppercased() + String(words.dropFirst())
    }
}

extension Repository {
    /// A record, on a day where one is given, and what one edge ties to it; nil where it did not exist. The evidence ties
    /// sources to what rests on them; of any other record it is left out.
    func ties(of record: Record, asOf: Day?) -> Subgraph? {
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
