internal import Directory

extension SeedDraft {
    /// Takes values of a record out, with their evidence.
    ///
    /// - Parameter gap: why nothing is known there; it takes the place of what a gap said before.
    package mutating func unset(
        _ address: RecordAddress,
        _ fields: [String],
        gap: String? = nil
    ) throws(EditRefusal) -> EditResult {
        var result = try set(address, fields.map { Assignment($0, .none) })
        guard let gap, let record = self[address] else { return result }
        guard !gap.allSatisfy(\.isWhitespace) else {
            throw .senseless("--gap is empty. Say in a line what was looked for, or leave it out.")
        }
        let kept = (record["gaps"]?.array ?? []).filter { gap in !fields.contains { gap["field"] == .string($0) } }
        let new = fields.map { JSON.object([.init("field", .string($0)), .init("reason", .string(gap))]) }
        result.notes += try set(address, [Assignment("gaps", .json(.array(kept + new)))]).notes
        return result
    }
}
