/// Finds prose that repeats a long run of another record's: a sentence that was copied and may be wrong in its new place.
enum RepeatedProse {
    /// How many words in a row make a run.
    static let length = 12

    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        var owners: [ArraySlice<String>: Int] = [:]
        var seen: Set<[Int]> = []
        var findings: [SeedFault] = []
        for (number, record) in records.enumerated() where record.collection != .sources {
            for (field, text) in prose(of: record) {
                let words = Folding.words(text)
                guard words.count >= length else { continue }
                for start in 0...(words.count - length) {
                    let run = words[start..<(start + length)]
                    guard let owner = owners[run] else {
                        owners[run] = number
                        continue
                    }
                    guard owner != number, seen.insert([owner, number]).inserted else { continue }
                    let other = records[owner]
                    let problem =
                        "repeats \"\(run.joined(separator: " "))…\" of \(other.collection)/\(other.label); say it in words of its own"
                    findings.append(record.fault(field, problem))
                }
            }
        }
        return findings
    }

    /// The sentences of a record: what its table has as text, but for names and for reasons of gaps, which repeat by
    /// their nature.
    private static func prose(of record: SeedRecord) -> [(field: String, text: String)] {
        CollectionSchema.named(record.collection).fields
            .filter { $0.isInSeed && !["name", "names", "gaps", "evidence", "note"].contains($0.name) }
            .flatMap { field in
                Leaf.leaves(ofField: field).flatMap { leaf -> [(String, String)] in
                    guard case .value(.text) = leaf.content, leaf.field.isFact else { return [] }
                    return leaf.values(in: record.value).compactMap(\.string).map { (leaf.path, $0) }
                }
            }
    }
}
