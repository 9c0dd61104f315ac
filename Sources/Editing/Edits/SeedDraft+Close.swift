internal import Directory

/// How an operation ended.
package struct Closure: Sendable {
    /// The last day.
    package let date: String
    /// The decision that ended it, as it is cited; the id of a document where it is one.
    package let decision: String?
    /// Why it ended.
    package let reason: String?
    /// The operation that followed.
    package let successor: RecordAddress?

    /// Describes an end.
    package init(date: String, decision: String? = nil, reason: String? = nil, successor: RecordAddress? = nil) {
        (self.date, self.decision) = (date, decision)
        (self.reason, self.successor) = (reason, successor)
    }
}

extension SeedDraft {
    /// Closes an operation.
    ///
    /// Sources that were read for its being at work no longer stand for its status. A successor is noted on both sides
    /// where both are in the seed.
    package mutating func close(
        _ address: RecordAddress,
        _ closure: Closure,
        citation: Citation
    ) throws(EditRefusal) -> EditResult {
        guard let record = self[address] else { throw .unknownRecord(address.description, near: nil) }
        let schema = CollectionSchema.named(address.collection)
        func has(_ name: String) -> Bool { schema.fields.contains { $0.name == name && $0.isInSeed } }
        guard has("closed"), has("status") else {
            throw .senseless("\(address.collection) have no end that could be noted; only operations are closed.")
        }
        guard Day(closure.date) != nil else {
            throw .noValue(closure.date, field: "DATE", expected: "YYYY-MM-DD, YYYY-MM or YYYY")
        }
        if let closed = record["closed"]?.string {
            throw .senseless(
                "\(address) was closed on \(closed) already. Correct it with osce-directory set \(address) closed."
            )
        }
        if record["status"] == "closed" {
            throw .senseless("\(address) is closed already. Say when with osce-directory set \(address) closed.")
        }
        try require(citation)
        var assignments = [Assignment("status", .json("closed")), Assignment("closed", .text(closure.date))]
        if let decision = closure.decision { assignments.append(.init("closing_decision", .text(decision))) }
        if let reason = closure.reason { assignments.append(.init("closing_reason", .text(reason))) }
        if record["status_as_of"] != nil { assignments.append(.init("status_as_of", .none)) }
        if let successor = closure.successor, has("successors") {
            assignments.append(.init("successors+", .json(Self.relation(successor, "followed by"))))
        }
        var evidence = EvidenceEdit(record, schema)
        let outdated = evidence.takeOut(["status"], of: nil)
        replace(address, with: evidence.result)
        var result = try set(address, assignments, citation: citation)
        result.notes +=
            outdated.isEmpty
            ? [] : ["status no longer rests on \(outdated.joined(separator: ", ")), read while it was at work"]
        if let successor = closure.successor {
            let other = CollectionSchema.named(successor.collection).fields
            let known = self[successor]?["predecessors"]?.array ?? []
            if other.contains(where: { $0.name == "predecessors" && $0.isInSeed }),
                !known.contains(where: { $0["id"]?.string == address.id })
            {
                let back = Assignment("predecessors+", .json(Self.relation(address, "followed")))
                result.notes += try set(successor, [back], citation: citation).notes
            }
        }
        return result
    }

    private static func relation(_ address: RecordAddress, _ words: String) -> JSON {
        ["id": .string(address.id), "relation": .string(words)]
    }
}
