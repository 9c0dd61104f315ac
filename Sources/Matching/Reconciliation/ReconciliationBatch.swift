internal import Addresses
package import Directory

/// A batch of queries, and what is found for each.
package enum ReconciliationBatch {
    /// What is found for a batch of version 0.2: the same keys as asked, each with a result, whatever is wrong with one.
    ///
    /// - Throws: what is wrong with the batch as a whole.
    package static func final(_ batch: JSON, _ reconciler: inout NameReconciler) throws(MatchFault) -> JSON {
        guard let queries = batch.members else { throw .wrongKind("queries", "an object of queries") }
        guard queries.count <= ReconciliationManifest.mostQueries else { throw .tooMany(queries.count) }
        let results = queries.map { member -> JSON.Member in
            let candidates = query(final: member.value).map { reconciler.candidates($0) } ?? []
            return .init(member.name, ["result": .array(candidates.map { document($0, hasNames: false) })])
        }
        guard !reconciler.isExhausted else { throw .tooMuchWork }
        return .object(results)
    }

    /// The same of version 1.0-draft: results in the order of the queries.
    package static func draft(_ content: JSON, _ reconciler: inout NameReconciler) throws(MatchFault) -> JSON {
        guard let queries = content["queries"]?.array else { throw .wrongKind("queries", "a list of queries") }
        guard queries.count <= ReconciliationManifest.mostQueries else { throw .tooMany(queries.count) }
        let results = queries.map { asked -> JSON in
            let candidates = query(draft: asked).map { reconciler.candidates($0) } ?? []
            return ["candidates": .array(candidates.map { document($0, hasNames: true) })]
        }
        guard !reconciler.isExhausted else { throw .tooMuchWork }
        return ["results": .array(results)]
    }

    // MARK: Queries

    /// A query of 0.2; nil where it asks for nothing or for a type that nobody knows.
    private static func query(final asked: JSON) -> MatchQuery? {
        if case .string(let text) = asked { return MatchQuery(text) }
        guard asked.members != nil else { return nil }
        var query = MatchQuery(asked["query"].flatMap(text) ?? "")
        guard read(types: asked["type"], into: &query) else { return nil }
        read(limit: asked["limit"], into: &query)
        for property in (asked["properties"]?.array ?? []).prefix(MatchQuery.mostProperties) {
            guard let id = (property["pid"] ?? property["p"])?.string, let value = property["v"] else { continue }
            query.properties.append(.init(id: id, values: value.array ?? [value]))
        }
        return query.text.isEmpty && query.properties.isEmpty ? nil : query
    }

    /// A query of 1.0-draft; nil where it has no condition, or one that is none.
    private static func query(draft asked: JSON) -> MatchQuery? {
        guard let conditions = asked["conditions"]?.array, !conditions.isEmpty else { return nil }
        var query = MatchQuery("")
        guard read(types: asked["type"], into: &query) else { return nil }
        read(limit: asked["limit"], into: &query)
        for condition in conditions.prefix(MatchQuery.mostProperties) {
            guard let value = condition["propertyValue"] else { return nil }
            switch condition["matchType"]?.string {
            case "name", "id":
                guard query.text.isEmpty, let given = text(value.array?.first ?? value) else { return nil }
                query.text = given
            case "property":
                guard let id = condition["propertyId"]?.string else { return nil }
                query.properties.append(.init(id: id, values: value.array ?? [value]))
            default: return nil
            }
        }
        return query.text.isEmpty && query.properties.isEmpty ? nil : query
    }

    /// Reads one type or several; false where none of them is known.
    private static func read(types: JSON?, into query: inout MatchQuery) -> Bool {
        let words = (types?.array ?? types.map { [$0] } ?? []).compactMap { $0.string ?? $0["id"]?.string }
            .filter { !$0.isEmpty }
        guard !words.isEmpty else { return true }
        let known = words.compactMap(MatchQuery.collection)
        query.collections = known
        return !known.isEmpty
    }

    private static func read(limit: JSON?, into query: inout MatchQuery) {
        guard let number = limit?.double ?? limit?.string.flatMap(Double.init), number >= 1 else { return }
        query.limit = Int(min(number, Double(MatchQuery.mostLimit)))
    }

    private static func text(_ value: JSON) -> String? {
        switch value {
        case .string(let text): text
        case .number(let literal): literal
        case .object: value["id"]?.string ?? value["name"]?.string
        default: nil
        }
    }

    // MARK: Results

    /// - Parameter hasNames: whether features have names.
    private static func document(_ candidate: MatchCandidate, hasNames: Bool) -> JSON {
        let features = candidate.features.map { feature -> JSON in
            var members: [JSON.Member] = [.init("id", .string(feature.id))]
            if hasNames { members.append(.init("name", .string(feature.name))) }
            return .object(members + [.init("value", .decimal(feature.value))])
        }
        return [
            "id": .string(candidate.record.id), "name": .string(candidate.record.name),
            "description": .string(candidate.description),
            "type": [ReconciliationType(candidate.record.collection).document], "score": .decimal(candidate.score),
            "match": .bool(candidate.isMatch), "features": .array(features),
        ]
    }
}

/// What is wrong with a request that names are matched by, as a whole.
package enum MatchFault: Error, Sendable {
    case wrongKind(String, String)
    case tooMany(Int)
    case tooManyValues(String, Int, most: Int)
    case unreadable(String, String)
    /// The answer would be too large.
    case tooLarge
    /// The queries compare too many values.
    case tooMuchWork

    /// What to do.
    package var detail: String {
        switch self {
        case .wrongKind(let name, let kind): "\(name) is not \(kind). See the guide on matching for examples."
        case .unreadable(let name, let reason): "\(name) cannot be read. \(reason)"
        case .tooMany(let count):
            "The batch has \(count) queries; \(ReconciliationManifest.mostQueries) are taken at once. Send several."
        case .tooLarge:
            "The columns of all rows would take more than 8 MiB. Ask for fewer columns, or send fewer names."
        case .tooMuchWork:
            "The queries compare more values than are compared at once. Send fewer queries, or name what is looked for in each."
        case .tooManyValues(let what, let count, let most):
            "The request has \(count) \(what); \(most) are taken at once. Send several."
        }
    }
}

extension JSON {
    /// A number with at most a few decimals, whole where it is whole.
    static func decimal(_ value: Double) -> JSON {
        value == value.rounded() ? .integer(Int(value)) : .number("\((value * 1_000).rounded() / 1_000)")
    }
}
